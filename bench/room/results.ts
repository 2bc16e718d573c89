import { quantile, type Row } from "../push-report.ts";

const digits = (value: number) => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);

/** What was measured, round by round. */
export class Results {
  readonly #values = new Map<string, { subject: string; metric: string; values: number[] }>();
  #last: string[] = [];

  note(subject: string, metric: string, value: number): void {
    const key = `${subject} ${metric}`;
    const known = this.#values.get(key) ?? { subject, metric, values: [] };
    known.values.push(value);
    this.#values.set(key, known);
    this.#last.push(`${metric}=${digits(value)}`);
  }

  /** What was noted since the last call, for people who wait. */
  last(): string {
    return this.#last.splice(0).join(" ");
  }

  /** The median of each metric over the rounds. */
  rows(): Row[] {
    return [...this.#values.values()].map(({ subject, metric, values }) => ({
      subject,
      metric,
      value: digits(quantile(values, 0.5)),
      n: values.length,
    }));
  }

  /** Smallest and largest of the rounds. */
  range(subject: string, metric: string): [number, number] | null {
    const values = this.#values.get(`${subject} ${metric}`)?.values;
    return values ? [digits(Math.min(...values)), digits(Math.max(...values))] : null;
  }
}
