// What the board benchmark prints.
import { distribution, machine, quantile, type Row, rowsOf } from "../push-report.ts";
import type { Frames, Seen } from "./frames.ts";

export interface Measured {
  /** Milliseconds, by round. */
  wire: number[][];
  pair: number[][];
  seen: Seen[];
}

const median = (values: readonly number[]) => quantile(values, 0.5);
const round = (value: number) => Math.round(value * 100) / 100;

/** A display of 60 Hz shows a frame every 16.7 ms; what takes longer than one and a half was not shown in time. */
const missedMs = 25;

function frameRows(name: string, rounds: readonly Frames[]): Row[] {
  const n = rounds.reduce((sum, { took }) => sum + took.length, 0);
  const row = (metric: string, value: number): Row => ({
    subject: "hotgigs",
    metric: `${name}_${metric}`,
    value: round(value),
    n,
  });
  const missed = rounds.flatMap(({ took }) => took).filter((ms) => ms > missedMs).length;
  return [
    ...[50, 95, 99].map((percent) =>
      row(`frame_p${percent}_ms`, median(rounds.map(({ took }) => quantile(took, percent / 100)))),
    ),
    row("missed_percent", (100 * missed) / Math.max(1, n)),
  ];
}

export function boardRows({ wire, pair, seen }: Measured): Row[] {
  const one = (metric: string, value: number): Row => ({
    subject: "hotgigs",
    metric,
    value: round(value),
    n: seen.length,
  });
  return [
    ...rowsOf("", wire),
    ...rowsOf("browser_", pair),
    one("open_ms", median(seen.map(({ openedMs }) => openedMs))),
    one("open_live_ms", median(seen.map(({ liveMs }) => liveMs))),
    one("html_kb", median(seen.map(({ htmlBytes }) => htmlBytes)) / 1_000),
    ...frameRows(
      "scroll",
      seen.map(({ scroll }) => scroll),
    ),
    ...frameRows(
      "drag",
      seen.map(({ drag }) => drag),
    ),
  ];
}

export interface Circumstances {
  load: string;
  rounds: number;
  moves: number;
  boards: number;
  cards: number;
  movesInBrowsers: number;
}

export function reportOf(rows: readonly Row[], { wire, pair, seen }: Measured, how: Circumstances): string {
  const { load, rounds, moves, boards, cards, movesInBrowsers } = how;
  const most = Math.max(...seen.map(({ mostCards }) => mostCards));
  return `# Board: from a move to the boards of others, and a board of ${cards} cards

${machine()}; load average before it began: ${load}.

Server, clients and browsers on this machine, one clock; ${rounds} rounds, medians of the rounds' quantiles.
\`npm run bench:board\`, ${new Date().toISOString().slice(0, 10)}.

| metric | value | n |
|---|---:|---:|
${rows.map(({ metric, value, n }) => `| ${metric} | ${value} | ${n} |`).join("\n")}

- \`p50_ms\` …: ${moves * rounds} moves on a requisition that is open on ${boards} boards (protocol clients of three people);
  from the sending of a move to its being read on each of the ${boards - 1} other boards, each delivery counted.
- \`browser_p50_ms\` …: ${movesInBrowsers * rounds} moves, from a key pressed in one Chromium to the card standing in its new
  column in the document of another, while the ${boards} boards are open too. Both are driven from outside, whose way there
  and back is in the figure: an upper bound.
- \`open_ms\`: a board of ${cards} cards, from asking for its address to cards on the screen; \`open_live_ms\`: to a board
  that is live and can be worked on; \`html_kb\`: its HTML as it came over the wire.
- \`scroll_…\`, \`drag_…\`: the time between frames, as requestAnimationFrame sees them, while a column is scrolled by the
  wheel and a card is carried over the board, 4 s each. \`missed_percent\`: frames that took longer than ${missedMs} ms. At
  the end ${most} cards stood in the document.

## Deliveries over the wire

${distribution(wire.flat())}

## Chromium to Chromium

${distribution(pair.flat())}

## What these figures do not say

Chromium runs without a display and without a GPU: what a frame costs a screen and a graphics card is not in them, and
painting is done by the processor that also runs the server, the database and the other browsers. Nothing crosses a
network. Frame times come from requestAnimationFrame: a frame that the compositor shows late, after the page has done its
part, is not seen. All cards have short names and no labels. The moves tell no candidate, so no inbox is written (that is
\`bench:push\`), and one person moves at a time (many at once is \`bench:room\`).
`;
}
