import { useEffect, useRef } from "react";
import { useFetcher } from "react-router";
import { useToast } from "#app/components/ui/toast.tsx";
import { onNotSent } from "#app/not-sent.ts";
import type { act } from "./acts.ts";
import type { ListAct } from "./form-schema.ts";

interface Ends {
  /** The organization's list has it. */
  done?: () => void;
  /** Refused, or not sent: what was typed must not be lost. */
  failed?: () => void;
}

export type DoListAct = (wanted: ListAct, ends?: Ends) => void;

/** Does something to a list; a note says why not. One for the page: rows come and go. */
export function useListAct(): DoListAct {
  const fetcher = useFetcher<typeof act>({ key: "list-act" });
  const { toast } = useToast();
  const { data } = fetcher;
  const latest = useRef<Ends>({});
  useEffect(() => {
    const end = (how: keyof Ends) => {
      const { [how]: then } = latest.current;
      latest.current = {};
      then?.();
    };
    if (data && !data.ok) toast({ title: data.said, tone: "danger" });
    if (data) end(data.ok ? "done" : "failed");
    return onNotSent(() => end("failed"));
  }, [data, toast]);
  return (wanted, ends = {}) => {
    latest.current = ends;
    const filled = Object.entries(wanted).filter(([, value]) => value !== undefined);
    void fetcher.submit(Object.fromEntries(filled.map(([key, value]) => [key, String(value)])), {
      method: "post",
    });
  };
}
