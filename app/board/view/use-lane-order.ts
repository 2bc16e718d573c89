import { createContext, useContext, useMemo } from "react";
import { useRoom } from "#app/live/use-room.ts";
import { applicationSources } from "#domain/application/schema.ts";
import type { BoardPerson } from "#domain/views/board.ts";
import { type BoardSettings, nobody } from "#domain/views/board-settings.ts";

/** Who may open this board, by name. */
export const PeopleContext = createContext<readonly BoardPerson[]>([]);

export function usePeople(): readonly BoardPerson[] {
  return useContext(PeopleContext);
}

/** In which order lanes or groups stand: whom nobody looks after comes first, then people by name. */
export function useLaneOrder(by: BoardSettings["lanes"] | BoardSettings["group"]): readonly string[] {
  const people = usePeople();
  const sources = useRoom((room) => room.state.sources);
  const stages = useRoom((room) => room.state.stages);
  return useMemo(() => {
    if (by === "assignee") return [nobody, ...people.map(({ id }) => id)];
    if (by === "source") return [...applicationSources, ...sources.map(({ id }) => id)];
    return by === "stage" ? stages.map(({ id }) => id) : [];
  }, [by, people, sources, stages]);
}
