/**
 * Tells columns from rows. A right-aligned date ("Acme … 2019") shares its line with what it belongs to and
 * is read across; two columns of prose are read one after the other. Between the two only the lines tell:
 * in columns many lines of one side have nothing at the same height on the other, or both sides are long.
 */
import type { Segment } from "./pdf-lines.ts";

/** Fewer rows than this on either side are never a column. */
const fewestRows = 5;

/** Rows in the order of reading: bands of columns are unrolled, left first; everything else is left as it is. */
export function readingOrder(rows: Segment[][]): Segment[][] {
  const gutter = findGutter(rows);
  if (gutter === undefined) return rows;
  const ordered: Segment[][] = [];
  let band: Segment[][] = [];
  const flush = () => {
    ordered.push(...unroll(band, gutter));
    band = [];
  };
  for (const row of rows) {
    if (crosses(row, gutter)) {
      flush();
      ordered.push(row);
    } else band.push(row);
  }
  flush();
  return ordered;
}

function unroll(band: Segment[][], gutter: number): Segment[][] {
  const { left, right } = sides(band, gutter);
  if (!looksLikeColumns(left, right)) return band;
  // A centred heading above the columns may stand wholly on the right: it still comes first.
  const top = left[0]?.[0]?.y ?? 0;
  const heading = right.filter((row) => (row[0]?.y ?? 0) > top + 2 * (row[0]?.size ?? 0));
  return [...heading, ...left, ...right.filter((row) => !heading.includes(row))];
}

function sides(band: Segment[][], gutter: number): { left: Segment[][]; right: Segment[][] } {
  const left = band
    .map((row) => row.filter((segment) => segment.right <= gutter))
    .filter((row) => row.length > 0);
  const right = band
    .map((row) => row.filter((segment) => segment.left >= gutter))
    .filter((row) => row.length > 0);
  return { left, right };
}

function looksLikeColumns(left: Segment[][], right: Segment[][]): boolean {
  if (left.length < fewestRows || right.length < fewestRows) return false;
  const heights = new Set(left.map((row) => Math.round(row[0]?.y ?? 0)));
  const alone = right.filter((row) => !heights.has(Math.round(row[0]?.y ?? 0))).length;
  // The left column may be set flush right, against the gutter.
  const aligned =
    commonEdge(right, leftEdge) >= 0.5 &&
    Math.max(commonEdge(left, leftEdge), commonEdge(left, rightEdge)) >= 0.4;
  return aligned && (alone >= 0.4 * right.length || (isProse(left) && isProse(right)));
}

const leftEdge = (row: Segment[]) => row[0]?.left ?? 0;
const rightEdge = (row: Segment[]) => row.at(-1)?.right ?? 0;

/** The share of rows that meet the most common edge: high for a column, low for the left of right-aligned dates. */
function commonEdge(rows: Segment[][], edgeOf: (row: Segment[]) => number): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const edge = Math.round(edgeOf(row) / 6);
    counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  // Bullets and their hanging text start at two edges.
  const [first = 0, second = 0] = [...counts.values()].sort((a, b) => b - a);
  return (first + second) / Math.max(1, rows.length);
}

function isProse(rows: Segment[][]): boolean {
  const characters = rows.map((row) => row.reduce((sum, segment) => sum + lengthOf(segment), 0));
  const total = characters.reduce((sum, count) => sum + count, 0);
  return total / Math.max(1, rows.length) > 30;
}

function lengthOf(segment: Segment): number {
  return segment.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
}

function crosses(row: Segment[], gutter: number): boolean {
  return row.some((segment) => segment.left < gutter && segment.right > gutter);
}

/** The x that splits most rows without cutting them, where both sides carry enough; none if there is none. */
function findGutter(rows: Segment[][]): number | undefined {
  const edges = rows.flatMap((row) => row.map((segment) => segment.left - 2));
  const candidates = [...new Set(edges.map((edge) => Math.round(edge)))];
  let best: { x: number; score: number } | undefined;
  for (const x of candidates) {
    const { left, right } = sides(rows, x);
    const crossing = rows.filter((row) => crosses(row, x)).length;
    if (left.length < fewestRows || right.length < fewestRows || crossing > 0.6 * rows.length) continue;
    const clear = x - Math.max(...left.map(rightEdge));
    const rowsWon = Math.min(left.length, right.length) + 0.5 * (left.length + right.length);
    const score = rowsWon - 2 * crossing + Math.min(clear, 30) / 5;
    if (!best || score > best.score) best = { x, score };
  }
  return best?.x;
}
