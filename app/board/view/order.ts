/** In which order cards stand, and in which lane or group. Pure. */
import { type Application, compareRanked } from "#domain/application/schema.ts";
import type { Face } from "#domain/views/board.ts";
import type { BoardSettings } from "#domain/views/board-settings.ts";
import { nobody } from "#domain/views/board-settings.ts";

export interface OrderFacts {
  ranks: Readonly<Record<string, string>>;
  faces: Readonly<Record<string, Face>>;
}

export type Compare = (left: Application, right: Application) => number;

const byText = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Compares two cards as the settings say; equal ones fall as on the board, so that all see one order. */
export function comparing(
  { sort, reverse }: Pick<BoardSettings, "sort" | "reverse">,
  facts: OrderFacts,
): Compare {
  const { ranks, faces } = facts;
  const asOnBoard: Compare = (left, right) =>
    compareRanked({ id: left.id, rank: ranks[left.id] }, { id: right.id, rank: ranks[right.id] });
  const by: Record<BoardSettings["sort"], Compare> = {
    board: asOnBoard,
    name: (left, right) => {
      const [a, b] = [faces[left.id], faces[right.id]].map(
        (face) => face?.name ?? face?.fileName ?? face?.alias ?? null,
      );
      // Who has no name yet stands at the end.
      if (a == null || b == null) return a === b ? 0 : a == null ? 1 : -1;
      return byText.compare(a, b);
    },
    // Longest first, newest first: what one looks for.
    age: (left, right) => left.enteredStageAt - right.enteredStageAt,
    applied: (left, right) => right.createdAt - left.createdAt,
  };
  const first = by[sort];
  const turn = reverse ? -1 : 1;
  return (left, right) => turn * first(left, right) || asOnBoard(left, right);
}

/** What a card is grouped by. */
export function groupKey(application: Application, by: BoardSettings["group"]): string {
  if (by === "stage") return application.stage;
  if (by === "source") return application.source;
  if (by === "assignee") return application.assignee ?? nobody;
  return "";
}
