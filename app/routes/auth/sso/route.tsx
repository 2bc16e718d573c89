import { useEffect } from "react";
import { data, Form, Link, useNavigation } from "react-router";
import { z } from "zod";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button, buttonStyles } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { identityContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { AuthFrame } from "../frame.tsx";
import { safeNext } from "../next.ts";
import type { Route } from "./+types/route.ts";

const addressSchema = z.email().max(254);

interface Answer {
  email: string;
  error: string | null;
  /** The provider's page. A link and no redirect: our policy lets no form lead to another site. */
  location: string | null;
}

export function loader({ request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  return { next: safeNext(searchParams.get("next")), email: searchParams.get("email") ?? "" };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const email = String(form.get("email") ?? "").trim();
  if (!addressSchema.safeParse(email).success) {
    return data<Answer>({ email, error: m.auth_error_email(), location: null }, { status: 422 });
  }
  const started = await context.get(identityContext).startSso({ email, next: safeNext(form.get("next")) });
  if (!started.ok) {
    const { refusal } = started;
    const error = refusal.code === "sso.notSetUp" ? m.sso_none() : refusalWords(refusal);
    return data<Answer>({ email, error, location: null }, { status: refusalStatus[refusal.code] });
  }
  const headers = new Headers();
  for (const cookie of started.value.cookies) headers.append("set-cookie", cookie);
  return data<Answer>({ email, error: null, location: started.value.location }, { headers });
}

export default function SingleSignOn({ loaderData, actionData }: Route.ComponentProps) {
  const pending = useNavigation().state === "submitting";
  const location = actionData?.location ?? null;
  useEffect(() => {
    if (location) window.location.assign(location);
  }, [location]);
  if (location) {
    return (
      <AuthFrame title={m.sso_title()} lead={m.sso_on_the_way()}>
        <a href={location} className={buttonStyles({ variant: "primary", size: "lg" })}>
          {m.sso_continue({ host: new URL(location).host })}
        </a>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title={m.sso_title()}
      lead={m.sso_lead()}
      footer={
        <Link to="/sign-in" className="text-accent-text underline underline-offset-3">
          {m.sign_in_back()}
        </Link>
      }
    >
      <Form method="post" className="flex flex-col gap-4" noValidate>
        <input type="hidden" name="next" value={loaderData.next} />
        <Field label={m.sign_up_email()} error={actionData?.error ?? null}>
          <Input
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={actionData?.email ?? loaderData.email}
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={pending}>
          {m.second_step_submit()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
