import { Copy, ExternalLink, RefreshCw, Unlink } from "lucide-react";
import { useState } from "react";
import { useRevalidator } from "react-router";
import { renewStatusLink, revokeStatusLink } from "#app/board/api.ts";
import { refusalWords } from "#app/components/refusal-words.ts";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import type { CardView } from "#domain/views/card.ts";

/** The candidate's own page: to be copied, renewed when it went to the wrong person, or revoked. */
export function StatusLink({ card, requisition }: { card: CardView; requisition: string }) {
  const revalidator = useRevalidator();
  const { toast } = useToast();
  const [busy, setBusy] = useState(false);
  const [revoking, setRevoking] = useState(false);
  const act = async (call: typeof renewStatusLink | typeof revokeStatusLink, words: string) => {
    setBusy(true);
    const outcome = await call(requisition, card.application);
    setBusy(false);
    setRevoking(false);
    if (outcome.ok) {
      toast({ title: words, tone: "success" });
      await revalidator.revalidate();
    } else toast({ title: refusalWords(outcome.refusal), tone: "danger" });
  };
  const copy = async (url: string) => {
    try {
      await navigator.clipboard.writeText(url);
      toast({ title: m.card_link_copied(), tone: "success" });
    } catch {
      toast({ title: m.card_link_not_copied(), tone: "danger" });
    }
  };
  const url = card.statusLink;
  return (
    <section aria-labelledby="status-link" className="flex flex-col gap-2.5 rounded-lg border p-3">
      <h3 id="status-link" className="text-sm font-semibold">
        {m.card_link_title()}
      </h3>
      <p className="text-xs text-muted">{url ? m.card_link_explained() : m.card_link_none()}</p>
      {url ? (
        <div className="flex gap-2">
          <Input
            readOnly
            value={url}
            aria-label={m.card_link_title()}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button icon={<Copy aria-hidden="true" className="size-3.5" />} onClick={() => void copy(url)}>
            {m.card_link_copy()}
          </Button>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {url ? (
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            className="inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium text-muted hover:bg-hover hover:text-text pointer-coarse:min-h-10"
          >
            <ExternalLink aria-hidden="true" className="size-3.5" />
            {m.card_link_open()}
          </a>
        ) : null}
        <Button
          size="sm"
          variant="ghost"
          loading={busy}
          icon={<RefreshCw aria-hidden="true" className="size-3.5" />}
          onClick={() => void act(renewStatusLink, m.card_link_renewed())}
        >
          {url ? m.card_link_renew() : m.card_link_make()}
        </Button>
        {url ? (
          <Button
            size="sm"
            variant="ghost"
            icon={<Unlink aria-hidden="true" className="size-3.5" />}
            onClick={() => setRevoking(true)}
          >
            {m.card_link_revoke()}
          </Button>
        ) : null}
      </div>
      <AlertDialog
        title={m.card_link_revoke_title()}
        description={m.card_link_revoke_text()}
        action={m.card_link_revoke()}
        danger
        loading={busy}
        open={revoking}
        onOpenChange={setRevoking}
        onConfirm={() => void act(revokeStatusLink, m.card_link_revoked())}
      />
    </section>
  );
}
