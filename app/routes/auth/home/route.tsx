import { redirect } from "react-router";
import { viewerContext } from "#app/context.ts";
import { can } from "#domain/access/access.ts";
import type { Route } from "./+types/route.ts";

/** The front door: everybody is sent to where their work is. */
export function loader({ context }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext);
  if (!viewer) return redirect("/sign-in");
  if (viewer.locked) return redirect("/settings/account/two-step");
  if (can(viewer, "requisition.list")) return redirect("/requisitions");
  if (can(viewer, "interview.conduct")) return redirect("/interviews");
  return redirect(can(viewer, "agency.submit") ? "/agency" : "/portal");
}
