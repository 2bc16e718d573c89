import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { TextLayer } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import "#app/styles/pdf-text-layer.css";

/** More than this many pixels in a canvas and phones give up. */
const mostPixels = 4_096 * 4_096;

export interface PdfPageProps {
  pdf: PDFDocumentProxy;
  /** 1, 2, 3 … */
  number: number;
  /** 1 fits the width. */
  zoom: number;
}

/** One page, drawn when it comes into view, with its text above the picture so that it can be selected and read. */
export function PdfPage({ pdf, number, zoom }: PdfPageProps) {
  const box = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(number === 1);
  useEffect(() => {
    if (!box.current || seen) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      rootMargin: "600px",
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [seen]);
  useEffect(() => {
    if (!seen) return;
    let stop = () => {};
    let gone = false;
    void pdf.getPage(number).then((page) => {
      if (!gone && box.current && canvas.current && text.current) {
        stop = draw(page, box.current, canvas.current, text.current, zoom);
      }
    });
    return () => {
      gone = true;
      stop();
    };
  }, [pdf, number, zoom, seen]);
  return (
    <section
      ref={box}
      aria-label={m.card_page({ number, count: pdf.numPages })}
      className="pdf-page relative aspect-paper w-full shrink-0 bg-paper shadow-popup"
    >
      <canvas ref={canvas} className="block" />
      <div ref={text} className="pdf-text" />
    </section>
  );
}

/** Draws the page at the width of its place; returns what stops it. */
function draw(
  page: PDFPageProxy,
  box: HTMLElement,
  canvas: HTMLCanvasElement,
  text: HTMLElement,
  zoom: number,
): () => void {
  const natural = page.getViewport({ scale: 1 });
  const scale = (((box.parentElement?.clientWidth ?? 400) - 16) / natural.width) * zoom;
  const viewport = page.getViewport({ scale });
  // Twice as fine as the screen at least: small print is drawn by glyphs at whole pixels.
  const wanted = Math.min(Math.max(devicePixelRatio, 2), 3);
  const density = Math.min(wanted, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
  canvas.width = Math.floor(viewport.width * density);
  canvas.height = Math.floor(viewport.height * density);
  canvas.style.width = `${viewport.width}px`;
  canvas.style.height = `${viewport.height}px`;
  box.style.width = `${viewport.width}px`;
  box.style.height = `${viewport.height}px`;
  box.style.aspectRatio = "auto";
  box.style.setProperty("--total-scale-factor", String(scale));
  text.replaceChildren();
  const rendering = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
  rendering.promise.catch(ignoreCancelled);
  layer.render().catch(ignoreCancelled);
  return () => {
    rendering.cancel();
    layer.cancel();
  };
}

/** Zooming ends a drawing before it is done: that is no error. */
function ignoreCancelled(): void {}
