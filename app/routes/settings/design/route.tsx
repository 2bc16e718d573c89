import { developmentContext } from "#app/context.ts";
import type { Route } from "./+types/route.ts";
export function loader({ context }: Route.LoaderArgs) {
  if (!context.get(developmentContext)) throw new Response(null, { status: 404 });
  return null;
}
export default function Design() {
  return null;
}
