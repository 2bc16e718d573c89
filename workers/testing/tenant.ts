/** A tenant for tests: somebody with an organization of their own, its services and its API, on the real parts. */
import { env } from "cloudflare:workers";
import { capabilitiesOf, type Role, systemActor } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import { type Outcome, refusalSchema } from "#domain/refusal/refusal.ts";
import type { Command, CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import type { BoardView } from "#domain/views/board.ts";
import { jobContext } from "#workers/context.ts";
import { createServices } from "#workers/create-services.ts";
import type { Env } from "#workers/env.ts";
import type { Services, Viewer } from "#workers/services.ts";

export const bindings = env as Env;
const nowhere = { waitUntil: () => undefined };

export interface Tenant {
  organization: Id<"org">;
  viewer: Viewer;
  services: Services;
}

/** Somebody with this role in a new organization (or in one that is there). Nothing is in DB_IDENTITY. */
export function newTenant(role: Role = "recruiter", organization: Id<"org"> = newId("org")): Tenant {
  const user = { id: newId("usr"), name: "Ada Ruiz", email: "ada@example.com", hue: 10 };
  const place = { id: organization, name: "Test House" };
  const viewer: Viewer = {
    user,
    session: newId("cmd"),
    organization: { ...place, role },
    organizations: [place],
    capabilities: capabilitiesOf(role),
  };
  const services = createServices(bindings, nowhere, { viewer, origin: "http://hotgigs.test" });
  return { organization, viewer, services };
}

/** Writes the tenant's person and membership into DB_IDENTITY: for what asks there who somebody is. */
export async function enrol({ organization, viewer }: Tenant): Promise<void> {
  const { id, name } = viewer.user;
  const role = viewer.organization?.role ?? "viewer";
  const db = bindings.DB_IDENTITY;
  await db.batch([
    db
      .prepare("INSERT INTO organization (id, name, slug, created_at) VALUES (?1, 'House', ?1, 1)")
      .bind(organization),
    db
      .prepare(
        "INSERT INTO user (id, name, email, email_verified, created_at, updated_at) VALUES (?1, ?2, ?3, 1, 1, 1)",
      )
      .bind(id, name, `${id.toLowerCase()}@example.com`),
    db
      .prepare(
        "INSERT INTO member (id, organization_id, user_id, role, created_at) VALUES (?1, ?2, ?3, ?4, 1)",
      )
      .bind(newId("mem"), organization, id, role),
  ]);
}

/** A context with every power, for what no route does. */
export function systemContext(organization: Id<"org">) {
  return jobContext(bindings, systemActor(organization, "test"), Date.now);
}

/** The value, or an error that says the refusal. */
export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${JSON.stringify(refusalSchema.parse(outcome.refusal))}`);
}

/** The code of a refusal; "" if it was none. */
export function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? "" : outcome.refusal.code;
}

export const role = { title: "Optics engineer", team: "Hardware", location: "Lisbon", openings: 1 };
export const person = {
  name: "Lena Okafor",
  headline: null,
  email: "lena@example.com",
  phone: null,
  location: null,
};

export async function openRequisition(
  tenant: Tenant,
): Promise<{ board: BoardView; id: Id<"req">; object: string }> {
  const { id } = granted(await tenant.services.requisitions.create(role));
  const board = granted(await tenant.services.requisitions.board(id));
  const object = roomId({ jurisdiction: null, organization: tenant.organization, requisition: id });
  return { board, id, object };
}

/** The stage at this place of the pipeline. */
export function stageAt(board: BoardView, at: number): Id<"stg"> {
  const stage = board.state.stages[at];
  if (!stage) throw new Error(`no stage ${at}`);
  return stage.id;
}

export function commandOf<T extends CommandType>(type: T, args: CommandArgs<T>): Command {
  return { id: newId("cmd"), baseSeq: 0, type, args } as unknown as Command;
}
