import { useRouteLoaderData } from "react-router";
import type { loader } from "#app/routes/hiring/board/route.tsx";
import type { BoardPerson } from "#domain/views/board.ts";

const nobody: readonly BoardPerson[] = [];

/** Who may open this board. */
export function useBoardPeople(): readonly BoardPerson[] {
  return useRouteLoaderData<typeof loader>("routes/hiring/board/route")?.view.people ?? nobody;
}
