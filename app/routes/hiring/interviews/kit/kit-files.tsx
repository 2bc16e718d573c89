import { Download, FileText } from "lucide-react";
import { lazy, type MouseEvent, Suspense, useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import { buttonStyles } from "#app/components/ui/button.tsx";
import { Skeleton } from "#app/components/ui/skeleton.tsx";
import { m } from "#app/paraglide/messages.js";
import type { InterviewKit } from "#domain/views/interviews.ts";

// pdf.js is large: it is loaded when somebody looks at a PDF.
const PdfViewer = lazy(async () => ({
  default: (await import("#app/routes/hiring/card/pdf-viewer.tsx")).PdfViewer,
}));

/** Links to files are good for five minutes, and a kit stands open for an hour. */
const goodForMs = 4 * 60_000;

type Files = NonNullable<InterviewKit["files"]>;

/** The résumé, shown where it is a PDF. */
export function KitFiles({ files }: { files: Files }) {
  const download = useFreshLinks(files);
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
            <a
              id={file.id}
              href={file.url}
              download={file.name}
              onClick={download}
              className={buttonStyles({ size: "sm" })}
            >
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

/** A click on a link that has run out loads the page's data again, and is then done by itself. */
function useFreshLinks(files: Files): (event: MouseEvent<HTMLAnchorElement>) => void {
  const { revalidate } = useRevalidator();
  const signedAt = useRef(0);
  const wanted = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each load brings links that are signed anew
  useEffect(() => {
    signedAt.current = Date.now();
    if (wanted.current !== null) document.getElementById(wanted.current)?.click();
    wanted.current = null;
  }, [files]);
  return (event) => {
    if (Date.now() - signedAt.current < goodForMs || !navigator.onLine) return;
    event.preventDefault();
    wanted.current = event.currentTarget.id;
    void revalidate();
  };
}
