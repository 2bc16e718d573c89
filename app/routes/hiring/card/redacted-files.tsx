import { FileText, VenetianMask } from "lucide-react";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { m } from "#app/paraglide/messages.js";
import { type Redaction, redactionMark, redactions } from "#domain/views/redaction.ts";

/** What the candidate's files say, without who says it. */
export function RedactedFiles({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) {
    return (
      <EmptyState
        icon={<FileText />}
        title={m.privacy_resume_none()}
        description={m.privacy_resume_none_hint()}
        level={3}
        className="py-10"
      />
    );
  }
  return (
    <div className="flex flex-col gap-6 px-4 py-4">
      {texts.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no ids here, and do not change places
        <section key={at} aria-label={m.privacy_resume()} className="flex flex-col gap-3">
          <h3 className="flex items-center gap-2.5 text-sm font-medium">
            <VenetianMask aria-hidden="true" className="size-4 shrink-0 text-subtle" />
            {m.privacy_resume()}
          </h3>
          <p className="rounded-lg border bg-surface px-3 py-2.5 text-sm leading-relaxed whitespace-pre-wrap wrap-anywhere">
            <Redacted text={text} />
          </p>
        </section>
      ))}
    </div>
  );
}

const words: Record<Redaction, () => string> = {
  name: m.privacy_redacted_name,
  email: m.privacy_redacted_email,
  phone: m.privacy_redacted_phone,
  link: m.privacy_redacted_link,
};

function Redacted({ text }: { text: string }) {
  // The mark's group stands between the pieces of text.
  return text.split(redactionMark).map((piece, at) => {
    const what = at % 2 === 1 ? redactions.find((each) => each === piece) : undefined;
    if (!what) return piece;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <span key={at} className="rounded-sm bg-hover px-1 text-xs text-muted">
        {words[what]()}
      </span>
    );
  });
}
