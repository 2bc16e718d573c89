/** What stands in which column, in which order. Pure. */
import type { Application } from "#domain/application/schema.ts";
import { homeStage, type Stage, stagesInUse } from "#domain/pipeline/schema.ts";
import type { BoardSettings } from "#domain/views/board-settings.ts";
import { hasStatus, isFiltered, needsFaces, shows } from "./view/filter.ts";
import { comparing, groupKey } from "./view/order.ts";
import { type Arrange, type Records, type ShelfMap, Shelves } from "./view/shelves.ts";

export interface Column {
  stage: Stage;
  /** Applications, first card first. */
  ids: readonly string[];
  /** How many there would be without the filter. */
  total: number;
}

export interface ColumnsInput extends Records {
  /** All of them; archived ones are not shown, and what stands there stands at home. */
  stages: readonly Stage[];
}

/** The parts of a room that a card's place depends on under these settings; others may change without a look. */
export function recordsFor(settings: BoardSettings, records: Records): Records {
  return {
    applications: records.applications,
    ranks: records.ranks,
    faces: needsFaces(settings) ? records.faces : none,
    summaries: settings.labels.length > 0 ? records.summaries : none,
  };
}
const none = {};

/** In which lane a card stands: known ones in their order, then others by their key. */
function byLane(order: readonly string[], lanes: BoardSettings["lanes"]) {
  const places = new Map(order.map((key, at) => [key, at]));
  const placeOf = (key: string) => places.get(key) ?? order.length;
  return (left: Application, right: Application): number => {
    const [a, b] = [groupKey(left, lanes), groupKey(right, lanes)];
    if (a === b) return 0;
    return placeOf(a) - placeOf(b) || (a < b ? -1 : 1);
  };
}

/** The question that a board asks of its cards: one shelf a stage, lane by lane. `now`: UTC epoch milliseconds. */
export function boardArrange(
  settings: BoardSettings,
  stages: readonly Stage[],
  now: number,
  laneOrder: readonly string[] = [],
): Arrange {
  const homes = new Map(stages.map((stage) => [stage.id as string, homeStage(stages, stage.id)?.id ?? null]));
  const first = stagesInUse(stages)[0]?.id ?? null;
  const lane = settings.lanes === "none" ? null : byLane(laneOrder, settings.lanes);
  return ({ faces, summaries, ranks }) => {
    const test = shows(settings, { faces, summaries, stages, now });
    const compare = comparing(settings, { ranks, faces });
    return {
      // A card whose stage nobody knows stands in the first.
      shelf: (application) => (test(application) ? (homes.get(application.stage) ?? first) : null),
      compare: lane ? (left, right) => lane(left, right) || compare(left, right) : compare,
    };
  };
}

/** How many cards each stage holds with this status, whatever the filter shows. */
function totalsOf({ applications, stages }: ColumnsInput, status: BoardSettings["status"]) {
  const totals = new Map<string, number>();
  const homes = new Map<string, string | null>();
  for (const id in applications) {
    const application = applications[id];
    if (!application || !hasStatus(application, status)) continue;
    let home = homes.get(application.stage);
    if (home === undefined) {
      home = homeStage(stages, application.stage)?.id ?? null;
      homes.set(application.stage, home);
    }
    if (home !== null) totals.set(home, (totals.get(home) ?? 0) + 1);
  }
  return totals;
}

/** The columns in the pipeline's order, out of what the shelves hold. */
export function columnsFrom(shelves: ShelfMap, input: ColumnsInput, settings: BoardSettings): Column[] {
  const totals = isFiltered(settings) ? totalsOf(input, settings.status) : null;
  const shown = settings.stages.length > 0 ? new Set<string>(settings.stages) : null;
  return stagesInUse(input.stages)
    .filter(({ id }) => !shown || shown.has(id))
    .map((stage) => {
      const ids = shelves.get(stage.id) ?? empty;
      return { stage, ids, total: totals ? (totals.get(stage.id) ?? 0) : ids.length };
    });
}
const empty: readonly string[] = [];

/** The columns, made at once. */
export function columnsOf(input: ColumnsInput, settings: BoardSettings, now = 0): Column[] {
  const shelves = new Shelves().read(boardArrange(settings, input.stages, now), input);
  return columnsFrom(shelves, input, settings);
}

/** Keeps the columns that did not change, so that only those that did are drawn again. */
export function reuseColumns(before: readonly Column[], next: readonly Column[]): readonly Column[] {
  const byStage = new Map(before.map((column) => [column.stage.id, column]));
  const kept = next.map((column) => {
    const old = byStage.get(column.stage.id);
    const same =
      old !== undefined &&
      old.stage === column.stage &&
      old.total === column.total &&
      old.ids.length === column.ids.length &&
      (old.ids === column.ids || old.ids.every((id, place) => id === column.ids[place]));
    return same ? old : column;
  });
  const unchanged = kept.length === before.length && kept.every((column, at) => column === before[at]);
  return unchanged ? before : kept;
}

/** How many applications have each status; those that are leaving count as active until they are gone. */
export function countStatuses(applications: Readonly<Record<string, Application>>) {
  const counts = { active: 0, rejected: 0, withdrawn: 0, hired: 0, transferred: 0, all: 0 };
  for (const id in applications) {
    const status = applications[id]?.status;
    if (status === undefined) continue;
    counts.all += 1;
    counts[status === "leaving" ? "active" : status] += 1;
  }
  return counts;
}
