import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { useAnswer } from "#app/use-answer.ts";
import { type MemberWork, memberWorkSchema } from "#domain/views/members.ts";

/** The choice that stands for none: a select has no empty value. */
export const nobody = "nobody";

interface HandOverProps {
  /** Null while nothing is asked. */
  person: string | null;
  heirs: readonly { id: string; name: string }[];
  heir: string;
  onHeir: (heir: string) => void;
}

/** What somebody has who goes, and who gets it. */
export function HandOver({ person, heirs, heir, onHeir }: HandOverProps) {
  const work = useAnswer(person === null ? null : `/members/${person}/work`, memberWorkSchema);
  return (
    <div className="flex flex-col gap-4">
      <div role="status" className="text-sm">
        {work === null ? <p className="text-muted">{m.members_work_loading()}</p> : null}
        {work !== null && work !== "failed" ? <Work work={work} /> : null}
      </div>
      <Field label={m.members_hand_to()} hint={m.members_hand_to_hint()}>
        <Select
          value={heir}
          onChange={onHeir}
          options={[
            ...heirs.map(({ id, name }) => ({ value: id, label: name })),
            { value: nobody, label: m.members_hand_to_nobody() },
          ]}
        />
      </Field>
    </div>
  );
}

const kinds = ["teams", "groups", "applications", "views"] as const;
const words = {
  teams: m.members_work_teams,
  groups: m.members_work_groups,
  applications: m.members_work_applications,
  views: m.members_work_views,
};

function Work({ work }: { work: MemberWork }) {
  const some = kinds.filter((kind) => work[kind] > 0);
  if (some.length === 0) return <p className="text-muted">{m.members_work_none()}</p>;
  return (
    <>
      <p>{m.members_work_passes()}</p>
      <ul className="list-disc pl-5">
        {some.map((kind) => (
          <li key={kind}>{words[kind]({ count: work[kind] })}</li>
        ))}
      </ul>
    </>
  );
}
