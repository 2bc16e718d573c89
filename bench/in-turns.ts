/** Times of two questions that are to take as long as each other, asked in turns. */

type Ask = () => Promise<number>;

/**
 * Asks both, in both orders by turns, as the second of two may profit from the first. Each answers with
 * the milliseconds that it took; a turn with a negative number only warms up.
 */
export class InTurns {
  readonly one: number[] = [];
  readonly other: number[] = [];

  async ask(at: number, one: Ask, other: Ask): Promise<void> {
    const ordered = at % 2 === 0;
    const first = await (ordered ? one : other)();
    const second = await (ordered ? other : one)();
    if (at < 0) return;
    this.one.push(ordered ? first : second);
    this.other.push(ordered ? second : first);
  }

  /** The share of pairs in which `one` took longer: about 0.5 says nothing, 0 or 1 would say everything. */
  get longer(): number {
    return rounded(this.one.filter((took, at) => took > (this.other[at] ?? 0)).length / this.one.length);
  }
}

/** In hundredths. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return rounded(sorted[Math.floor(share * sorted.length)] ?? 0);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
