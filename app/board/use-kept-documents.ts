import { useEffect } from "react";
import { whenIdle } from "#app/idle.ts";
import { useRoomClient } from "#app/live/use-room.ts";

/** Sends what an earlier page wrote into notes and checklists here and could not send any more. */
export function useKeptDocuments(user: string): void {
  const client = useRoomClient();
  useEffect(
    () =>
      whenIdle(() => {
        const { organization, requisition } = client.snapshot().state;
        void import("#app/editor/documents.ts").then(
          ({ documentsOf }) => documentsOf(requisition, { organization, user }).sendKept(),
          // Not to be had now: it is sent when the note is opened.
          () => null,
        );
      }),
    [client, user],
  );
}
