import { useEffect } from "react";
import { useFetcher } from "react-router";
import { useToast } from "#app/components/ui/toast.tsx";
import type { act } from "./acts.ts";
import type { MemberAct } from "./form-schema.ts";

export type Act = (wanted: MemberAct) => void;

/** Does something to a member or an invitation and says in a note what came of it. One for the page: rows go. */
export function useAct(): Act {
  const fetcher = useFetcher<typeof act>({ key: "member-act" });
  const { toast } = useToast();
  const { data } = fetcher;
  useEffect(() => {
    if (data) toast({ title: data.said, tone: data.ok ? "success" : "danger" });
  }, [data, toast]);
  return (wanted) => void fetcher.submit(wanted, { method: "post" });
}
