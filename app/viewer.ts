import { redirect } from "react-router";
import { viewerContext } from "#app/context.ts";
import type { Viewer } from "#workers/services.ts";

export type Member = Viewer & { organization: NonNullable<Viewer["organization"]> };

/** Who is signed in as a member of an organization; sends everybody else to where they belong. */
export function requireMember(
  context: { get(key: typeof viewerContext): Viewer | null },
  request: Request,
): Member {
  const viewer = requireViewer(context, request);
  // Their organization asks for a second factor: nothing of it before that is set up.
  if (viewer.locked) throw redirect("/settings/account/two-step");
  if (!viewer.organization) throw redirect("/portal");
  return { ...viewer, organization: viewer.organization };
}

/** Who is signed in, in an organization or not; sends everybody else to sign in. */
export function requireViewer(
  context: { get(key: typeof viewerContext): Viewer | null },
  request: Request,
): Viewer {
  const viewer = context.get(viewerContext);
  if (viewer) return viewer;
  const { pathname, search } = new URL(request.url);
  throw redirect(`/sign-in?${new URLSearchParams({ next: pathname + search })}`);
}
