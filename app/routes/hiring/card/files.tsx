import { FileText } from "lucide-react";
import { useState } from "react";
import { DownloadLink } from "#app/components/download-link.tsx";
import { refusalCodeWords } from "#app/components/refusal-words.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { Spinner } from "#app/components/ui/spinner.tsx";
import { m } from "#app/paraglide/messages.js";
import { can } from "#domain/access/access.ts";
import type { CardView, FileView } from "#domain/views/card.ts";
import { CandidateFormBox } from "./candidate-form.tsx";
import { FilePages } from "./file-pages.tsx";

/** The candidate's files: a PDF is shown, everything can be downloaded. */
export function Files({ card, requisition }: { card: CardView; requisition: string }) {
  if (card.files.length === 0) {
    return <EmptyState icon={<FileText />} title={m.card_no_files()} level={3} className="py-10" />;
  }
  return (
    <div className="flex flex-col gap-6 px-4 py-4">
      {card.files.map((file) => (
        <FileBox key={file.id} file={file} card={card} requisition={requisition} />
      ))}
    </div>
  );
}

interface FileBoxProps {
  file: FileView;
  card: CardView;
  requisition: string;
}

function FileBox({ file, card, requisition }: FileBoxProps) {
  const [typing, setTyping] = useState(false);
  const mayEdit = can({ capabilities: card.abilities }, "candidate.edit");
  return (
    <section aria-label={file.name} className="flex flex-col gap-3">
      <header className="flex items-center gap-2.5">
        <FileText aria-hidden="true" className="size-4 shrink-0 text-subtle" />
        <div className="min-w-0 flex-1">
          <p className="truncate text-sm font-medium">{file.name}</p>
          <p className="text-xs text-subtle">
            {sizeWords(file.bytes)}
            <span aria-hidden="true"> · </span>
            <RelativeTime at={file.uploadedAt} />
          </p>
        </div>
        {file.reading === "reading" ? (
          <Badge icon={<Spinner label={null} className="size-3" />}>{m.board_reading()}</Badge>
        ) : null}
        <DownloadLink name={file.name} url={file.url} />
      </header>
      {file.reading === "unreadable" ? (
        <Banner
          tone="warning"
          actions={
            mayEdit && !typing ? (
              <Button size="sm" onClick={() => setTyping(true)}>
                {m.card_type_in()}
              </Button>
            ) : undefined
          }
        >
          {file.problem ? refusalCodeWords(file.problem) : m.refusal_document_unreadable()}
        </Banner>
      ) : null}
      {typing ? (
        <CandidateFormBox card={card} requisition={requisition} onDone={() => setTyping(false)} />
      ) : null}
      <FilePages file={file} />
    </section>
  );
}

function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1_024));
  return kilobytes < 1_024
    ? m.card_kilobytes({ count: kilobytes })
    : m.card_megabytes({ count: (kilobytes / 1_024).toFixed(1) });
}
