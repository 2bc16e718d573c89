import type { WaitingInvitation } from "#workers/auth/invitation/find.ts";
import { noteIn } from "#workers/auth/note-access.ts";
import type { AuthScope } from "#workers/auth/scope.ts";

/** The audit chain's line of somebody who took an invitation. */
export function noteJoined(
  scope: AuthScope,
  { organization, role }: Pick<WaitingInvitation, "organization" | "role">,
  user: string,
): void {
  noteIn(scope, organization, user, {
    action: "member.joined",
    subject: user,
    after: { role, by: "invitation" },
  });
}
