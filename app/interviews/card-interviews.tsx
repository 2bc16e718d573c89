import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorState } from "#app/components/ui/error-state.tsx";
import { SkeletonText } from "#app/components/ui/skeleton.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { useFreshAnswer } from "#app/use-answer.ts";
import { isAnonymised } from "#domain/access/faces.ts";
import { type CardInterview, cardInterviewsSchema } from "#domain/views/interviews.ts";
import { interviewsPath } from "./api.ts";
import { InterviewDialog } from "./interview-dialog.tsx";
import { InterviewItem } from "./interview-item.tsx";

interface CardInterviewsProps {
  requisition: string;
  application: string;
}

/** Who talks with the candidate, and when; planned from here. */
export function CardInterviews({ requisition, application }: CardInterviewsProps) {
  // With the face changes who may know of the candidate, and so who can be chosen.
  const facts = useRoom((room) =>
    JSON.stringify([room.state.applications[application]?.interviews, room.faces[application]?.version]),
  );
  const card = { requisition, application };
  const path = `/requisitions/${interviewsPath(card)}`;
  const { answer, again } = useFreshAnswer(path, cardInterviewsSchema, facts);
  const status = useRoom((room) => room.state.applications[application]?.status);
  const nameless = useRoom((room) =>
    isAnonymised(room.state.stages, room.state.applications[application]?.stage ?? ""),
  );
  const [editing, setEditing] = useState<CardInterview | "new" | null>(null);
  const known = answer === "failed" ? null : answer;
  return (
    <section aria-labelledby="card-interviews" className="flex flex-col gap-3 border-t px-4 py-4">
      <div className="flex items-center justify-between gap-2">
        <h3 id="card-interviews" className="font-semibold text-sm">
          {m.interviews_title()}
        </h3>
        {known?.choosable && status === "active" ? (
          <Button
            size="sm"
            icon={<CalendarPlus aria-hidden="true" className="size-3.5" />}
            onClick={() => setEditing("new")}
          >
            {m.interviews_plan()}
          </Button>
        ) : null}
      </div>
      {answer === null ? (
        <div aria-busy="true">
          <SkeletonText lines={2} />
        </div>
      ) : known === null ? (
        <ErrorState title={m.interviews_failed()} onRetry={again} level={3} />
      ) : known.interviews.length === 0 ? (
        <p className="text-muted text-sm">{m.interviews_card_none()}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {inOrder(known.interviews).map((interview) => (
            <InterviewItem
              key={interview.id}
              interview={interview}
              card={card}
              choosable={known.choosable}
              out={status !== "active" && status !== "hired"}
              onEdit={() => setEditing(interview)}
              onDone={again}
            />
          ))}
        </ul>
      )}
      {editing !== null && known ? (
        <InterviewDialog
          key={editing === "new" ? "new" : JSON.stringify(editing)}
          card={card}
          interview={editing === "new" ? null : editing}
          latest={editing === "new" ? undefined : known.interviews.find(({ id }) => id === editing.id)}
          nameless={nameless}
          choosable={known.choosable ?? []}
          onLatest={setEditing}
          onClose={() => setEditing(null)}
          onSaved={again}
        />
      ) : null}
    </section>
  );
}

const turns = { planned: 0, done: 1, cancelled: 2 };
const untimed = Number.MAX_SAFE_INTEGER;

/** What is coming up first, by time; then what was; then what will not be. */
function inOrder(interviews: readonly CardInterview[]): CardInterview[] {
  return [...interviews].sort(
    (left, right) => turns[left.status] - turns[right.status] || (left.at ?? untimed) - (right.at ?? untimed),
  );
}
