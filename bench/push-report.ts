// What the push benchmark prints.
import { cpus, totalmem } from "node:os";

export interface Row {
  subject: string;
  metric: string;
  value: number;
  n: number;
}

/** The machine in one line. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model.trim() ?? "unknown"}, ${cpus().length} cores, ${memory} GB, ${process.platform}, Node ${process.versions.node}`;
}

/** The q-quantile (0–1) of the values, by nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

/** For each quantile the median of the rounds' values, in milliseconds; n counts the moves of all rounds. */
export function rowsOf(prefix: string, rounds: readonly number[][]): Row[] {
  const n = rounds.reduce((sum, round) => sum + round.length, 0);
  return [50, 95, 99].map((percent) => {
    const value = quantile(
      rounds.map((round) => quantile(round, percent / 100)),
      0.5,
    );
    return { subject: "hotgigs", metric: `${prefix}p${percent}_ms`, value: Math.round(value * 100) / 100, n };
  });
}

const bounds = [5, 10, 15, 20, 30, 50, 75, 100, 200];

/** How many moves took how long, as a table. */
export function distribution(values: readonly number[]): string {
  const lines = [...bounds, Number.POSITIVE_INFINITY].map((bound, at) => {
    const from = bounds[at - 1] ?? 0;
    const count = values.filter((value) => value >= from && value < bound).length;
    const name = Number.isFinite(bound) ? `${from}–${bound} ms` : `${from} ms and more`;
    return `| ${name} | ${count} | ${((100 * count) / values.length).toFixed(1)} % |`;
  });
  return ["| took | moves | share |", "|---|---:|---:|", ...lines].join("\n");
}
