import { useEffect } from "react";
import { useFetcher } from "react-router";
import { useToast } from "#app/components/ui/toast.tsx";
import type { act } from "./acts.ts";
import type { ListAct } from "./form-schema.ts";

export type DoListAct = (wanted: ListAct) => void;

/** Does something to a list; a note says why not. One for the page: rows come and go. */
export function useListAct(): DoListAct {
  const fetcher = useFetcher<typeof act>({ key: "list-act" });
  const { toast } = useToast();
  const { data } = fetcher;
  useEffect(() => {
    if (data && !data.ok) toast({ title: data.said, tone: "danger" });
  }, [data, toast]);
  return (wanted) => {
    const filled = Object.entries(wanted).filter(([, value]) => value !== undefined);
    void fetcher.submit(Object.fromEntries(filled.map(([key, value]) => [key, String(value)])), {
      method: "post",
    });
  };
}
