import { redirect, type ShouldRevalidateFunctionArgs, useSearchParams } from "react-router";
import { nameOf } from "#app/board/names.ts";
import { ErrorState } from "#app/components/ui/error-state.tsx";
import { SkeletonText } from "#app/components/ui/skeleton.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { servicesContext } from "#app/context.ts";
import { useFace, useRoom } from "#app/live/use-room.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { anonymousIn } from "#domain/access/faces.ts";
import type { CardView } from "#domain/views/card.ts";
import type { Route } from "./+types/route.ts";
import { CardActions } from "./card-actions.tsx";
import { CardPanel } from "./card-panel.tsx";
import { Facts } from "./facts.tsx";
import { Files } from "./files.tsx";
import { CardInterviews, CardLabels, ChecklistPanel, NotesPanel, useNotesSoon } from "./late-notes.tsx";
import { RedactedFiles } from "./redacted-files.tsx";
import { Timeline } from "./timeline.tsx";
import { useCardNews } from "./use-card-news.ts";
import { useBoardPeople } from "./use-people.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: m.page_title({ page: loaderData ? titleOf(loaderData.card) : m.board_unnamed() }) },
];

function titleOf({ alias, candidate }: CardView): string {
  return alias ? m.privacy_alias({ alias }) : (candidate.name ?? m.board_unnamed());
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const viewer = requireMember(context, request);
  const { applications } = context.get(servicesContext);
  const { requisition, application } = params;
  const card = await applications.card(requisition, application);
  if (!card.ok && card.refusal.code === "resource.missing") {
    // Mails, notices and bookmarks name the requisition that it was on then.
    const left = await applications.leftFor(requisition, application);
    if (left.ok) throw redirect(`/requisitions/${left.value}/applications/${application}`);
  }
  return { card: required(card), self: viewer.user };
}

/** Opening another note of the same card, or a link to one, loads nothing again. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  return currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
    ? false
    : defaultShouldRevalidate;
}

export default function CardRoute({ loaderData, params }: Route.ComponentProps) {
  const { card, self } = loaderData;
  const face = useFace(card.application);
  // The room knows first; what was loaded while names were shown is not shown until it was asked for anew.
  const veiled = useRoom((room) => anonymousIn(room.state, card.application, room.abilities) ?? false);
  const anonymous = veiled || card.sight === "anonymous";
  const late = veiled && card.sight === "shown";
  const name = anonymous ? nameOf(face) : (card.candidate.name ?? nameOf(face));
  const timeline = useCardNews(card, self);
  const organization = useRoom((room) => room.state.organization);
  const tasks = useRoom((room) => room.summaries[card.application]);
  const people = useBoardPeople();
  useNotesSoon();
  // A link from a mention names the note that it stands in.
  const note = useSearchParams()[0].get("note");
  const about = {
    organization,
    requisition: params.requisition,
    application: card.application,
    self,
  };
  if (late) {
    return (
      <CardPanel title={name} requisition={params.requisition}>
        <div aria-busy="true" className="px-4 py-4">
          <SkeletonText lines={4} />
        </div>
      </CardPanel>
    );
  }
  return (
    <CardPanel title={name} requisition={params.requisition}>
      <CardActions application={card.application} name={name} internal={card.internal !== undefined} />
      <CardLabels application={card.application} />
      <Tabs
        key={`${card.application}${note ?? ""}${card.sight}`}
        label={m.card_parts()}
        defaultValue={note ? "notes" : "facts"}
        tabs={[
          {
            value: "facts",
            label: m.card_facts(),
            panel: (
              <>
                <Facts card={card} requisition={params.requisition} />
                <CardInterviews requisition={params.requisition} application={card.application} />
              </>
            ),
          },
          {
            value: "notes",
            label: m.notes_title(),
            panel: <NotesPanel {...about} wanted={note} />,
          },
          // Anybody can write a name into a task.
          ...(anonymous
            ? []
            : [
                {
                  value: "checklist",
                  label: m.work_checklist(),
                  count:
                    tasks && tasks.total > 0
                      ? m.work_checklist_short({ done: tasks.done, total: tasks.total })
                      : undefined,
                  panel: <ChecklistPanel {...about} people={people} />,
                },
              ]),
          {
            value: "files",
            label: m.card_files(),
            count: card.redacted ? card.redacted.length : card.files.length,
            panel: card.redacted ? (
              <RedactedFiles texts={card.redacted} />
            ) : (
              <Files card={card} requisition={params.requisition} />
            ),
          },
          {
            value: "timeline",
            label: m.card_timeline(),
            count: timeline.length,
            panel: <Timeline entries={timeline} />,
          },
        ]}
      />
    </CardPanel>
  );
}

export function ErrorBoundary({ params }: Route.ErrorBoundaryProps) {
  return (
    <CardPanel title={m.card_missing_title()} requisition={params.requisition ?? ""}>
      <ErrorState title={m.card_missing_title()} description={m.card_missing()} />
    </CardPanel>
  );
}
