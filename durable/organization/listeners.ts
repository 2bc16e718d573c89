/** The sockets of an organization's lists. What is for one whose lease has run out waits until it is renewed. */
import type { Connection } from "partyserver";
import { type Grant, grantSchema } from "#domain/access/access.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { InterviewNews } from "#domain/live/interview-news.ts";
import type { LeaseAsk } from "#domain/live/lease.ts";
import type { OrganizationMessage } from "#domain/live/wire.ts";
import { Leases } from "#durable/kit/leases.ts";

export type News = OrganizationMessage | InterviewNews;

export interface ListenersDeps {
  organization: Id<"org">;
  connections(): Iterable<Connection<Grant>>;
  renew(asks: LeaseAsk[]): Promise<unknown>;
}

export class Listeners {
  readonly #deps: ListenersDeps;
  readonly #leases: Leases<Connection<Grant>>;
  /** For each socket that waits: what it is to be told, the newest of a kind only. */
  readonly #waiting = new Map<string, Map<string, News>>();

  constructor(deps: ListenersDeps) {
    this.#deps = deps;
    this.#leases = new Leases({
      now: () => Date.now(),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      holders: () => this.all(),
      until: (connection) => connection.state?.leaseUntil ?? 0,
      ask: ({ state }) => ({
        session: state?.session ?? "-",
        user: state?.actor.id ?? "-",
        organization: deps.organization,
        requisition: null,
        document: null,
      }),
      renew: (asks) => deps.renew(asks),
      renewed: (connection, grant) => this.#renewed(connection, grant),
      over: (connection, code) => this.close(connection, code),
    });
  }

  /** Everybody who has a socket that is not closed yet, with a grant that we can read. */
  all(): Connection<Grant>[] {
    return [...this.#deps.connections()].filter(
      (each) => each.readyState === WebSocket.OPEN && grantSchema.safeParse(each.state).success,
    );
  }

  admit(connection: Connection<Grant>, grant: Grant): void {
    connection.setState(grant);
    this.#leases.note(grant.leaseUntil);
  }

  tell(connection: Connection<Grant>, message: News): void {
    if ((connection.state?.leaseUntil ?? 0) < Date.now()) {
      const waiting = this.#waiting.get(connection.id) ?? new Map<string, News>();
      waiting.set(message.t === "changed" ? message.requisition : message.t, message);
      this.#waiting.set(connection.id, waiting);
      this.#leases.need();
      return;
    }
    this.#leases.look();
    connection.send(JSON.stringify(message));
  }

  close(connection: Connection<Grant>, code: number): void {
    this.#waiting.delete(connection.id);
    connection.close(code, "session ended");
  }

  /** The socket is gone. */
  left(connection: Connection): void {
    this.#waiting.delete(connection.id);
  }

  #renewed(connection: Connection<Grant>, grant: Grant): void {
    if (connection.readyState !== WebSocket.OPEN) return;
    connection.setState(grant);
    const waiting = this.#waiting.get(connection.id);
    this.#waiting.delete(connection.id);
    for (const message of waiting?.values() ?? []) this.tell(connection, message);
  }
}
