import { Download, FileText } from "lucide-react";
import { lazy, Suspense } from "react";
import { buttonStyles } from "#app/components/ui/button.tsx";
import { Skeleton } from "#app/components/ui/skeleton.tsx";
import { m } from "#app/paraglide/messages.js";
import type { InterviewKit } from "#domain/views/interviews.ts";

// pdf.js is large: it is loaded when somebody looks at a PDF.
const PdfViewer = lazy(async () => ({
  default: (await import("#app/routes/hiring/card/pdf-viewer.tsx")).PdfViewer,
}));

/** The résumé, shown where it is a PDF. */
export function KitFiles({ files }: { files: NonNullable<InterviewKit["files"]> }) {
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
            <a href={file.url} download={file.name} className={buttonStyles({ size: "sm" })}>
              <Download aria-hidden="true" className="size-3.5" />
              {m.card_download()}
            </a>
          </header>
          {file.type === "pdf" ? (
            <Suspense fallback={<Skeleton className="aspect-paper w-full" />}>
              <PdfViewer id={file.id} url={file.url} name={file.name} quiet={file.reading === "unreadable"} />
            </Suspense>
          ) : null}
        </section>
      ))}
    </section>
  );
}
