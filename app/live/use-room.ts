/** React's way into a room: components subscribe to the part that they show. */
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import type { Face } from "#domain/views/board.ts";
import type { RoomClient } from "./room-client.ts";
import type { RoomSnapshot } from "./room-snapshot.ts";

export const RoomContext = createContext<RoomClient | null>(null);

export function useRoomClient(): RoomClient {
  const client = useContext(RoomContext);
  if (!client) throw new Error("There is no room around this component.");
  return client;
}

/** The part of the room that `select` picks; renders again only when it is another (by `same`). */
export function useRoom<T>(
  select: (snapshot: RoomSnapshot) => T,
  same: (a: T, b: T) => boolean = Object.is,
): T {
  const client = useRoomClient();
  const last = useRef<{ value: T } | null>(null);
  const read = () => {
    const value = select(client.snapshot());
    if (last.current && same(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  };
  return useSyncExternalStore(client.subscribe, read, read);
}

/** A card's face; asks for it if it is not here yet. */
export function useFace(application: string): Face | undefined {
  const client = useRoomClient();
  const face = useRoom((room) => room.faces[application]);
  const here = face !== undefined;
  useEffect(() => {
    if (!here) client.wantFaces([application]);
  }, [client, here, application]);
  return face;
}

/** Whether two arrays hold the same things in the same order. */
export function sameItems<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === right.length && left.every((item, at) => Object.is(item, right[at]));
}
