/** Which commands are this person's own, who waits for their answers, and which of them others may have overtaken. */
import type { Outcome } from "#domain/refusal/refusal.ts";

type Answer = Outcome<{ seq: number }>;

export class OwnCommands {
  readonly #ids = new Set<string>();
  /** Given without a connection, or by an earlier page, or not answered before a connection was lost. */
  readonly #late = new Set<string>();
  readonly #answers = new Map<string, (answer: Answer) => void>();

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** A command that was just given: resolves with its answer. */
  given(id: string, late: boolean): Promise<Answer> {
    this.#ids.add(id);
    if (late) this.#late.add(id);
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  /** A command that waits longer than one waits for an answer. */
  delayed(id: string): void {
    this.#ids.add(id);
    this.#late.add(id);
  }

  isLate(id: string): boolean {
    return this.#late.has(id);
  }

  answered(id: string, answer: Answer): void {
    this.#answers.get(id)?.(answer);
    this.#answers.delete(id);
  }
}
