import { data, Form, redirect, redirectDocument, useNavigation, useSearchParams } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { servicesContext, viewerContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { AuthFrame } from "../frame.tsx";
import type { Route } from "./+types/route.ts";

/** My organizations: where to work now, and the way out of one. Also for who sees no board anywhere. */
export function loader({ context }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext);
  if (!viewer) throw redirect("/sign-in?next=/organization");
  const { organizations, organization } = viewer;
  return { organizations, current: organization && { id: organization.id, name: organization.name } };
}

/** A whole new page afterwards: sockets and lists of the other organization end with the old one. */
export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const services = context.get(servicesContext);
  const wanted = form.get("organization");
  const outcome =
    form.get("intent") === "leave"
      ? await services.members.leave()
      : await services.chooseOrganization(typeof wanted === "string" ? wanted : "");
  if (outcome.ok) return redirectDocument("/");
  const { refusal } = outcome;
  return data({ words: refusalWords(refusal) }, { status: refusalStatus[refusal.code] });
}

export default function Organizations({ loaderData, actionData }: Route.ComponentProps) {
  const { organizations, current } = loaderData;
  const [params] = useSearchParams();
  const pending = useNavigation().state === "submitting";
  const error = actionData?.words ?? null;
  if (current && params.has("leave")) return <Leave name={current.name} error={error} />;
  const none = organizations.length === 0;
  return (
    <AuthFrame
      title={m.organization_title()}
      lead={none ? m.organization_none() : m.organization_lead()}
      error={error}
    >
      {none ? null : (
        <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
          {organizations.map(({ id, name }) => (
            <li key={id} className="flex items-center gap-3 px-4 py-3">
              <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
              {id === current?.id ? (
                <>
                  <Badge tone="accent">{m.organization_here()}</Badge>
                  <LinkButton to="?leave" variant="ghost" size="sm">
                    {m.members_leave()}
                  </LinkButton>
                </>
              ) : (
                <Form method="post" action="/organization">
                  <input type="hidden" name="organization" value={id} />
                  <Button
                    type="submit"
                    size="sm"
                    loading={pending}
                    aria-label={m.organization_switch({ name })}
                  >
                    {m.organization_go()}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      <div>
        <LinkButton to="/" variant="ghost">
          {m.mailbox_home()}
        </LinkButton>
      </div>
    </AuthFrame>
  );
}

function Leave({ name: organization, error }: { name: string; error: string | null }) {
  return (
    <AuthFrame title={m.members_leave_title({ organization })} lead={m.members_leave_text()} error={error}>
      <Form method="post" className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="leave" variant="danger" size="lg">
          {m.members_leave_action()}
        </Button>
        <LinkButton to="/organization" variant="ghost" size="lg">
          {m.ui_cancel()}
        </LinkButton>
      </Form>
    </AuthFrame>
  );
}
