import { ShieldCheck } from "lucide-react";
import { Form } from "react-router";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";
import type { AccountView } from "#domain/views/account.ts";
import type { Note } from "../acts.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { Section } from "./section.tsx";

/** Two-step sign-in: off, or on with recovery codes. */
export function SecondFactorSection({ account, note }: { account: AccountView; note: Note | null }) {
  const { secondFactor, requiredBy } = account;
  const { on, recoveryCodesLeft: left } = secondFactor;
  return (
    <Section
      id="second-factor"
      title={m.second_factor_title()}
      lead={m.second_factor_lead()}
      aside={
        <Badge tone={on ? "success" : "neutral"} {...(on && { icon: <ShieldCheck /> })}>
          {on ? m.second_factor_on() : m.second_factor_off()}
        </Badge>
      }
      note={note}
    >
      {note?.codes ? <RecoveryCodes codes={note.codes} /> : null}
      {requiredBy.length > 0 ? (
        <p className="text-muted">{m.second_factor_required_by({ names: requiredBy.join(", ") })}</p>
      ) : null}
      {on ? (
        <>
          <p className={left < 4 ? "text-warning-text" : "text-muted"}>{m.codes_left({ count: left })}</p>
          <Form method="post" className="flex flex-wrap gap-2">
            <Button type="submit" name="intent" value="codes">
              {m.codes_renew()}
            </Button>
            {requiredBy.length > 0 ? null : (
              <Button type="submit" name="intent" value="second-factor-off" variant="dangerQuiet">
                {m.second_factor_turn_off()}
              </Button>
            )}
          </Form>
        </>
      ) : (
        <div>
          <LinkButton to="/settings/account/two-step" variant="primary">
            {m.second_factor_set_up()}
          </LinkButton>
        </div>
      )}
    </Section>
  );
}
