/** Word résumés, made with the docx library. */
import { Document, Header, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";

/** Bytes that can go into a Request, a File or a bucket as they are. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A paragraph a line; the first as a heading. */
export function plainDocx(lines: string[]): Promise<Bytes> {
  return pack(lines.map((line, at) => (at === 0 ? heading(line) : new Paragraph(line))));
}

/** The lines of `header` stand in the page's header, as many templates do with name and address. */
export function headedDocx(header: string[], lines: string[]): Promise<Bytes> {
  const headers = { default: new Header({ children: header.map((line) => new Paragraph(line)) }) };
  return pack(
    lines.map((line) => new Paragraph(line)),
    headers,
  );
}

/** A borderless table of two columns, as form-like résumés have it. */
export function tableDocx(title: string, rows: [string, string][], lines: string[]): Promise<Bytes> {
  const cell = (text: string) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun(text)] })] });
  const table = new Table({
    rows: rows.map(([left, right]) => new TableRow({ children: [cell(left), cell(right)] })),
  });
  return pack([heading(title), table, ...lines.map((line) => new Paragraph(line))]);
}

function heading(text: string): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.TITLE });
}

async function pack(children: (Paragraph | Table)[], headers?: { default: Header }): Promise<Bytes> {
  const document = new Document({ sections: [headers ? { headers, children } : { children }] });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
