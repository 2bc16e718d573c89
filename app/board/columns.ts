/** What stands in which column, in which order. Pure. */
import { type Application, compareRanked } from "#domain/application/schema.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import type { Face } from "#domain/views/board.ts";

export interface Column {
  stage: Stage;
  /** Applications, first card first. */
  ids: readonly string[];
}

export interface BoardFilter {
  status: Application["status"];
  /** Words that a card's name or headline must contain, in any order. */
  text: string;
}

export interface ColumnsInput {
  stages: readonly Stage[];
  applications: Readonly<Record<string, Application>>;
  ranks: Readonly<Record<string, string>>;
  faces: Readonly<Record<string, Face>>;
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLocaleLowerCase();

/** Whether a face has every word of the text; accents and case do not matter. */
export function matches(face: Face | undefined, text: string): boolean {
  const words = plain(text).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const hay = plain([face?.name, face?.headline, face?.fileName].filter(Boolean).join(" "));
  return words.every((word) => hay.includes(word));
}

/** The columns in the pipeline's order. A card whose stage is unknown stands in the first. */
export function columnsOf(input: ColumnsInput, filter: BoardFilter): Column[] {
  const byStage = new Map<string, { id: string; rank: string | undefined }[]>(
    input.stages.map((stage) => [stage.id, []]),
  );
  const first = input.stages[0]?.id;
  for (const application of Object.values(input.applications)) {
    if (application.status !== filter.status) continue;
    if (filter.text && !matches(input.faces[application.id], filter.text)) continue;
    const cards = byStage.get(application.stage) ?? (first ? byStage.get(first) : undefined);
    cards?.push({ id: application.id, rank: input.ranks[application.id] });
  }
  return input.stages.map((stage) => ({
    stage,
    ids: (byStage.get(stage.id) ?? []).sort(compareRanked).map((card) => card.id),
  }));
}

/** Keeps the arrays of columns that did not change, so that only those that did are drawn again. */
export function reuseColumns(before: readonly Column[], next: readonly Column[]): readonly Column[] {
  const kept = next.map((column, at) => {
    const old = before[at];
    const same =
      old !== undefined &&
      old.stage === column.stage &&
      old.ids.length === column.ids.length &&
      old.ids.every((id, place) => id === column.ids[place]);
    return same ? old : column;
  });
  const unchanged = kept.length === before.length && kept.every((column, at) => column === before[at]);
  return unchanged ? before : kept;
}

/** How many applications have each status. */
export function countStatuses(applications: Readonly<Record<string, Application>>) {
  const counts = { active: 0, rejected: 0, withdrawn: 0, hired: 0, leaving: 0, transferred: 0 };
  for (const { status } of Object.values(applications)) counts[status] += 1;
  return counts;
}
