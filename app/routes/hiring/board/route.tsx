import { Outlet, type ShouldRevalidateFunctionArgs, useParams } from "react-router";
import { Board } from "#app/board/board.tsx";
import { BoardRoom } from "#app/board/board-room.tsx";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import type { Route } from "./+types/route.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: m.page_title({ page: loaderData?.view.requisition.title ?? m.board_title() }) },
];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { user } = requireMember(context, request);
  const view = required(await context.get(servicesContext).requisitions.board(params.requisition));
  return { view, self: user.id };
}

/** The room keeps the board up to date: opening a card must not load it again. */
export function shouldRevalidate({ currentParams, nextParams }: ShouldRevalidateFunctionArgs) {
  return currentParams.requisition !== nextParams.requisition;
}

export default function BoardRoute({ loaderData }: Route.ComponentProps) {
  const { view, self } = loaderData;
  const { application } = useParams();
  return (
    <div className="flex h-0 min-h-0 flex-1 flex-col">
      <BoardRoom key={view.requisition.id} view={view}>
        <Board requisition={view.requisition} self={self} opened={application ?? null} panel={<Outlet />} />
      </BoardRoom>
    </div>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
