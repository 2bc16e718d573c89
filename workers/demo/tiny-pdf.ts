/** A PDF of one page of text, written by hand: enough for a demo's résumés, in Latin-1. */

/** The bytes of an A4 page with one line of text each; an empty string leaves a gap. The first line is a title. */
export function tinyPdf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = lines.map((line, at) => {
    const [font, size, lead] = at === 0 ? ["F2", 20, 26] : ["F1", 11, 16];
    return `/${font} ${size} Tf ${lead} TL (${escapeText(line)}) Tj T*`;
  });
  const content = `BT 56 780 Td ${text.join("\n")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  // One byte a character: offsets counted characters.
  return Uint8Array.from(file, (character) => character.charCodeAt(0) & 0xff);
}

function escapeText(line: string): string {
  return line.replace(/[\\()]/g, (character) => `\\${character}`).replace(/[^\x20-\xff]/g, "?");
}
