import { FileText } from "lucide-react";
import { DownloadLink } from "#app/components/download-link.tsx";
import { m } from "#app/paraglide/messages.js";
import { FilePages } from "#app/routes/hiring/card/file-pages.tsx";
import type { InterviewKit } from "#domain/views/interviews.ts";

type Files = NonNullable<InterviewKit["files"]>;

/** The résumé, shown where it is a PDF. */
export function KitFiles({ files }: { files: Files }) {
  return (
    <section aria-labelledby="resume" className="flex flex-col gap-3">
      <h2 id="resume" className="font-semibold text-base">
        {m.interviews_resume()}
      </h2>
      {files.length === 0 ? <p className="text-muted text-sm">{m.interviews_no_resume()}</p> : null}
      {files.map((file) => (
        <section key={file.id} aria-label={file.name} className="flex flex-col gap-3">
          <header className="flex items-center gap-2.5">
            <FileText aria-hidden="true" className="size-4 shrink-0 text-subtle" />
            <p className="min-w-0 flex-1 truncate font-medium text-sm">{file.name}</p>
            <DownloadLink name={file.name} url={file.url} />
          </header>
          <FilePages file={file} />
        </section>
      ))}
    </section>
  );
}
