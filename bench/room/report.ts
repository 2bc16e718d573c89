// What the room benchmark prints and leaves in bench/results/room.md.
import type { Row } from "../push-report.ts";
import { people } from "./load.ts";
import type { Results } from "./results.ts";

export interface About {
  machine: string;
  rounds: number;
  seconds: number;
  /** The machine's load average (1 minute) at the start and the end: above its cores, others were at work. */
  load: [number, number];
}

const ours = "hotgigs";
const plain = "@hocuspocus/server";
const durable = `${plain}+durable`;

/** The numbers to hold of DESIGN.md: ours against the peer's, and how much of it we may take. */
const targets: readonly { metric: string; peer: string; times: number; least?: boolean }[] = [
  { metric: "fanout_p95_ms", peer: durable, times: 1.1 },
  { metric: "fanout_p95_ms", peer: plain, times: 1.5 },
  { metric: "move_p95_ms", peer: durable, times: 1.1 },
  { metric: "move_p95_ms", peer: plain, times: 1.5 },
  { metric: "sustained_acked_per_s", peer: durable, times: 1, least: true },
];

function table(rows: readonly Row[], results: Results): string {
  const subjects = [...new Set(rows.map((row) => row.subject))];
  const metrics = [...new Set(rows.map((row) => row.metric))];
  const cell = (subject: string, metric: string) => {
    const row = rows.find((each) => each.subject === subject && each.metric === metric);
    const range = results.range(subject, metric);
    return row && range ? `**${row.value}** (${range[0]}–${range[1]})` : "–";
  };
  return [
    `| metric | ${subjects.join(" | ")} |`,
    `|---|${subjects.map(() => "---:|").join("")}`,
    ...metrics.map(
      (metric) => `| ${metric} | ${subjects.map((subject) => cell(subject, metric)).join(" | ")} |`,
    ),
  ].join("\n");
}

function held(rows: readonly Row[]): string {
  const value = (subject: string, metric: string) =>
    rows.find((row) => row.subject === subject && row.metric === metric)?.value;
  const lines = targets.flatMap(({ metric, peer, times, least }) => {
    const [mine, theirs] = [value(ours, metric), value(peer, metric)];
    if (mine === undefined || theirs === undefined) return [];
    const ratio = mine / theirs;
    const holds = least ? ratio >= times : ratio <= times;
    const wanted = `${least ? "at least" : "at most"} ${times} × ${peer}`;
    return [`| ${metric} | ${wanted} | ${ratio.toFixed(2)} × | ${holds ? "holds" : "**falls short**"} |`];
  });
  return ["| metric | to hold | measured | |", "|---|---|---:|---|", ...lines].join("\n");
}

export function report(rows: readonly Row[], results: Results, about: About): string {
  const { machine, rounds, seconds, load } = about;
  return `# Room: our board beside servers that hold documents like it

${machine}; load average ${load[0].toFixed(1)} at the start, ${load[1].toFixed(1)} at the end (with ${people} clients and all servers on
the same cores, about 1 is our own). ${new Date().toISOString().slice(0, 16)}Z, \`npm run bench:room -- --rounds ${rounds} --seconds ${seconds}\`.
Medians of ${rounds} interleaved rounds, in brackets the smallest and largest of them.

${table(rows, results)}

${held(rows)}

## What is measured

Every subject is a process of its own on loopback, loaded by one generator (\`bench/room/load.ts\`): raw sockets, y-protocols,
no provider library. ${people} people on one board of 200 entries; each phase has a new board; latencies are from \`send\` to the
\`message\` event of every other client, one for each receiver of each change.

- \`fanout\`: one writer, 50 changes a second. \`five_writers\`: five with 10 each. \`move\`: one person moves 50 cards a
  second; ours by commands (the clock stops at the event's frame), peers by the same \`Y.Map\` set. \`told_move\` (ours
  alone): the same into stages that the candidate is told of at once, so that each move also writes in their inbox.
- \`sustained\`: all ${people} write in turn, 32 changes in flight in all, the next one goes when one is acknowledged. Ours
  acknowledges when it is on disk; Hocuspocus when it has applied it (also in the durable row: it stores after that);
  @y/websocket-server acknowledges nothing and has no figure.
- \`flood\`: one more client sends 1,000 changes a second beside the writer of \`fanout\`; the figures are what the others feel
  of the ordinary writer. Ours closes the flooding socket after its burst (4429) and lets that person in again after four
  seconds; the flood knocks all the while, as fast as it can (\`flood_thrown_out\`), and so gets rid of far fewer frames
  than the peers take from it. Before that (13:08 the same day) it was let in at once each time: 2,250 frames, and the
  others felt 8.5 ms at the median, 13.8 at p95.
- \`join_1mb\`: from \`new WebSocket\` to the whole document (5,000 entries with ranks as long as they may be, see
  \`join_document_kb\`), alone, and the slowest of 20 at once. Ours also sends the state of 5,000 applications beside it.
- \`idle_kb_per_socket\`: growth of the server process's resident memory for 1,000 silent sockets on 25 boards, after a fresh
  start, boards included.

Rows: \`hotgigs\` is the built app as \`npm start\` serves it (miniflare, workerd, SQLite; D1 projections run beside).
\`+durable\`: Hocuspocus with @hocuspocus/extension-database, debounce 0, into node:sqlite (WAL, synchronous=FULL);
@y/websocket-server with its persistence hook writing a row an update into the same kind of file, waited for, after it
has sent the update on. Plain rows keep nothing.

## What bounds ours

Taken apart on 2026-11-23 with \`perf\` (workerd's main thread, V8's map of compiled code) in the phase \`fanout\`: 2.9 ms of
that thread for each edit to 49 others, against 1.0 ms of Hocuspocus' and 1.5 ms of the durable one's. Of these 2.9 ms:

- 1.0 ms is the room's own turn: 0.31 in 49 calls of \`WebSocket.send\` (6 µs each, the runtime's), 0.26 gate and Yjs, 0.15
  for rows, 0.04 to acknowledge; the rest decoding and bookkeeping.
- 0.2 ms is the commit, besides the wait for the disk: one fsync for each flush (counted with strace: 89 in 89), of two
  pages. It took 0.4 to 0.5 ms at best and milliseconds while others wrote to the same disk. It stands before the first
  frame goes out ("written, then shown"); the peers send first.
- 0.9 ms is the frames' way out: 0.30 in the pipes between Workers (a socket passed miniflare's entry Worker, two of its
  Workers for assets, which it passes no more, ours and the object: about 0.035 for each, no JavaScript), 0.36 in 49 writes to sockets
  (the peers have these too), 0.2 for a continuation in the object after each send. All of it is the runtime's.
- The rest is reading the frame and waking the object, garbage collection (4 %), and the projection into D1, which shares
  the thread: bursts that delay whatever comes in just then (by our guess about 10 ms; not counted apart). It was twice a second while people work, and is
  at most once in 1.2 s now.

A move costs the same way out since it is one frame a socket (it was two: 121 writes for a move, 70 now), and half a
millisecond more in the room: the command is parsed, decided, hashed and written with its event, state, answer and rank.

Newcomers are answered with a document and a welcome that were encoded for the first of them, until something changes;
before, each cost an encoding of the whole document and of 5,000 applications. It took one alone from 35 to 13 ms
and twenty at once from 525 to 239 ms. What remains was not taken apart; each is sent the facts of 5,000 applications
beside the document, which the peers do not have.

An idle socket's memory is mostly the runtime's, measured with an object of six lines that only holds sockets: 222 KB for
each through miniflare's entry Worker and its two for assets, 132 KB past those two, 90 KB without any of them. Since
\`npm start\` leads \`/live/*\` past the Workers for assets, ours went from 270 to 213 KB (400 sockets on 10 boards). The
object of six lines also shows what a frame costs before anybody writes anything: 23 to 29 µs of the thread each, so 1.1
to 1.4 ms for 49 receivers, as much as Hocuspocus needs for everything.

## What the figures do not say

- Loopback: no network, no TLS. Local workerd is one thread and one disk for all objects, D1 and queues; on Cloudflare
  these are different machines, and a write is confirmed by several (an object's flush takes 10 ms and more there).
- Ours checks who sends what, that a rank is a rank and the application exists, limits 60 frames a second and socket
  (\`sustained\` therefore uses all sockets; the generator stays below the limit, which allows about 2,800 a second here),
  and shows nothing before it is on disk. The peers do none of that in these rows.
- The generator shares the machine: what it costs to read 49 frames for each change is in all rows alike.
- Absolute figures vary with the machine's mood; compare within a run.
- Ratios of p95 vary too, by a third from run to run: on 2026-11-23 the same command on the same, otherwise idle machine
  gave 1.29 (durable) and 1.80 (plain) for edits and 1.29 and 2.16 for moves at 08:41, and 0.88, 1.44, 1.18 and 1.86 at 13:08.
`;
}
