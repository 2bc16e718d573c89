// What is measured: servers that hold boards, each as a process of its own on loopback.
import type { Client, Door } from "./client.ts";

export interface Board {
  /** Entries that stand in the document; a change overwrites one of them. */
  keys: readonly string[];
  /** A door for the n-th client. */
  door(n: number): Door;
  /**
   * Moves the card `key`: the id under which others hear of it, or null if they hear of the change itself. `told`:
   * into a stage that the candidate is told of at once.
   */
  move(client: Client, key: string, value: string, told: boolean): string | null;
}

export interface Subject {
  name: string;
  /** Whether a client is told that a change has arrived (and, for the durable ones, is kept). */
  acknowledges: boolean;
  /** Whether a board is still there after a restart. */
  keeps: boolean;
  /** Whether moves can tell somebody else. */
  tells: boolean;
  /** Frames a second that one client may send on average, and at once. */
  limit: { rate: number; burst: number } | null;
  /** A new board with `entries` entries of `size` bytes each. */
  board(entries: number, size: number): Promise<Board>;
  /** Lets what runs behind the scenes finish. */
  settle(): Promise<void>;
  /** Resident memory of the server's process, in bytes. */
  memory(): number;
  /** Starts the server's process anew: memory counts from there. What it does not keep is gone. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}
