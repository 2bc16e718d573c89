/** Files that must be refused, each for one reason. */
import { strToU8, zipSync } from "fflate";
import { PDFDocument } from "pdf-lib";
import { type Bytes, plainDocx } from "./documents-docx.ts";

/** The smallest PNG: one grey pixel. */
const png = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="),
  (character) => character.charCodeAt(0),
);

export const emptyFile = (): Bytes => new Uint8Array(0);

/** An image whose name says PDF. */
export const renamedPng = (): Bytes => png.slice();

/** One byte more than is allowed, with a PDF's beginning. */
export function oversizedPdf(): Bytes {
  const bytes = new Uint8Array(25 * 1024 * 1024 + 1);
  bytes.set(strToU8("%PDF-1.7\n"));
  return bytes;
}

/** A PDF's beginning and then noise. */
export function corruptPdf(): Bytes {
  const noise = Array.from({ length: 4_000 }, (_, at) => String.fromCharCode(33 + ((at * 7919) % 90)));
  return new Uint8Array(strToU8(`%PDF-1.7\n${noise.join("")}\n%%EOF`));
}

/** A PDF that asks for a password: nobody knows it, since its check values are made up. */
export function encryptedPdf(): Bytes {
  const check = "5a".repeat(32);
  return assemble(
    [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${check}> /U <${check}> >>`,
    ],
    `/Encrypt 4 0 R /ID [<${"61".repeat(16)}> <${"61".repeat(16)}>]`,
  );
}

/** A scan: a page with a picture and no letter. */
export async function imageOnlyPdf(): Promise<Bytes> {
  const document = await PDFDocument.create();
  const image = await document.embedPng(png);
  document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  return new Uint8Array(await document.save());
}

/** A Word file whose text swells to `megabytes` of nothing, and whose directory admits it. */
export function zipBombDocx(megabytes = 64): Bytes {
  const open = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
  const body = new Uint8Array(megabytes * 1024 * 1024).fill(0x20);
  body.set(strToU8(open));
  return new Uint8Array(zipSync({ ...skeleton(), "word/document.xml": body }, { level: 9 }));
}

/** The same, but the directory claims a kilobyte. */
export function lyingZipBombDocx(megabytes = 64): Bytes {
  const bytes = zipBombDocx(megabytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1024 * 1024) {
      view.setUint32(at + 24, 1_024, true);
    }
  }
  return bytes;
}

/** A thousand times "lol" to the power of nine, if anyone expanded it. */
export function entityBombDocx(): Bytes {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  const xml = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">${entities.join("")}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>`;
  return new Uint8Array(zipSync({ ...skeleton(), "word/document.xml": strToU8(xml) }));
}

/** A zip that holds no Word file. */
export const otherZip = (): Bytes => new Uint8Array(zipSync({ "hello.txt": strToU8("hello") }));

/** A whole Word file with its second half missing. */
export async function cutDocx(): Promise<Bytes> {
  const whole = await plainDocx(["Somebody", "somebody@example.com"]);
  return whole.slice(0, whole.length / 2);
}

/** Word's container for a file behind a password begins like this (OLE). */
export function encryptedDocx(): Bytes {
  const bytes = new Uint8Array(4_096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return bytes;
}

function skeleton(): Record<string, Uint8Array> {
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const relations =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  return { "[Content_Types].xml": strToU8(types), "_rels/.rels": strToU8(relations) };
}

function assemble(objects: string[], trailer: string): Bytes {
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(strToU8(text));
}
