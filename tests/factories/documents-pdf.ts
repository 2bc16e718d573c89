/** PDF résumés in three layouts, made with pdf-lib and its built-in fonts (Latin letters only). */
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from "pdf-lib";
import type { Bytes } from "./documents-docx.ts";
import type { Person } from "./documents-people.ts";

interface Pen {
  page: PDFPage;
  plain: PDFFont;
  bold: PDFFont;
}

/** Name, headline and contacts at the top; everything else under it. */
export async function singleColumnPdf(person: Person): Promise<Bytes> {
  const { document, pen } = await newPage();
  let y = write(pen, [person.name], 50, 780, 22, true);
  y = write(pen, [person.headline], 50, y, 13);
  y = write(pen, [`${person.email} | ${person.phone} | ${person.location}`], 50, y, 10);
  y = write(pen, ["", "SUMMARY"], 50, y, 12, true);
  y = write(pen, wrap(person.summary, 90), 50, y, 10);
  write(pen, experience(person), 50, y, 10);
  return new Uint8Array(await document.save());
}

/** Credentials behind a centred name in capitals; dates flush right. */
export async function centredPdf(person: Person, credentials: string): Promise<Bytes> {
  const { document, pen } = await newPage();
  const centre = (text: string, y: number, size: number) =>
    write(pen, [text], 298 - pen.bold.widthOfTextAtSize(text, size) / 2, y, size, true);
  let y = centre(`${person.name}, ${credentials}`, 780, 18);
  y = centre([person.location, person.phone, person.email].join("  •  "), y, 10);
  y = centre(person.headline.toUpperCase(), y - 8, 12);
  for (const job of person.jobs) {
    write(pen, [job.dates], 480, y, 10);
    y = write(pen, [`${job.title}, ${job.employer}`, ...job.points.map((point) => `• ${point}`)], 50, y, 10);
  }
  write(pen, ["", "EDUCATION", person.school], 50, y, 10);
  return new Uint8Array(await document.save());
}

/** A side column with contacts and skills on the left, drawn first; name and work on the right. */
export async function twoColumnPdf(person: Person): Promise<Bytes> {
  const { document, pen } = await newPage();
  const side = ["CONTACT", person.email, person.phone, person.location, "", "SKILLS", "Prototyping"];
  const more = [
    "Research interviews",
    "Type and colour",
    "Accessibility",
    "",
    "LANGUAGES",
    "Two, and some drawing",
  ];
  write(pen, [...side, ...more], 40, 775, 10);
  let y = write(pen, [person.name], 240, 780, 22, true);
  y = write(pen, [person.headline], 240, y, 12);
  y = write(pen, ["", "PROFILE", ...wrap(person.summary, 55)], 240, y, 10);
  write(pen, experience(person), 240, y, 10);
  return new Uint8Array(await document.save());
}

/** So many pages with one word each. */
export async function longPdf(pages: number): Promise<Bytes> {
  const document = await PDFDocument.create();
  const plain = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1) {
    document.addPage().drawText(`Page ${number}`, { x: 50, y: 700, size: 12, font: plain });
  }
  return new Uint8Array(await document.save());
}

async function newPage(): Promise<{ document: PDFDocument; pen: Pen }> {
  const document = await PDFDocument.create();
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  return { document, pen: { page: document.addPage([595, 842]), plain, bold } };
}

/** Writes lines downwards and gives back where the next one goes. */
function write(pen: Pen, lines: string[], x: number, top: number, size: number, bold = false): number {
  let y = top;
  for (const line of lines) {
    if (line) pen.page.drawText(line, { x, y, size, font: bold ? pen.bold : pen.plain });
    y -= size * 1.5;
  }
  return y;
}

function experience(person: Person): string[] {
  const jobs = person.jobs.flatMap((job) => [
    `${job.title}, ${job.employer} (${job.dates})`,
    ...job.points.map((point) => `• ${point}`),
    "",
  ]);
  return ["", "EXPERIENCE", ...jobs, "EDUCATION", person.school];
}

function wrap(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}(?:\\s|$)`, "g"))?.map((line) => line.trim()) ?? [];
}
