/** The last thing that somebody else did with each application, since this page was loaded: to say what came in between. */
import type { RoomEvent } from "#domain/requisition/events.ts";

export class Meanwhile {
  readonly #last = new Map<string, RoomEvent>();

  hear(events: readonly RoomEvent[], mine: ReadonlySet<string>): void {
    for (const event of events) {
      const { application, type, command } = event;
      if (application === undefined || mine.has(command) || !type.startsWith("application.")) continue;
      this.#last.set(application, event);
    }
  }

  about(application: string): RoomEvent | null {
    return this.#last.get(application) ?? null;
  }
}
