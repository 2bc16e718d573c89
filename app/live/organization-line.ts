/** The organization's socket, once for the page: who has which board open, what changed, how many notices wait. */
import type { OrganizationMessage } from "#domain/live/wire.ts";
import { lineTo } from "./line.ts";
import { readOrganizationMessage } from "./organization-messages.ts";
import { ReconnectingSocket } from "./reconnecting-socket.ts";

export type Rooms = Extract<OrganizationMessage, { t: "presence" }>["rooms"];

export interface OrganizationNews {
  /** requisition → who has its board open now. */
  rooms: Rooms;
  /** Whether news arrives; without it a page is as fresh as its last load. */
  connected: boolean;
  /** Mentions of the viewer that they have not seen; null while nobody has said. */
  unseen: number | null;
}

export const noNews: OrganizationNews = { rooms: {}, connected: false, unseen: null };
/** A page that is left for another one keeps the socket. */
const lingerMs = 2_000;

class OrganizationLine {
  readonly #listeners = new Set<() => void>();
  readonly #changes = new Set<() => void>();
  #news: OrganizationNews = noNews;
  #socket: ReconnectingSocket | null = null;
  #closing: ReturnType<typeof setTimeout> | undefined;
  #missed = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    clearTimeout(this.#closing);
    this.#socket ??= this.#connect();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#closing = setTimeout(() => {
        this.#socket?.close();
        this.#socket = null;
        this.#news = noNews;
        this.#missed = false;
      }, lingerMs);
    };
  };

  readonly snapshot = (): OrganizationNews => this.#news;

  /** Calls back when lists have news, or may have missed some. */
  onChanged(listener: () => void): () => void {
    this.#changes.add(listener);
    return () => this.#changes.delete(listener);
  }

  #connect(): ReconnectingSocket {
    return new ReconnectingSocket({
      ...lineTo("/live/organization"),
      random: Math.random,
      opened: () => {
        this.#set({ connected: true });
        // What changed while we were away was told to nobody.
        if (this.#missed) this.#tellChanged();
        this.#missed = false;
      },
      heard: (data) => {
        const message = readOrganizationMessage(data);
        if (message?.t === "presence") this.#set({ rooms: message.rooms });
        if (message?.t === "notices") this.#set({ unseen: message.unseen });
        if (message?.t === "changed") this.#tellChanged();
      },
      closed: () => {
        this.#missed = true;
        this.#set({ rooms: {}, connected: false });
      },
    });
  }

  #tellChanged(): void {
    for (const listener of [...this.#changes]) listener();
  }

  #set(news: Partial<OrganizationNews>): void {
    this.#news = { ...this.#news, ...news };
    for (const listener of [...this.#listeners]) listener();
  }
}

let line: OrganizationLine | null = null;

/** The page's one. */
export function organizationLine(): OrganizationLine {
  line ??= new OrganizationLine();
  return line;
}
