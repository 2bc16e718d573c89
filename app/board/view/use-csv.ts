import { useState } from "react";
import { useToast } from "#app/components/ui/toast.tsx";
import type { RoomClient } from "#app/live/room-client.ts";
import { useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { csvOf } from "#domain/csv/csv.ts";
import { tableColumns } from "#domain/views/board-settings.ts";
import { useBoardUi } from "../board-ui.ts";
import { nameOf } from "../names.ts";
import { cellText } from "./cell-text.ts";
import { columnWords } from "./column-words.ts";
import { summariesOf } from "./summaries.ts";
import { usePeople } from "./use-lane-order.ts";

const patienceMs = 30_000;

/** Resolves when the faces of these cards are here, false if they do not come. */
function facesOf(client: RoomClient, ids: readonly string[]): Promise<boolean> {
  const all = () => ids.every((id) => client.snapshot().faces[id]);
  client.wantFaces(ids);
  return new Promise((resolve) => {
    const done = (ok: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(ok);
    };
    const stop = client.subscribe(() => {
      if (all()) done(true);
    });
    const timer = setTimeout(() => done(false), patienceMs);
    if (all()) done(true);
  });
}

/** Takes along what is shown, in its order: as a table the table's columns, as a board all of them. */
export function useCsv() {
  const client = useRoomClient();
  const ui = useBoardUi();
  const people = usePeople();
  const { toast } = useToast();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    const { rows, columns, settings } = ui.get();
    const ids = rows ?? columns.flatMap((column) => column.ids);
    const shown = settings.layout === "table" ? settings.columns : tableColumns;
    setBusy(true);
    const here = await facesOf(client, ids);
    setBusy(false);
    if (!here) {
      toast({ title: m.view_csv_failed(), tone: "danger" });
      return;
    }
    const room = client.snapshot();
    const facts = {
      state: room.state,
      faces: room.faces,
      summaries: summariesOf(room),
      people,
      now: Date.now(),
    };
    const lines = ids.flatMap((id) => {
      const application = room.state.applications[id];
      // Of a private candidate nobody takes a line along who may not see them.
      if (!application || room.faces[id]?.sight === "hidden") return [];
      return [[nameOf(room.faces[id]), ...shown.map((column) => cellText(application, column, facts))]];
    });
    save(csvOf([[m.view_column_name(), ...shown.map(columnWords)], ...lines]));
    toast({ title: m.view_csv_done({ count: lines.length }), tone: "success" });
  };
  return { busy, download };
}

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "hotgigs-board.csv";
  link.click();
  // Not before the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
