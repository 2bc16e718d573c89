import { data } from "react-router";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { servicesContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import type { Route } from "./+types/route.ts";
import { roleWords } from "./role-words.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const members = await context.get(servicesContext).members.list();
  if (!members.ok) throw data(null, { status: refusalStatus[members.refusal.code] });
  return { members: members.value };
}

export default function Members({ loaderData: { members } }: Route.ComponentProps) {
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-5 py-8">
      <title>{m.page_title({ page: m.members_title() })}</title>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl">{m.members_title()}</h1>
        <p className="text-base text-muted">{m.members_lead()}</p>
      </div>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {members.map(({ id, name, email, role, hue }) => (
          <li key={id} className="flex items-center gap-3 px-4 py-3">
            <Avatar name={name} hue={hue} />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{name}</p>
              <p className="truncate text-muted text-sm">{email}</p>
            </div>
            <Badge>{roleWords(role)}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
