import { useMemo } from "react";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { sourceWords } from "#app/routes/hiring/card/source-words.ts";
import { applicationSources } from "#domain/application/schema.ts";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { BoardPerson } from "#domain/views/board.ts";
import { nobody } from "#domain/views/board-settings.ts";
import { usePeople } from "./use-lane-order.ts";

export type FacetKey = "stages" | "labels" | "sources" | "assignees";

export interface Facet {
  key: FacetKey;
  title: string;
  options: { value: string; label: string }[];
}

/** Where somebody came from, in words: one of ours, or one of the organization's list. */
export function sourceName(source: string, sources: RoomState["sources"]): string {
  return sources.find(({ id }) => id === source)?.name ?? sourceWords(source);
}

/** Who looks after a card, in words; somebody who may not open the board any more is said to be gone. */
export function assigneeName(assignee: string | undefined, people: readonly BoardPerson[]): string {
  if (assignee === undefined || assignee === nobody) return m.view_nobody();
  return people.find(({ id }) => id === assignee)?.name ?? m.view_somebody_gone();
}

/** What one can filter by, with what there is to choose from. */
export function useFacets(): Facet[] {
  const people = usePeople();
  const stages = useRoom((room) => room.state.stages);
  const labels = useRoom((room) => room.state.labels);
  const sources = useRoom((room) => room.state.sources);
  return useMemo(() => {
    const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
    const facets: Facet[] = [
      { key: "stages", title: m.board_stage(), options: stagesInUse(stages).map(option) },
      { key: "labels", title: m.view_label(), options: labels.map(option) },
      {
        key: "assignees",
        title: m.view_assignee(),
        options: [{ value: nobody, label: m.view_nobody() }, ...people.map(option)],
      },
      {
        key: "sources",
        title: m.view_source(),
        options: [
          ...applicationSources.map((source) => ({ value: source, label: sourceWords(source) })),
          ...sources.map(option),
        ],
      },
    ];
    return facets.filter(({ options }) => options.length > 0);
  }, [people, stages, labels, sources]);
}
