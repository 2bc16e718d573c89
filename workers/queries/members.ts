/** Members and open invitations as the viewer may see them. */
import { can, roleSchema } from "#domain/access/access.ts";
import { givableRoles, keepingRole, mayGive } from "#domain/access/giving.ts";
import { hueOf } from "#domain/live/hue.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { DeactivatedView, InvitationView, MemberView } from "#domain/views/members.ts";
import type { Context } from "#workers/context.ts";
import { listDeactivated } from "#workers/db/identity/deactivated.ts";
import { type InvitationRow, openInvitations } from "#workers/db/identity/invitations.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { mayBeOnTeam } from "./team.ts";

/** Refuses with access.denied. */
export async function viewMembers({ env, actor }: Context): Promise<Outcome<MemberView[]>> {
  if (!can(actor, "member.list")) return refuse("access.denied");
  const people = await listMembers(env.DB_IDENTITY, actor.organization);
  const keepers = people.filter(({ role }) => role === keepingRole).length;
  const givable = givableRoles(actor);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const views = people.map((person) => {
    const self = person.id === actor.id;
    const isLast = person.role === keepingRole && keepers < 2;
    const inReach = !self && withinReach({ actor }, person.role);
    const may = {
      roles: inReach && !isLast ? givable : [],
      remove: inReach && !isLast,
      manager: withinReach({ actor }, person.role) && mayBeOnTeam(person.role),
      deactivate: inReach && !isLast,
      transfer: inReach && person.role !== keepingRole && can(actor, "organization.transfer"),
      leave: self && !isLast,
    };
    const above = person.manager === null ? undefined : names.get(person.manager);
    const manager =
      person.manager !== null && above !== undefined ? { id: person.manager, name: above } : null;
    return { ...person, hue: hueOf(person.id), manager, self, may };
  });
  return accept(views);
}

/** Who is switched off. Needs member.manage. Refuses with access.denied. */
export async function viewDeactivated({ env, actor }: Context): Promise<Outcome<DeactivatedView[]>> {
  if (!can(actor, "member.manage")) return refuse("access.denied");
  const people = await listDeactivated(env.DB_IDENTITY, actor.organization);
  return accept(
    people.map((person) => {
      const inReach = withinReach({ actor }, person.role);
      return { ...person, hue: hueOf(person.id), may: { reactivate: inReach, remove: inReach } };
    }),
  );
}

/** Refuses with access.denied. */
export async function viewInvitations({ env, actor, now }: Context): Promise<Outcome<InvitationView[]>> {
  if (!can(actor, "member.manage")) return refuse("access.denied");
  const rows = await openInvitations(env.DB_IDENTITY, actor.organization);
  return accept(
    rows.map(({ id, email, role, inviter, expiresAt, ...row }) => {
      const inReach = withinReach({ actor }, role);
      const state = stateOf({ ...row, expiresAt }, now());
      const may = { resend: inReach && state !== "declined", revoke: inReach };
      return { id, email, role, inviter, expiresAt, state, may };
    }),
  );
}

function withinReach({ actor }: Pick<Context, "actor">, role: string): boolean {
  const known = roleSchema.safeParse(role);
  return known.success ? mayGive(actor, known.data) : can(actor, "member.manage");
}

function stateOf(row: Pick<InvitationRow, "status" | "sentAt" | "expiresAt">, now: number) {
  if (row.status === "declined") return "declined" as const;
  if (row.expiresAt <= now) return "expired" as const;
  return row.sentAt === null ? ("unsent" as const) : ("pending" as const);
}
