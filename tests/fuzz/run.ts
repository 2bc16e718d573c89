/** Runs the long form in several processes of workerd, in chunks, and adds up what they report. */
import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { bin } from "#scripts/paths.mjs";
import { type Report, readReport } from "./report.ts";

export interface FuzzOptions {
  root: string;
  seeds: number;
  operations: number;
  frames: number;
  from: number;
  chunk: number;
  log(line: string): void;
}

type Task = { kind: "session" | "damaged"; from: number; size: number };

const files = { session: "tests/workerd/fuzz.test.ts", damaged: "tests/workerd/mutate.test.ts" };
/** How often a chunk may end before it should, without any report in between. */
const mostDeaths = 2;
const keptLines = 25;
const number = (value: number) => Math.round(value).toLocaleString("en");

export class Fuzz {
  readonly #options: FuzzOptions;
  readonly #notes: string;
  readonly #tasks: Task[] = [];
  readonly #children = new Set<ChildProcess>();
  readonly #findings: string[] = [];
  readonly #startedAt = Date.now();
  #stopped = false;
  /** Of this run and of what it goes on with. */
  #total = { seeds: 0, events: 0, acknowledged: 0, saved: 0, heard: 0, asleep: 0, frames: 0, sockets: 0 };
  #operations = 0;
  #before = 0;

  constructor(options: FuzzOptions) {
    this.#options = options;
    const { root, from, operations } = options;
    mkdirSync(join(root, "test-results"), { recursive: true });
    this.#notes = join(root, "test-results", `fuzz-${from}-${operations}.jsonl`);
  }

  /** Runs everything that is not done yet. Resolves with the exit code. */
  async run(processes: number): Promise<number> {
    const { log, seeds, operations, frames, from } = this.#options;
    log(`seeds from ${from}: ${number(seeds)} × ${operations} operations, ${number(frames)} damaged frames`);
    this.#plan();
    await Promise.all(Array.from({ length: processes }, () => this.#work()));
    log(this.#summary());
    for (const finding of this.#findings) log(`  ${finding}`);
    const whole = this.#total.seeds >= seeds && this.#total.frames >= frames;
    return whole && this.#findings.length === 0 ? 0 : 1;
  }

  stop(): void {
    this.#stopped = true;
    for (const child of this.#children) child.kill("SIGTERM");
  }

  #plan(): void {
    const { seeds, frames, from, chunk } = this.#options;
    const done = new Set<number>();
    const known = existsSync(this.#notes) ? readFileSync(this.#notes, "utf8").split("\n") : [];
    for (const line of known) {
      const report = readReport(line);
      if (!report) continue;
      this.#count(report);
      if (report.kind === "session") done.add(report.seed);
    }
    this.#before = this.#total.seeds;
    const left = Array.from({ length: seeds }, (_, at) => from + at).filter((seed) => !done.has(seed));
    while (left.length > 0) {
      const [first = from] = left;
      let size = 0;
      while (size < chunk && left[0] === first + size) {
        left.shift();
        size += 1;
      }
      this.#tasks.push({ kind: "session", from: first, size });
    }
    const size = chunk * 1_000;
    for (let at = this.#total.frames; at < frames; at += size) {
      this.#tasks.push({ kind: "damaged", from: from + at, size: Math.min(size, frames - at) });
    }
  }

  async #work(): Promise<void> {
    for (;;) {
      const task = this.#tasks.shift();
      if (!task || this.#stopped) return;
      await this.#chunk(task);
    }
  }

  async #chunk(task: Task, deaths = 0): Promise<void> {
    let next = task.from;
    const { code, tail } = await this.#spawn(task, (report) => {
      appendFileSync(this.#notes, `FUZZ ${JSON.stringify(report)}\n`);
      this.#count(report);
      if (report.kind === "session") next = report.seed + 1;
    });
    if (this.#stopped) return;
    this.#options.log(this.#progress());
    const { from, kind, size } = task;
    const faulty = this.#findings.some((each) => each.startsWith(`seed ${next - 1}:`));
    if (code === 0 || (kind === "session" && next >= from + size && faulty)) return;
    for (const line of tail) this.#options.log(`    ${line}`);
    this.#findings.push(`seed ${next}: the process ended with ${code}`);
    // What follows is run all the same: one finding must not hide the next.
    const goesOn = kind === "session" && deaths < mostDeaths;
    const rest = { kind, from: next + 1, size: from + size - next - 1 };
    if (goesOn && rest.size > 0) await this.#chunk(rest, next === from ? deaths + 1 : 0);
  }

  #spawn(task: Task, heard: (report: Report) => void): Promise<{ code: number | null; tail: string[] }> {
    const { root, operations } = this.#options;
    const tail: string[] = [];
    const child = spawn(bin("vitest"), ["run", "--project", "workerd", files[task.kind]], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        NO_COLOR: "1",
        // Vite hands these to tests in workerd.
        VITE_FUZZ_FROM: String(task.from),
        VITE_FUZZ_SEEDS: String(task.size),
        VITE_FUZZ_FRAMES: String(task.size),
        VITE_FUZZ_OPERATIONS: String(operations),
      },
    });
    this.#children.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        const report = readReport(line);
        if (report) heard(report);
        else if (tail.push(line) > keptLines) tail.shift();
      });
    }
    return new Promise((done) => {
      child.on("close", (code) => {
        this.#children.delete(child);
        done({ code, tail });
      });
    });
  }

  #count(report: Report): void {
    const total = this.#total;
    for (const fault of report.faults) {
      this.#findings.push(`seed ${report.seed}: ${fault}`);
      this.#options.log(`FOUND seed ${report.seed}: ${fault}`);
    }
    if (report.kind === "damaged") {
      total.frames += report.frames;
      total.sockets += report.sockets;
      return;
    }
    total.seeds += 1;
    total.events += report.events;
    total.acknowledged += report.acknowledged;
    total.saved += report.saved;
    total.heard += report.frames;
    const { asleep = 0, ...operations } = report.operations;
    total.asleep += asleep;
    this.#operations += Object.values(operations).reduce((sum, times) => sum + times, 0);
  }

  #minutes(): number {
    return (Date.now() - this.#startedAt) / 60_000;
  }

  #progress(): string {
    const { seeds, frames } = this.#options;
    const rate = (this.#total.seeds - this.#before) / this.#minutes();
    const left =
      rate > 0 ? `, about ${Math.ceil((seeds - this.#total.seeds) / rate)} minutes of seeds left` : "";
    return `${this.#total.seeds}/${seeds} seeds, ${number(this.#total.frames)}/${number(frames)} damaged frames, ${this.#findings.length} found${left}`;
  }

  #summary(): string {
    const { seeds, events, acknowledged, saved, heard, asleep, frames, sockets } = this.#total;
    return [
      `seeds from ${this.#options.from}: ${number(seeds)} sessions, ${number(this.#operations)} operations`,
      `${number(events)} events, ${number(acknowledged)} acknowledged commands, ${number(saved)} saved changes (Yjs clock)`,
      `${number(heard)} frames of the room looked at, put to sleep ${number(asleep)} times`,
      `${number(frames)} damaged frames over ${number(sockets)} sockets`,
      `${this.#findings.length} found in ${this.#minutes().toFixed(1)} minutes`,
    ].join("; ");
  }
}
