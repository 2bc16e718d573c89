import { useRoom } from "#app/live/use-room.ts";
import type { BoardSettings } from "#domain/views/board-settings.ts";
import { useUi } from "../board-ui.ts";
import { useMinute } from "../clock.ts";
import { needsFaces } from "./filter.ts";
import { summariesOf } from "./summaries.ts";
import { useLaneOrder } from "./use-lane-order.ts";

const none: Readonly<Record<string, never>> = {};

/** What columns and rows are made of; `by` is what tells lanes or groups apart. */
export function useInputs(by: "lanes" | "group") {
  const settings: BoardSettings = useUi((state) => state.settings);
  const stages = useRoom((room) => room.state.stages);
  const applications = useRoom((room) => room.state.applications);
  const ranks = useRoom((room) => room.ranks);
  // Looked at only while they count: a new name must not arrange 5,000 cards again.
  const faces = useRoom((room) => (needsFaces(settings) ? room.faces : none));
  const summaries = useRoom((room) => (settings.labels.length > 0 ? summariesOf(room) : none));
  const minute = useMinute();
  const now = settings.age === null ? 0 : minute;
  const order = useLaneOrder(settings[by]);
  return { settings, stages, applications, ranks, faces, summaries, now, order };
}
