import { type ReactNode, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { openDatabase } from "#app/live/keep/database.ts";
import { RoomKeep } from "#app/live/keep/room-keep.ts";
import { Meanwhile } from "#app/live/meanwhile.ts";
import { commandPoster, commandsPoster } from "#app/live/post-command.ts";
import { RoomClient } from "#app/live/room-client.ts";
import { roomSocketOpener } from "#app/live/socket.ts";
import { sharedSocketOpener } from "#app/live/tabs/shared-socket.ts";
import { Journal } from "#app/live/undo/journal.ts";
import { undoKeep } from "#app/live/undo/undo-keep.ts";
import { RoomContext } from "#app/live/use-room.ts";
import { newId } from "#domain/ids/ids.ts";
import type { BoardView } from "#domain/views/board.ts";
import { type BoardSettings, plainSettings } from "#domain/views/board-settings.ts";
import { fetchFaces } from "./api.ts";
import { BoardUi, BoardUiContext } from "./board-ui.ts";
import { columnsOf } from "./columns.ts";
import { fileSender } from "./upload/send-file.ts";
import { UploadQueue } from "./upload/upload-queue.ts";
import { UploadsContext } from "./upload/uploads-context.ts";
import { DoingsContext } from "./verbs/journal-context.ts";
import { readSettings, saysSettings } from "./view/address.ts";
import { PeopleContext } from "./view/use-lane-order.ts";

function makeRoom(view: BoardView, user: string, settings: BoardSettings) {
  const { id } = view.requisition;
  const owner = { organization: view.state.organization, user };
  // Rendered on the server too, where there is neither a disk of ours nor anything to keep.
  const database = typeof indexedDB === "undefined" ? null : openDatabase(owner);
  const client = new RoomClient({
    view,
    openSocket: sharedSocketOpener(`${owner.organization}:${user}:${id}`, roomSocketOpener(id, "board"), {
      ...(typeof navigator === "undefined" ? {} : { locks: navigator.locks }),
      ...(typeof BroadcastChannel === "undefined"
        ? {}
        : { channel: (name: string) => new BroadcastChannel(name) }),
      newTab: () => crypto.randomUUID(),
    }),
    post: commandPoster(id),
    postAll: commandsPoster(id),
    fetchFaces: (applications) => fetchFaces(id, applications),
    newCommandId: () => newId("cmd"),
    now: Date.now,
    ...(database && { keep: new RoomKeep(database, id, crypto.randomUUID()) }),
  });
  const faces = Object.fromEntries(view.faces.map((face) => [face.application, face]));
  const { stages, applications } = view.state;
  const input = { stages, applications, ranks: view.ranks, faces, summaries: view.summaries };
  const ui = new BoardUi(columnsOf(input, settings, Date.now()), settings);
  const uploads = new UploadQueue({ send: fileSender(id), newId: () => newId("file") });
  const journal = new Journal(client, database && undoKeep(database, id), Date.now);
  return { client, ui, uploads, doings: { journal, meanwhile: new Meanwhile() } };
}

export interface BoardRoomProps {
  view: BoardView;
  /** The viewer's user id: what waits is kept for them alone. */
  self: string;
  /** What the board opens with, if the address says nothing. */
  first?: BoardSettings | null;
  children: ReactNode;
}

/** The room of one requisition around its pages. Give it the requisition's id as `key`. */
export function BoardRoom({ view, self, first, children }: BoardRoomProps) {
  const { search } = useLocation();
  const [{ client, ui, uploads, doings }] = useState(() =>
    // A link says what to show; without one it is what this person's board opens with.
    makeRoom(view, self, saysSettings(search) ? readSettings(search) : (first ?? plainSettings)),
  );
  useEffect(() => {
    const { journal, meanwhile } = doings;
    const stop = [journal.start(), client.listen({ events: (events, mine) => meanwhile.hear(events, mine) })];
    return () => {
      for (const each of stop) each();
    };
  }, [client, doings]);
  useEffect(() => {
    // Before anything can be refused: what waited on this machine goes out with the first frames.
    const missing = client.listen({ refused: (...said) => void ui.missed?.push(said) });
    client.connect();
    const online = () => {
      client.online(true);
      uploads.retry();
    };
    const offline = () => client.online(false);
    // What waits for the room is safe on this machine's disk; only what is not is worth a question.
    const leave = (event: BeforeUnloadEvent) => {
      const busy = uploads.get().some(({ state }) => state !== "done" && state !== "failed");
      if (busy || client.snapshot().unkept > 0) event.preventDefault();
    };
    addEventListener("beforeunload", leave);
    addEventListener("online", online);
    addEventListener("offline", offline);
    return () => {
      removeEventListener("beforeunload", leave);
      removeEventListener("online", online);
      removeEventListener("offline", offline);
      client.disconnect();
      missing();
    };
  }, [client, ui, uploads]);
  useEffect(() => client.reload(view), [client, view]);
  return (
    <RoomContext.Provider value={client}>
      <UploadsContext.Provider value={uploads}>
        <PeopleContext.Provider value={view.people}>
          <DoingsContext.Provider value={doings}>
            <BoardUiContext.Provider value={ui}>{children}</BoardUiContext.Provider>
          </DoingsContext.Provider>
        </PeopleContext.Provider>
      </UploadsContext.Provider>
    </RoomContext.Provider>
  );
}
