/** Fonts and character maps that PDFs name without bringing them along: pdf.js finds them among our own assets. */

const urls: Record<string, string> = {
  ...import.meta.glob<string>("/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}", {
    query: "?url&no-inline",
    import: "default",
    eager: true,
  }),
  ...import.meta.glob<string>("/node_modules/pdfjs-dist/cmaps/*.bcmap", {
    query: "?url&no-inline",
    import: "default",
    eager: true,
  }),
};

const folders = { standardFontDataUrl: "standard_fonts", cMapUrl: "cmaps" } as const;

/** What pdf.js calls a BinaryDataFactory: one method, by kind and file name. */
export class PdfData {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = kind in folders ? folders[kind as keyof typeof folders] : null;
    const url = folder && urls[`/node_modules/pdfjs-dist/${folder}/${filename}`];
    if (!url) throw new Error(`pdf.js asks for what we do not have: ${kind} ${filename}`);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${filename}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
