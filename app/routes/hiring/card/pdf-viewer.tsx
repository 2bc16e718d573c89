import { Minus, Plus } from "lucide-react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { GlobalWorkerOptions, getDocument } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { Skeleton } from "#app/components/ui/skeleton.tsx";
import { m } from "#app/paraglide/messages.js";
import { PdfData } from "./pdf-data.ts";
import { PdfPage } from "./pdf-page.tsx";

const zooms = [0.75, 1, 1.25, 1.5, 2, 3];

export interface PdfViewerProps {
  /** The file; its `url` changes each time that it is signed anew, and is then not loaded again. */
  id: string;
  url: string;
  name: string;
  /** Something else says already that the file is broken. */
  quiet: boolean;
}

/** A PDF, page by page as one scrolls. Scripts inside it never run, and nothing is fetched from elsewhere. */
export function PdfViewer({ id, url, name, quiet }: PdfViewerProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [zoom, setZoom] = useState(1);
  const latest = useRef(url);
  latest.current = url;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same file under a newly signed link is the same file
  useEffect(() => {
    GlobalWorkerOptions.workerSrc = workerUrl;
    const task = getDocument({
      url: latest.current,
      useWasm: false,
      enableXfa: false,
      useWorkerFetch: false,
      useSystemFonts: false,
      cMapPacked: true,
      BinaryDataFactory: PdfData,
    });
    task.promise.then(setPdf, () => setFailed(true));
    return () => {
      setPdf(null);
      setFailed(false);
      void task.destroy();
    };
  }, [id]);
  if (failed && quiet) return null;
  if (failed) return <Banner tone="warning">{m.card_pdf_failed()}</Banner>;
  if (!pdf) return <Skeleton className="aspect-paper w-full" />;
  const pages = Array.from({ length: pdf.numPages }, (_, at) => at + 1);
  const step = (by: number) => setZoom(zooms[zooms.indexOf(zoom) + by] ?? zoom);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-1 text-xs text-muted">
        <span className="mr-auto tabular-nums">{m.card_pages({ count: pdf.numPages })}</span>
        <IconButton label={m.card_zoom_out()} size="sm" disabled={zoom === zooms[0]} onClick={() => step(-1)}>
          <Minus aria-hidden="true" className="size-3.5" />
        </IconButton>
        <span className="w-10 text-center tabular-nums">
          {m.card_percent({ count: Math.round(zoom * 100) })}
        </span>
        <IconButton
          label={m.card_zoom_in()}
          size="sm"
          disabled={zoom === zooms.at(-1)}
          onClick={() => step(1)}
        >
          <Plus aria-hidden="true" className="size-3.5" />
        </IconButton>
      </div>
      <section
        aria-label={m.card_pdf({ name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="flex flex-col gap-3 overflow-x-auto rounded-lg bg-sunken p-2"
      >
        {pages.map((number) => (
          <PdfPage key={number} pdf={pdf} number={number} zoom={zoom} />
        ))}
      </section>
    </div>
  );
}
