import { data, redirect } from "react-router";
import { writeAppearance } from "#app/theme.ts";
import type { Route } from "./+types/route.ts";

/** Keeps how the pages look to somebody in cookies. Needs nobody: candidates choose too. */
export async function action({ request }: Route.ActionArgs) {
  const headers = new Headers();
  for (const cookie of writeAppearance(await request.formData())) headers.append("Set-Cookie", cookie);
  return data(null, { headers });
}

export function loader() {
  return redirect("/");
}
