import { useEffect, useRef } from "react";
import { useToast } from "#app/components/ui/toast.tsx";
import { onNotSent } from "#app/not-sent.ts";

/** What comes after an act: a dialog closes when it is done, and what was typed is not lost when it failed. */
export interface Ends {
  done?: () => void;
  /** Refused, or not sent. */
  failed?: () => void;
}

/** For the answers of one fetcher: a note says why something was refused. The answer takes the ends of the next act. */
export function useEnds(data: { ok: boolean; said: string } | undefined): (ends: Ends) => void {
  const { toast } = useToast();
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
  return (ends) => {
    latest.current = ends;
  };
}
