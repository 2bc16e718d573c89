/** Lines of the audit chain about who comes in and how accounts are protected: in each organization of the person. */
import type { Id } from "#domain/ids/ids.ts";
import { originOfRequest } from "#workers/audit/origin-of.ts";
import { type Act, record } from "#workers/audit/record.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { organizationsOf } from "#workers/db/identity/sessions.ts";
import { log } from "#workers/http/log.ts";

type Noting = Pick<AuthScope, "env" | "headers" | "background">;

/** In every organization of the person. Behind the answer: how long it takes tells nobody anything. */
export function noteAccess(scope: Noting, user: string, ...acts: Act[]): void {
  const go = async () => {
    const organizations = (await organizationsOf(scope.env.DB_IDENTITY, user)) as Id<"org">[];
    await Promise.all(organizations.map((organization) => write(scope, organization, user, acts)));
  };
  scope.background(go().catch(lost));
}

/** In one organization. */
export function noteIn(scope: Noting, organization: Id<"org">, user: string, ...acts: Act[]): void {
  scope.background(write(scope, organization, user, acts).catch(lost));
}

function write({ env, headers }: Noting, organization: Id<"org">, user: string, acts: Act[]): Promise<void> {
  const from = originOfRequest(headers);
  return record({ env, organization, actor: { kind: "user", id: user }, from, at: Date.now() }, ...acts);
}

const lost = () => log("audit.lost", {});
