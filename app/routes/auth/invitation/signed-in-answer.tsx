import { Form, useNavigation } from "react-router";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";
import type { InvitedView } from "#domain/views/members.ts";
import { AuthFrame } from "../frame.tsx";
import { invitationLead } from "./lead.ts";

export interface SignedInAnswerProps {
  invitation: InvitedView;
  /** Of the person who looks. */
  email: string;
  error: string | null;
}

/** One press for the person who is invited; the way out for anybody else. */
export function SignedInAnswer({ invitation, email, error }: SignedInAnswerProps) {
  const navigation = useNavigation();
  const pending = navigation.state === "submitting" ? navigation.formData?.get("intent") : null;
  const { organization, email: invited } = invitation;
  const theirs = email === invited;
  return (
    <AuthFrame
      title={m.invitation_title({ organization })}
      lead={theirs ? invitationLead(invitation) : m.invitation_other({ email, invited })}
      error={error}
      footer={theirs ? m.invitation_you({ email }) : null}
    >
      <Form method="post" className="flex flex-wrap gap-2">
        <Button
          type="submit"
          name="intent"
          value={theirs ? "accept" : "signOut"}
          variant="primary"
          size="lg"
          loading={pending === "accept" || pending === "signOut"}
        >
          {theirs ? m.invitation_accept({ organization }) : m.invitation_other_submit()}
        </Button>
        {theirs ? (
          <Button
            type="submit"
            name="intent"
            value="decline"
            variant="ghost"
            size="lg"
            loading={pending === "decline"}
          >
            {m.invitation_decline()}
          </Button>
        ) : (
          <LinkButton to="/" variant="ghost" size="lg">
            {m.invitation_other_stay()}
          </LinkButton>
        )}
      </Form>
    </AuthFrame>
  );
}
