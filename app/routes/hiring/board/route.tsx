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
  const { requisitions, views } = context.get(servicesContext);
  const [board, saved] = await Promise.all([
    requisitions.board(params.requisition),
    views.list(params.requisition),
  ]);
  const view = required(board);
  // Without views the board opens as usual.
  const first = saved.ok ? saved.value.views.find(({ id }) => id === saved.value.default) : undefined;
  return { view, self: user.id, first: first?.settings ?? null };
}

/** The room keeps the board up to date: opening a card must not load it again. */
export function shouldRevalidate({ currentParams, nextParams }: ShouldRevalidateFunctionArgs) {
  return currentParams.requisition !== nextParams.requisition;
}

export default function BoardRoute({ loaderData }: Route.ComponentProps) {
  const { view, self, first } = loaderData;
  const { application } = useParams();
  return (
    // Exactly what the shell leaves, whatever stands in the columns: they scroll, the page does not. Absolute,
    // because the shell's height is a minimum, and a flex basis in it would grow with 5,000 cards.
    <div className="relative min-h-0 flex-1">
      <div className="absolute inset-0 flex flex-col">
        <BoardRoom key={view.requisition.id} view={view} self={self} first={first}>
          <Board requisition={view.requisition} self={self} opened={application ?? null} panel={<Outlet />} />
        </BoardRoom>
      </div>
    </div>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
