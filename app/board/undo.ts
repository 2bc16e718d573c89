/** What I did and how it is taken back, newest last. Pure. */
import type { CommandArgs } from "#domain/requisition/commands.ts";

/** The inverse of something that I did; refused by the room if others have overtaken it. */
export type Inverse =
  | { kind: "move"; args: CommandArgs<"application.move">; from: string }
  | { kind: "rank"; application: string; rank: string }
  | { kind: "unreject"; application: string }
  | { kind: "cancelAnnouncement"; application: string };

const deepest = 50;

export class UndoStack {
  #done: Inverse[] = [];

  push(inverse: Inverse): void {
    this.#done = [...this.#done.slice(-deepest + 1), inverse];
  }

  pop(): Inverse | null {
    return this.#done.pop() ?? null;
  }

  /** Takes one out that was refused, or undone by its own button. */
  drop(inverse: Inverse): void {
    this.#done = this.#done.filter((each) => each !== inverse);
  }
}
