/** Text out of a Word file. Only the parts that hold its words are unpacked, counted, and handed to mammoth. */
import { strToU8, zipSync } from "fflate";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { finishText } from "./clean-text.ts";
import { limits } from "./limits.ts";
import type { DocumentText } from "./schema.ts";
import { inflateEntry, readDirectory, type ZipEntry } from "./zip.ts";

/** Not the comments: what reviewers remarked is not the applicant's text. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/app\.xml|word\/(?:_rels\/[^/]+\.rels|(?:document|footnotes|endnotes|styles|numbering|header)\d*\.xml))$/;

/** Refuses: document.unreadable, document.encrypted, document.zipBomb, document.wrongType (another kind of zip), document.noText. */
export async function readDocx(bytes: Uint8Array): Promise<Outcome<DocumentText>> {
  const directory = readDirectory(bytes);
  if (!directory.ok) return directory;
  if (!directory.value.some((entry) => /^word\/document\d*\.xml$/.test(entry.name)))
    return refuse("document.wrongType");
  const parts = unpack(
    bytes,
    directory.value.filter((entry) => wanted.test(entry.name)),
  );
  if (!parts.ok) return parts;
  // Word never writes a DOCTYPE; whoever does wants entities expanded.
  if (Object.values(parts.value).some(hasDoctype)) return refuse("document.unreadable");
  const body = await bodyText(parts.value);
  if (body === undefined) return refuse("document.unreadable");
  return finishText(withHeader(headerText(parts.value), body), pagesOf(parts.value["docProps/app.xml"]));
}

type Parts = Record<string, Uint8Array>;

function unpack(bytes: Uint8Array, entries: ZipEntry[]): Outcome<Parts> {
  const parts: Parts = {};
  let room: number = limits.zip.xmlBytes;
  for (const entry of entries) {
    // A part that grows beyond what the directory declares is a lie, and nobody lies small.
    const part = inflateEntry(bytes, entry, Math.min(room, entry.declared));
    if (!part.ok) return part;
    room -= part.value.length;
    parts[entry.name] = part.value;
  }
  return accept(parts);
}

async function bodyText(parts: Parts): Promise<string | undefined> {
  const { default: mammoth } = await import("mammoth");
  const zip = zipSync(parts, { level: 0 });
  const arrayBuffer = zip.buffer.slice(zip.byteOffset, zip.byteOffset + zip.byteLength) as ArrayBuffer;
  // In workerd mammoth's browser half is bundled and wants `arrayBuffer`; in Node the other half wants `buffer`.
  const input = { arrayBuffer, buffer: zip } as unknown as { arrayBuffer: ArrayBuffer };
  const result = await mammoth.extractRawText(input).catch(() => undefined);
  // mammoth ends every paragraph with an empty line; one line a paragraph reads better.
  return result?.value
    .split("\n\n")
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}

/** Many put name and address into the page's header, which mammoth leaves out. */
function headerText(parts: Parts): string[] {
  const headers = Object.entries(parts).filter(([name]) => /^word\/header\d*\.xml$/.test(name));
  const lines = headers.flatMap(([, bytes]) => paragraphsOf(new TextDecoder().decode(bytes)));
  return [...new Set(lines)].slice(0, 20);
}

function paragraphsOf(xml: string): string[] {
  // A text box is written twice, for new and for old readers.
  const once = xml.replace(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>/g, "");
  return once.split(/<\/w:p>|<w:br\/>/).flatMap((paragraph) => {
    const runs = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>/g)];
    const text = runs
      .map((run) => (run[1] === undefined ? "\t" : unescapeXml(run[1])))
      .join("")
      .trim();
    return text && text.length < 500 ? [text] : [];
  });
}

function withHeader(header: string[], body: string): string {
  const missing = header.filter((line) => !body.includes(line));
  return missing.length > 0 ? `${missing.join("\n")}\n\n${body}` : body;
}

function unescapeXml(text: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name] ?? whole;
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** Word notes the number of pages when it saves; one if it did not. */
function pagesOf(app: Uint8Array | undefined): number {
  const pages = Number(/<Pages>(\d{1,5})<\/Pages>/.exec(app ? new TextDecoder().decode(app) : "")?.[1] ?? 1);
  return Math.max(1, pages);
}

const doctype = strToU8("<!DOCTYPE");

function hasDoctype(part: Uint8Array): boolean {
  // It may stand only before the first element, so near the beginning; comments could push it back a little.
  const head = part.subarray(0, 65_536);
  for (let at = head.indexOf(0x3c); at >= 0; at = head.indexOf(0x3c, at + 1)) {
    if (doctype.every((byte, index) => head[at + index] === byte)) return true;
  }
  return false;
}
