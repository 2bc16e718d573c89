import { parseWithZod } from "@conform-to/zod/v4";
import { HeartHandshake, UserPlus } from "lucide-react";
import { data, redirect, type ShouldRevalidateFunctionArgs } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { newId } from "#domain/ids/ids.ts";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import type { Route } from "./+types/route.ts";
import { referralFormSchema } from "./form.ts";
import { ReferDialog } from "./refer-dialog.tsx";
import { ReferralItem } from "./referral-item.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.referrals_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  const view = required(await context.get(servicesContext).referrals.view());
  // Sent twice, a form makes one referral.
  return { ...view, attempt: newId("cmd") };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireMember(context, request);
  const form = await request.formData();
  const { referrals } = context.get(servicesContext);
  // Who may not refer at all hears that, not what is wrong with the form.
  required(await referrals.view());
  const submission = parseWithZod(form, { schema: referralFormSchema() });
  if (submission.status !== "success") return data(submission.reply(), 422);
  const { attempt, ...fields } = submission.value;
  const made = await referrals.make(fields, attempt);
  if (!made.ok) {
    const { refusal } = made;
    return data(submission.reply({ formErrors: [refusalWords(refusal)] }), refusalStatus[refusal.code]);
  }
  throw redirect(`/referrals?${new URLSearchParams({ thanks: made.value.id })}`);
}

/** The dialog lives in the URL, but what it shows is here already. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const same = args.currentUrl.pathname === args.nextUrl.pathname;
  return same && !args.formMethod ? false : args.defaultShouldRevalidate;
}

export default function Referrals({ loaderData, actionData }: Route.ComponentProps) {
  const { roles, mine, attempt } = loaderData;
  const refer = (
    <LinkButton
      to="?refer"
      variant="primary"
      preventScrollReset
      icon={<UserPlus aria-hidden="true" className="size-4" />}
    >
      {m.referrals_refer()}
    </LinkButton>
  );
  return (
    <Page title={m.referrals_title()} actions={roles.length > 0 && mine.length > 0 ? refer : null}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
        <p className="text-base text-muted">{m.referrals_lead()}</p>
        {mine.length > 0 ? (
          <ul
            aria-label={m.referrals_yours()}
            className="divide-y overflow-hidden rounded-lg border bg-surface"
          >
            {mine.map((referral) => (
              <ReferralItem key={referral.id} referral={referral} />
            ))}
          </ul>
        ) : (
          <EmptyState
            icon={<HeartHandshake />}
            title={roles.length > 0 ? m.referrals_none() : m.referrals_role_none()}
            description={roles.length > 0 ? m.referrals_none_text() : m.referrals_role_none_text()}
          >
            {roles.length > 0 ? refer : null}
          </EmptyState>
        )}
      </div>
      <ReferDialog roles={roles} mine={mine} attempt={attempt} lastResult={actionData} />
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
