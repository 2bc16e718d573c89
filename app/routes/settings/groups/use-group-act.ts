import { useEffect, useRef } from "react";
import { useFetcher } from "react-router";
import { useToast } from "#app/components/ui/toast.tsx";
import type { act } from "./acts.ts";
import type { GroupAct } from "./form-schema.ts";

/** Does something to a group. A note says that it went well, and then `onDone`; if not, `said` is why. */
export function useGroupAct(onDone: () => void) {
  const fetcher = useFetcher<typeof act>();
  const { toast } = useToast();
  const { data, state } = fetcher;
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (!data?.ok) return;
    toast({ title: data.said, tone: "success" });
    done.current();
  }, [data, toast]);
  return {
    busy: state !== "idle",
    said: data && !data.ok ? data.said : null,
    act: (wanted: GroupAct) => void fetcher.submit(wanted, { method: "post" }),
  };
}
