import { useEffect, useState } from "react";
import { useFetcher } from "react-router";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import type { ParkedView } from "#domain/views/parked.ts";
import type { action } from "./route.tsx";

const kindWords = {
  board: m.parked_kind_board,
  lists: m.parked_kind_lists,
  audit: m.parked_kind_audit,
  reading: m.parked_kind_reading,
} as const satisfies Record<ParkedView["kind"], () => string>;

/** One job: what it was about, why it waits, and what one can do about it. */
export function ParkedItem({ job }: { job: ParkedView }) {
  const fetcher = useFetcher<typeof action>();
  const { toast } = useToast();
  const [asking, setAsking] = useState(false);
  const how = fetcher.data?.how;
  useEffect(() => {
    if (how) toast({ title: how === "replay" ? m.parked_replayed() : m.parked_dismissed() });
  }, [how, toast]);
  const send = (what: "replay" | "dismiss") =>
    void fetcher.submit({ id: job.id, how: what }, { method: "post" });
  const own = job.kind === "board" || job.kind === "reading";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{kindWords[job.kind]()}</p>
        <p className="truncate text-muted">
          {own ? `${job.about ?? m.parked_gone()} · ` : null}
          {m.parked_why({ attempts: job.attempts })} · <RelativeTime at={job.parkedAt} style="long" />
        </p>
      </div>
      <Button size="sm" loading={fetcher.state !== "idle"} onClick={() => send("replay")}>
        {m.parked_replay()}
      </Button>
      <AlertDialog
        title={m.parked_dismiss_ask()}
        description={m.parked_dismiss_text()}
        action={m.parked_dismiss()}
        open={asking}
        onOpenChange={setAsking}
        onConfirm={() => {
          setAsking(false);
          send("dismiss");
        }}
        trigger={
          <Button size="sm" variant="ghost">
            {m.parked_dismiss()}
          </Button>
        }
      />
    </li>
  );
}
