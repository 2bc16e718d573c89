import { expect, test } from "vitest";
import { backoff } from "./backoff.ts";
import { drainOutbox, type OutboxDeps } from "./outbox.ts";

interface Row {
  seq: number;
  receiver: string;
  attempts: number;
  dueAt: number;
}

/** An outbox in memory, and receivers that may be down. */
function world(rows: Row[]) {
  const sent: string[] = [];
  const down = new Set<string>();
  let time = 0;
  const deps: OutboxDeps<Row> = {
    now: () => time,
    due: (now) => rows.filter((row) => row.dueAt <= now).sort((a, b) => a.seq - b.seq),
    deliver: async (receiver, batch) => {
      if (down.has(receiver)) throw new Error("down");
      sent.push(`${receiver}:${batch.map((row) => row.seq).join(",")}`);
    },
    confirm: (batch) => {
      for (const row of batch) rows.splice(rows.indexOf(row), 1);
    },
    postpone: (batch, at) => {
      for (const row of batch) {
        row.attempts += 1;
        row.dueAt = at;
      }
    },
  };
  return { deps, rows, sent, down, pass: (ms: number) => (time += ms) };
}

const row = (seq: number, receiver: string): Row => ({ seq, receiver, attempts: 0, dueAt: 0 });

test("rows for one receiver go in order in one call, and are gone when confirmed", async () => {
  const { deps, rows, sent } = world([row(2, "b"), row(1, "a"), row(3, "a")]);
  expect(await drainOutbox(deps)).toEqual({ delivered: 3, postponed: 0 });
  expect(sent.sort()).toEqual(["a:1,3", "b:2"]);
  expect(rows).toEqual([]);
});

test("a receiver that is down keeps its rows, later and later, and nobody else waits", async () => {
  const { deps, rows, sent, down, pass } = world([row(1, "a"), row(2, "b")]);
  down.add("a");
  expect(await drainOutbox(deps)).toEqual({ delivered: 1, postponed: 1 });
  expect(rows).toMatchObject([{ seq: 1, attempts: 1, dueAt: backoff(1) }]);
  pass(backoff(1));
  await drainOutbox(deps);
  expect(rows[0]?.dueAt).toBe(backoff(1) + backoff(2));
  down.clear();
  pass(backoff(2));
  await drainOutbox(deps);
  expect(sent).toEqual(["b:2", "a:1"]);
});

test("rows are postponed before they are tried, so that a death in the middle makes no loop", async () => {
  const { deps, rows } = world([row(1, "a")]);
  let seen = 0;
  deps.deliver = async () => {
    seen = rows[0]?.dueAt ?? 0;
  };
  await drainOutbox(deps);
  expect(seen).toBeGreaterThan(0);
});

test("the wait doubles and has an end", () => {
  expect([1, 2, 3, 4].map(backoff)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(backoff(1_000)).toBe(5 * 60_000);
});
