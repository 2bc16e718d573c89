/** Keeps a room's work safe on this machine while it is on its way, and knows what could not be kept. */
import type { Command } from "#domain/requisition/commands.ts";
import type { Keep, Kept, KeptRoom } from "./room-keep.ts";

/** Facts and document are written this long after a change, at most once in that time: they are a convenience. */
const roomEveryMs = 4_000;

export class RoomMemory {
  readonly #keep: Keep;
  readonly #room: () => KeptRoom;
  readonly #changed: () => void;
  readonly #unkept = new Set<string | number>();
  #edits = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  /** `room` says what is worth keeping now; `changed` is called when something has become safe. */
  constructor(keep: Keep, room: () => KeptRoom, changed: () => void) {
    this.#keep = keep;
    this.#room = room;
    this.#changed = changed;
  }

  /** Own changes that neither the room nor this machine's disk has: they would be gone with the page. */
  get unkept(): number {
    return this.#unkept.size;
  }

  load(): Promise<Kept> {
    return this.#keep.load();
  }

  commands(commands: readonly Command[], at: number): void {
    const kept = this.#keep.commands(commands.map((command) => ({ command, at })));
    for (const { id } of commands) this.#remember(id, kept);
  }

  answered(id: string): void {
    this.#unkept.delete(id);
    this.#keep.answered(id);
  }

  edit(update: Uint8Array): void {
    this.#edits += 1;
    this.#remember(this.#edits, this.#keep.edit(update));
  }

  editsDone(): void {
    for (const each of this.#unkept) if (typeof each === "number") this.#unkept.delete(each);
    this.#keep.editsDone();
  }

  /** Something that is worth keeping has changed. */
  touch(): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#keep.room(this.#room());
    }, roomEveryMs);
  }

  /** Access has ended: nothing is written from here on. With `all`, what waits is forgotten too. */
  forget(all: boolean): void {
    this.#stopped = true;
    this.pause();
    void this.#keep.forget(all);
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #remember(key: string | number, kept: Promise<boolean>): void {
    this.#unkept.add(key);
    void kept.then((done) => {
      if (done && this.#unkept.delete(key)) this.#changed();
    });
  }
}
