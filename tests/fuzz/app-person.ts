/** The browser's own client (app/live), on a line of ours. */
import { RoomClient } from "#app/live/room-client.ts";
import type { SocketHandlers } from "#app/live/socket.ts";
import type { Grant } from "#domain/access/access.ts";
import { canonicalJson } from "#domain/event/schema.ts";
import { newId } from "#domain/ids/ids.ts";
import { finalCloseCodes } from "#domain/live/wire.ts";
import type { Command } from "#domain/requisition/commands.ts";
import type { BoardView } from "#domain/views/board.ts";
import type { TestRoom } from "#durable/testing/factory.ts";
import { boardCopy } from "./copies.ts";
import { Link, type Random } from "./link.ts";
import { newMemory, noteEvents, type Person } from "./person.ts";

export class AppPerson implements Person {
  readonly kind = "app";
  readonly copy = boardCopy;
  readonly name: string;
  readonly grant: Grant;
  readonly link: Link;
  readonly memory = newMemory();
  readonly #client: RoomClient;
  readonly #ids: Command["id"][] = [];
  #handlers: SocketHandlers | null = null;
  /** The network as a whole is gone: POST does not work either. */
  #waiting = 0;

  private constructor(room: TestRoom, grant: Grant, view: BoardView, random: Random) {
    this.name = `app ${grant.actor.id.slice(-4)}`;
    this.grant = grant;
    this.link = new Link(room, random, {
      open: () => this.#handlers?.open(),
      frame: (bytes) => this.#handlers?.frame(bytes.slice().buffer as ArrayBuffer),
      closed: (code) => this.#handlers?.closed(code, finalCloseCodes.includes(code)),
    });
    this.#client = new RoomClient({
      view,
      openSocket: (handlers) => {
        this.#handlers = handlers;
        return {
          send: (frame) => this.link.send(frame),
          reconnect: () => undefined,
          drop: () => this.link.cut(),
          close: () => this.link.cut(),
        };
      },
      post: async (command) => {
        if (!this.link.isOpen) throw new Error("no network");
        return room.stub().execute(grant.actor, command);
      },
      fetchFaces: async () => [],
      newCommandId: () => this.#ids.shift() ?? newId("cmd"),
      now: () => Date.now(),
    });
    this.#client.listen({ events: (events) => noteEvents(this.memory, events) });
    this.#client.connect();
  }

  static async at(room: TestRoom, grant: Grant, random: Random): Promise<AppPerson> {
    const loaded = await room.stub().snapshot();
    if (!loaded.ok) throw new Error(loaded.refusal.code);
    const { seq, state, ranks } = loaded.value;
    const about = {
      id: room.address.requisition,
      title: "Fuzz",
      team: "",
      department: "",
      location: "",
      status: state.status,
    };
    const abilities = [...grant.actor.capabilities];
    return new AppPerson(
      room,
      grant,
      { requisition: about, seq, state, ranks, summaries: {}, faces: [], people: [], abilities } as BoardView,
      random,
    );
  }

  connect(): Promise<number> {
    return this.link.connect(this.grant, { document: "board", kind: "app", memory: this.memory });
  }

  edit(application: string, rank: string): void {
    this.#client.setRank(application, rank);
  }

  command(command: Command): void {
    this.#ids.push(command.id);
    this.#waiting += 1;
    void this.#client.command(command.type, command.args as never).then((outcome) => {
      this.#waiting -= 1;
      if (outcome.ok) this.memory.acknowledged.set(command.id, outcome.value.seq);
    });
  }

  look(application: string | null): void {
    this.#client.look({ open: application as `app_${string}` | null });
  }

  content(): string {
    return canonicalJson(this.#client.snapshot().ranks);
  }

  /** Everything on the screen. */
  get facts() {
    return this.#client.snapshot().state;
  }

  settled(seq: number): boolean {
    const { connection, unsaved, waiting, seq: at } = this.#client.snapshot();
    return connection === "live" && unsaved === 0 && waiting.size === 0 && at >= seq && this.#waiting === 0;
  }

  leave(): void {
    this.#client.disconnect();
    this.link.cut();
  }
}
