import { lazy, Suspense } from "react";
import { Skeleton } from "#app/components/ui/skeleton.tsx";
import type { FileView } from "#domain/views/card.ts";

// pdf.js is large: it is loaded when somebody looks at a PDF.
const PdfViewer = lazy(async () => ({ default: (await import("./pdf-viewer.tsx")).PdfViewer }));

/** The pages of a file that is a PDF; nothing of another. */
export function FilePages({ file }: { file: Omit<FileView, "problem"> }) {
  if (file.type !== "pdf") return null;
  return (
    <Suspense fallback={<Skeleton className="aspect-paper w-full" />}>
      <PdfViewer id={file.id} url={file.url} name={file.name} quiet={file.reading === "unreadable"} />
    </Suspense>
  );
}
