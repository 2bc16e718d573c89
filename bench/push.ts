// `npm run bench:push [-- --json] [--rounds 5] [--cards 5] [--no-browser] [--url URL]`: from the recruiter's hand to the
// candidate's open page. Every round moves its cards through 25 stages that are announced at once.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { startThrowaway } from "#scripts/serve.ts";
import { chromiumLaunch } from "#tests/e2e/chromium.ts";
import { walkInBrowser, walkOnSocket } from "./push-measure.ts";
import { distribution, machine, type Row, rowsOf } from "./push-report.ts";
import { openPushRoom, steps } from "./push-room.ts";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    cards: { type: "string", default: "5" },
    browser: { type: "boolean", default: true },
    // An app that runs already, with the demo's people; nothing: the built app, with data of its own.
    url: { type: "string" },
  },
});
const [rounds, cards] = [Number(values.rounds), Number(values.cards)];
// With --json standard output holds one object and nothing else, whatever the build has to say.
if (values.json) console.log = console.error;

/** What else the machine was doing, in processes that wanted a core before we began. */
const load = loadavg()[0]?.toFixed(1);
const app = values.url ? { url: values.url, stop: async () => {} } : await startThrowaway();
try {
  const measured = await measure(app.url);
  const rows = [
    ...rowsOf("", measured.socket),
    ...(values.browser ? rowsOf("browser_", measured.browser) : []),
  ];
  if (values.json) process.stdout.write(`${JSON.stringify({ bench: "push", machine: machine(), rows })}\n`);
  else report(rows, measured);
} finally {
  await app.stop();
}

interface Measured {
  socket: number[][];
  browser: number[][];
}

async function measure(url: string): Promise<Measured> {
  const push = await openPushRoom(url);
  const browser = values.browser ? await chromium.launch(await chromiumLaunch()) : null;
  const measured: Measured = { socket: [], browser: [] };
  try {
    await walkOnSocket(push, await push.addApplicant());
    for (let round = 1; round <= rounds; round += 1) {
      const took: number[] = [];
      for (let card = 0; card < cards; card += 1)
        took.push(...(await walkOnSocket(push, await push.addApplicant())));
      measured.socket.push(took);
      if (browser) measured.browser.push(await walkInBrowser(push, await push.addApplicant(), browser));
      console.error(`round ${round} of ${rounds}`);
    }
  } finally {
    await browser?.close();
    push.room.close();
  }
  return measured;
}

function report(rows: readonly Row[], { socket, browser }: Measured): void {
  const moves = socket.flat();
  const text = `# Push: from the recruiter's hand to the candidate's open page

${machine()}; load average before it began: ${load}.

Everything (server, recruiter, candidates, browser) on this machine, one clock; ${rounds} rounds, medians of the rounds' quantiles. \`npm run bench:push\`, ${new Date().toISOString().slice(0, 10)}.

A recruiter's board socket sends a move into a stage that is announced at once; the clock stops when the frame is read on
the socket of the candidate's page (\`p50_ms\` …), or when the new headline stands in the document of a page in Chromium
and this process has heard of it (\`browser_p50_ms\` …; an upper bound). Warm-up: ${steps} moves, not counted.

| metric | ms | moves |
|---|---:|---:|
${rows.map(({ metric, value, n }) => `| ${metric} | ${value} | ${n} |`).join("\n")}

## Distribution, sockets

${distribution(moves)}
${browser.length > 0 ? `\n## Distribution, Chromium\n\n${distribution(browser.flat())}\n` : ""}`;
  console.log(text);
  writeFileSync(join(import.meta.dirname, "results/push.md"), text);
}
