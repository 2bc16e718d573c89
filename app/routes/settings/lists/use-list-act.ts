import { useFetcher } from "react-router";
import { type Ends, useEnds } from "../parts/use-ends.ts";
import type { act } from "./acts.ts";
import type { ListAct } from "./form-schema.ts";

export type DoListAct = (wanted: ListAct, ends?: Ends) => void;

/** Does something to a list; a note says why not. One for the page: rows come and go. */
export function useListAct(): DoListAct {
  const fetcher = useFetcher<typeof act>({ key: "list-act" });
  const begin = useEnds(fetcher.data);
  return (wanted, ends = {}) => {
    begin(ends);
    const filled = Object.entries(wanted).filter(([, value]) => value !== undefined);
    void fetcher.submit(Object.fromEntries(filled.map(([key, value]) => [key, String(value)])), {
      method: "post",
    });
  };
}
