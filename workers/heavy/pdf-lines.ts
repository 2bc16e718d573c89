/** From the positioned pieces of text on a PDF page to lines, in the order in which a person reads them. */
import { readingOrder } from "./pdf-columns.ts";

/** One run of text as pdf.js reports it, in points; `y` grows upwards. */
export interface TextPiece {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Font size. */
  size: number;
  rightToLeft: boolean;
}

/** Pieces side by side without a wide gap: a line, or the part of a line in one column. */
export interface Segment {
  pieces: TextPiece[];
  left: number;
  right: number;
  y: number;
  size: number;
}

/** A gap wider than this many font sizes separates things (a column, a right-aligned date). */
const wideGap = 1.6;

/** The text of one page: a line each, a tab at wide gaps, an empty line between blocks. */
export function pageText(pieces: TextPiece[]): string {
  const rows = readingOrder(rowsOf(pieces));
  const lines: string[] = [];
  let previous: Segment | undefined;
  for (const row of rows) {
    const first = row[0];
    if (!first) continue;
    const drop = previous ? previous.y - first.y : 0;
    const newBlock = previous && (drop > 1.75 * Math.max(first.size, previous.size) || drop < -first.size);
    if (newBlock) lines.push("");
    lines.push(row.map(segmentText).join("\t"));
    previous = first;
  }
  return lines.join("\n");
}

/** Rows from top to bottom, each cut into segments at its wide gaps. */
export function rowsOf(pieces: TextPiece[]): Segment[][] {
  const visible = dropShadows(pieces.filter((piece) => piece.text.trim() !== ""));
  const sorted = [...visible].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: TextPiece[][] = [];
  let anchor: TextPiece | undefined;
  for (const piece of sorted) {
    const row = rows.at(-1);
    // A superscript or a bold run can sit a little higher than its neighbours.
    const tolerance = anchor ? 0.4 * Math.min(anchor.size, piece.size) : 0;
    if (row && anchor && anchor.y - piece.y <= tolerance) row.push(piece);
    else {
      rows.push([piece]);
      anchor = piece;
    }
  }
  return rows.map(segmentsOf);
}

/** Some makers print bold text twice, a hair apart: keep one. */
function dropShadows(pieces: TextPiece[]): TextPiece[] {
  const seen = new Set<string>();
  return pieces.filter((piece) => {
    const key = `${piece.text}|${Math.round(piece.x)}|${Math.round(piece.y)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function segmentsOf(row: TextPiece[]): Segment[] {
  const segments: Segment[] = [];
  for (const piece of [...row].sort((a, b) => a.x - b.x)) {
    const current = segments.at(-1);
    const size = current ? Math.max(current.size, piece.size) : piece.size;
    if (current && piece.x - current.right <= wideGap * size) {
      current.pieces.push(piece);
      current.right = Math.max(current.right, piece.x + piece.width);
      current.size = size;
    } else {
      segments.push({
        pieces: [piece],
        left: piece.x,
        right: piece.x + piece.width,
        y: piece.y,
        size: piece.size,
      });
    }
  }
  return segments;
}

function segmentText(segment: Segment): string {
  const backwards = segment.pieces.filter((piece) => piece.rightToLeft).length * 2 > segment.pieces.length;
  const pieces = backwards ? [...segment.pieces].reverse() : segment.pieces;
  let text = "";
  let previous: TextPiece | undefined;
  for (const piece of pieces) {
    if (previous) {
      const gap = backwards ? previous.x - (piece.x + piece.width) : piece.x - (previous.x + previous.width);
      const size = Math.min(previous.size, piece.size);
      const spaced = /\s$/.test(previous.text) || /^\s/.test(piece.text);
      if (spaced || gap > 0.17 * size)
        text += gap > 0.8 * size && isLetterSpaced(previous, piece) ? "  " : " ";
    }
    text += piece.text.trim();
    previous = piece;
  }
  return text;
}

/** "J O H N  D O E": keep the wider gap between words, so that the letters can be joined again. */
function isLetterSpaced(left: TextPiece, right: TextPiece): boolean {
  return left.text.trim().length === 1 && right.text.trim().length === 1;
}
