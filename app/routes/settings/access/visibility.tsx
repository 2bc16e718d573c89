import { Form, useNavigation } from "react-router";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { m } from "#app/paraglide/messages.js";
import type { Visibility } from "#domain/views/pay.ts";
import { Section } from "../account/parts/section.tsx";

export interface VisibilitySectionProps {
  visibility: Visibility;
  /** What came of saving. */
  note: { ok: boolean; said: string } | null;
}

/** What the organization itself says of who sees what. */
export function VisibilitySection({ visibility, note }: VisibilitySectionProps) {
  const busy = useNavigation().state === "submitting";
  return (
    <Section id="visibility" title={m.visibility_title()} lead={m.visibility_lead()} note={note}>
      <Form method="post" className="flex flex-wrap items-center gap-4">
        <input type="hidden" name="form" value="visibility" />
        <Checkbox
          name="expectations"
          value="on"
          label={m.visibility_expectations()}
          defaultChecked={visibility.managersSeeExpectations}
          className="min-w-0 flex-1 basis-60"
        />
        <Button type="submit" loading={busy}>
          {m.visibility_save()}
        </Button>
      </Form>
    </Section>
  );
}
