/** Tells the organization's hub who has this board open. Told again until it was heard. */
import type { Alarms } from "#durable/kit/alarms.ts";
import type { Members } from "#durable/requisition/members.ts";
import { type Person, personOf } from "#durable/requisition/presence.ts";

export const whereaboutsAlarm = "whereabouts";
const retryMs = 3_000;

export interface WhereaboutsDeps {
  members: Members;
  alarms: Alarms;
  now(): number;
  tell(people: Person[]): Promise<void>;
}

export class Whereabouts {
  readonly #deps: WhereaboutsDeps;
  #told = "";

  constructor(deps: WhereaboutsDeps) {
    this.#deps = deps;
  }

  /** Who is here, each person once. */
  people(): Person[] {
    const people = new Map<string, Person>();
    for (const member of this.#deps.members.all()) people.set(member.user, personOf(member));
    return [...people.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  }

  /** Somebody came or went. */
  changed(): void {
    if (JSON.stringify(this.people()) === this.#told) return;
    this.report().catch(() => this.#deps.alarms.set(whereaboutsAlarm, "", this.#deps.now() + retryMs));
  }

  /** Tells the hub. Throws if it cannot be reached. */
  async report(): Promise<void> {
    const people = this.people();
    this.#told = JSON.stringify(people);
    try {
      await this.#deps.tell(people);
      this.#deps.alarms.clear(whereaboutsAlarm, "");
    } catch (error) {
      this.#told = "";
      throw error;
    }
  }
}
