/** Text out of a PDF, with its lines kept. Scans hold no text and are refused as such. */
import { type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { finishText } from "./clean-text.ts";
import { limits } from "./limits.ts";
import { pageText, type TextPiece } from "./pdf-lines.ts";
import type { DocumentText } from "./schema.ts";

/** Refuses: document.encrypted, document.unreadable, document.tooManyPages, document.noText. */
export async function readPdf(bytes: Uint8Array, deadline: number): Promise<Outcome<DocumentText>> {
  const { getDocumentProxy } = await import("unpdf");
  // pdf.js takes the buffer for itself, so it gets a copy.
  const opening = getDocumentProxy(bytes.slice(), { verbosity: 0, useSystemFonts: false });
  const opened = await opening.catch((error: unknown) => error);
  if (opened instanceof Error || !isProxy(opened)) {
    return refuse(nameOf(opened) === "PasswordException" ? "document.encrypted" : "document.unreadable");
  }
  try {
    if (opened.numPages > limits.pdfPages) {
      return refuse("document.tooManyPages", { pages: opened.numPages, limit: limits.pdfPages });
    }
    return await readPages(opened, deadline);
  } catch {
    return refuse("document.unreadable");
  } finally {
    await opened.loadingTask.destroy().catch(() => undefined);
  }
}

type PdfProxy = Awaited<ReturnType<typeof import("unpdf")["getDocumentProxy"]>>;

async function readPages(pdf: PdfProxy, deadline: number): Promise<Outcome<DocumentText>> {
  const pages: string[] = [];
  let characters = 0;
  let cut = false;
  for (let number = 1; number <= pdf.numPages && !cut; number += 1) {
    const text = await readPage(pdf, number);
    pages.push(text);
    characters += text.length + 2;
    cut = characters > limits.textCharacters || (Date.now() > deadline && number < pdf.numPages);
  }
  return finishText(pages.join("\n\n"), pdf.numPages, cut);
}

/** A page that cannot be read leaves a hole rather than losing the rest. */
async function readPage(pdf: PdfProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number).catch(() => undefined);
  const content = await page?.getTextContent().catch(() => undefined);
  const text = content ? pageText(content.items.flatMap(toPiece)) : "";
  page?.cleanup();
  return text;
}

type PdfItem = Awaited<
  ReturnType<Awaited<ReturnType<PdfProxy["getPage"]>>["getTextContent"]>
>["items"][number];

function toPiece(item: PdfItem): TextPiece[] {
  if (!("str" in item)) return [];
  const [a, b, , d, x, y]: unknown[] = item.transform;
  if (!item.str || typeof x !== "number" || typeof y !== "number") return [];
  const size = Math.hypot(Number(a), Number(b)) || Math.abs(Number(d)) || item.height || 10;
  return [{ text: item.str, x, y, width: item.width, size, rightToLeft: item.dir === "rtl" }];
}

function isProxy(value: unknown): value is PdfProxy {
  return typeof value === "object" && value !== null && "numPages" in value;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}
