import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { identityContext, viewerContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { type Refusal, refusalStatus } from "#domain/refusal/refusal.ts";
import { redirectWithCookies } from "../cookies.ts";
import { AuthFrame } from "../frame.tsx";
import type { Route } from "./+types/route.ts";
import { invitationIntentSchema, joinFormSchema } from "./form-schema.ts";
import { JoinForm } from "./join-form.tsx";
import { SignedInAnswer } from "./signed-in-answer.tsx";

/**
 * Where an invitation's mail leads. Opening it does nothing, and signed out it looks the same whether the address has
 * an account or not.
 */
export async function loader({ context, params }: Route.LoaderArgs) {
  const outcome = await context.get(identityContext).invitation(params.token);
  const email = context.get(viewerContext)?.user.email ?? null;
  if (outcome.ok) return data({ invitation: outcome.value, email, refusal: null });
  const { refusal } = outcome;
  return data({ invitation: null, email, refusal }, { status: refusalStatus[refusal.code] });
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { token } = params;
  const form = await request.formData();
  const identity = context.get(identityContext);
  switch (invitationIntentSchema.safeParse(form.get("intent")).data) {
    case "accept": {
      const outcome = await identity.acceptInvitation(token);
      return outcome.ok ? redirectWithCookies("/", []) : refused(outcome.refusal);
    }
    case "decline": {
      const outcome = await identity.declineInvitation(token);
      return outcome.ok ? data({ declined: true, refusal: null, result: null }) : refused(outcome.refusal);
    }
    case "signOut": {
      const { cookies } = await identity.signOut();
      return redirectWithCookies(`/invitation/${encodeURIComponent(token)}`, cookies);
    }
    default: {
      const submission = parseWithZod(form, { schema: joinFormSchema });
      if (submission.status !== "success") {
        const result = submission.reply({ hideFields: ["password"] });
        return data({ declined: false, refusal: null, result }, { status: 422 });
      }
      const outcome = await identity.join({ token, ...submission.value });
      return outcome.ok ? redirectWithCookies("/", outcome.value.cookies) : refused(outcome.refusal);
    }
  }
}

function refused(refusal: Refusal) {
  return data({ declined: false, refusal, result: null }, { status: refusalStatus[refusal.code] });
}

export const meta = () => [{ name: "robots", content: "noindex" }];

export default function Invitation({ loaderData, actionData, params }: Route.ComponentProps) {
  const { invitation, email } = loaderData;
  if (actionData?.declined) {
    return <AuthFrame title={m.invitation_declined_title()} lead={m.invitation_declined_lead()} />;
  }
  const refusal = loaderData.refusal ?? actionData?.refusal ?? null;
  if (!invitation) return <Ended refusal={refusal} signedIn={email !== null} />;
  const error = refusal ? refusalWords(refusal) : null;
  return email === null ? (
    <JoinForm
      invitation={invitation}
      token={params.token}
      error={error}
      result={actionData?.result ?? null}
    />
  ) : (
    <SignedInAnswer invitation={invitation} email={email} error={error} />
  );
}

/** Nothing waits here: it ran out, or was used, taken back or never there, which look the same. */
function Ended({ refusal, signedIn }: { refusal: Refusal | null; signedIn: boolean }) {
  const expired = refusal?.code === "invitation.expired";
  const tooMany = refusal?.code === "request.tooMany";
  return (
    <AuthFrame
      title={expired ? m.invitation_expired_title() : m.invitation_gone_title()}
      lead={expired ? m.invitation_expired_lead() : m.invitation_gone_lead()}
      error={tooMany && refusal ? refusalWords(refusal) : null}
    >
      <div>
        <LinkButton to="/" variant="primary" size="lg">
          {signedIn ? m.mailbox_home() : m.link_ask_again()}
        </LinkButton>
      </div>
    </AuthFrame>
  );
}
