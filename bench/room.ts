// Our room beside the servers that hold documents like it: `npm run bench:room -- [--json] [--rounds 5] …`.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { machine } from "./push-report.ts";
import { startHotgigs } from "./room/hotgigs.ts";
import { startPeers } from "./room/peers.ts";
import { type Phase, phases } from "./room/phases.ts";
import { report } from "./room/report.ts";
import { Results } from "./room/results.ts";
import type { Subject } from "./room/subject.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    /** Length of a measurement in seconds. With two, five rounds of everything take about ten minutes. */
    seconds: { type: "string", default: "2" },
    /** Only these, by comma: phases (fanout, moves …), subjects (hotgigs …). */
    only: { type: "string" },
    subjects: { type: "string" },
    /** Do not write bench/results/room.md. */
    dry: { type: "boolean", default: false },
  },
});
const [rounds, ms] = [Number(values.rounds), Number(values.seconds) * 1_000];
// With --json standard output holds one object and nothing else, whatever the build has to say.
if (values.json) console.log = console.error;

const loadBefore = loadavg()[0] ?? 0;
const folder = mkdtempSync(join(tmpdir(), "hotgigs-room-"));
const wanted = (names: string | undefined) => (name: string) => !names || names.split(",").includes(name);
const subjects: Subject[] = [];
try {
  if (wanted(values.subjects)("hotgigs")) subjects.push(await startHotgigs(join(folder, "state")));
  subjects.push(...(await startPeers(folder, wanted(values.subjects))));
  const results = await measure(phases.filter(({ name }) => wanted(values.only)(name)));
  const rows = results.rows();
  const load: [number, number] = [loadBefore, loadavg()[0] ?? 0];
  const text = report(rows, results, { machine: machine(), rounds, seconds: ms / 1_000, load });
  if (values.json) process.stdout.write(`${JSON.stringify({ bench: "room", machine: machine(), rows })}\n`);
  else console.log(text);
  if (!values.dry) writeFileSync(join(import.meta.dirname, "results/room.md"), text);
} finally {
  await Promise.all(subjects.map((subject) => subject.stop()));
  rmSync(folder, { recursive: true, force: true });
}

/** Every round goes through all phases, and every phase through all subjects, so that the machine's moods meet all. */
async function measure(chosen: readonly Phase[]): Promise<Results> {
  const results = new Results();
  for (let round = 1; round <= rounds; round += 1) {
    for (const phase of chosen) {
      for (const subject of subjects) {
        const start = performance.now();
        await phase.run(subject, { ms, note: (metric, value) => results.note(subject.name, metric, value) });
        await subject.settle();
        const took = Math.round(performance.now() - start);
        console.error(`round ${round} ${phase.name} ${subject.name} ${results.last()} (${took} ms)`);
      }
    }
  }
  return results;
}
