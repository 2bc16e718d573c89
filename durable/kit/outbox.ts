/** Drains an outbox: deliver, confirm, or postpone. Pure of storage and network, which come in as `OutboxDeps`. */
import { backoff } from "./backoff.ts";

export interface OutboxRow {
  /** Which receiver it goes to. Rows for one receiver go in order, in one call. */
  receiver: string;
  /** How often it was tried before. */
  attempts: number;
}

export interface OutboxDeps<Row extends OutboxRow> {
  /** UTC epoch milliseconds. */
  now(): number;
  /** Rows whose time has come, in order. */
  due(now: number): Row[];
  /** Resolves when the receiver has them for good; must be idempotent, as a confirmation may be lost. */
  deliver(receiver: string, rows: readonly Row[]): Promise<void>;
  confirm(rows: readonly Row[]): void;
  /** Keeps the rows for another attempt at `at`. */
  postpone(rows: readonly Row[], at: number): void;
}

export interface Drained {
  delivered: number;
  postponed: number;
}

/** Tries every due row once. One receiver's failure does not keep others waiting. Never throws. */
export async function drainOutbox<Row extends OutboxRow>(deps: OutboxDeps<Row>): Promise<Drained> {
  const groups = Map.groupBy(deps.due(deps.now()), (row) => row.receiver);
  const outcome: Drained = { delivered: 0, postponed: 0 };
  const attempts = [...groups].map(async ([receiver, rows]) => {
    // Postponed first: if this instance dies in the middle, the rows are tried again, later, and not in a loop.
    const tried = 1 + Math.max(...rows.map((row) => row.attempts));
    deps.postpone(rows, deps.now() + backoff(tried));
    try {
      await deps.deliver(receiver, rows);
      deps.confirm(rows);
      outcome.delivered += rows.length;
    } catch {
      outcome.postponed += rows.length;
    }
  });
  await Promise.all(attempts);
  return outcome;
}
