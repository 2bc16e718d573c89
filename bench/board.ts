// `npm run bench:board [-- --json] [--rounds 5] [--moves 100] [--boards 50] [--cards 5000] [--url URL]`: from a move to
// the boards of others, and what Chromium makes of a board with very many cards.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { startThrowaway } from "#scripts/serve.ts";
import { chromiumLaunch } from "#tests/e2e/chromium.ts";
import { makeCrowd } from "./board/crowd.ts";
import { lookAtBoard, type Seen, signedInPage } from "./board/frames.ts";
import { moveInBrowsers, moveOverTheWire, openBoards, openPair } from "./board/moves.ts";
import { boardRows, reportOf } from "./board/report.ts";
import { machine } from "./push-report.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    /** A round; five of them are the five hundred. */
    moves: { type: "string", default: "100" },
    boards: { type: "string", default: "50" },
    cards: { type: "string", default: "5000" },
    // An app that runs already, with the demo's people; nothing: the built app, with data of its own.
    url: { type: "string" },
    // A requisition of that app that has its cards already.
    requisition: { type: "string" },
  },
});
const [rounds, moves, boards, cards] = [values.rounds, values.moves, values.boards, values.cards].map(
  Number,
) as [number, number, number, number];
/** In Chromium each move takes its time. */
const movesInBrowsers = 10;
// With --json standard output holds one object and nothing else, whatever the build has to say.
if (values.json) console.log = console.error;

/** What else the machine was doing, in processes that wanted a core before we began. */
const load = loadavg()[0]?.toFixed(1) ?? "";
const app = values.url ? { url: values.url, stop: async () => {} } : await startThrowaway();
const browser = await chromium.launch(await chromiumLaunch());
try {
  const wire: number[][] = [];
  const pair: number[][] = [];
  const seen: Seen[] = [];
  await measureMoves(app.url, browser, wire, pair);
  await measureFrames(app.url, browser, seen);
  const measured = { wire, pair, seen };
  const rows = boardRows(measured);
  if (values.json) process.stdout.write(`${JSON.stringify({ bench: "board", machine: machine(), rows })}\n`);
  else {
    const text = reportOf(rows, measured, { load, rounds, moves, boards, cards, movesInBrowsers });
    console.log(text);
    writeFileSync(join(import.meta.dirname, "results/board.md"), text);
  }
} finally {
  await browser.close();
  await app.stop();
}

async function measureMoves(url: string, chrome: Browser, wire: number[][], pair: number[][]): Promise<void> {
  const board = await openBoards(url, boards);
  try {
    await moveOverTheWire(board, board.applications.length);
    for (let round = 1; round <= rounds; round += 1) {
      wire.push(await moveOverTheWire(board, moves));
      const two = await openPair(chrome, url, board.requisition);
      await moveInBrowsers(two, board, 2);
      pair.push(await moveInBrowsers(two, board, movesInBrowsers));
      await two.close();
      console.error(`moves: round ${round} of ${rounds}`);
    }
  } finally {
    board.close();
  }
}

async function measureFrames(url: string, chrome: Browser, seen: Seen[]): Promise<void> {
  const requisition = values.requisition ?? (await makeCrowd(url, cards)).requisition;
  const page = await signedInPage(chrome, url);
  for (let round = 1; round <= rounds; round += 1) {
    seen.push(await lookAtBoard(page, `/requisitions/${requisition}`));
    console.error(`frames: round ${round} of ${rounds}`);
  }
  await page.context().close();
}
