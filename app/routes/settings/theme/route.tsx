import { data, redirect } from "react-router";
import { parseTheme, writeTheme } from "#app/theme.ts";
import type { Route } from "./+types/route.ts";

/** Keeps the choice of light or dark in a cookie. Needs nobody: candidates choose too. */
export async function action({ request }: Route.ActionArgs) {
  const theme = parseTheme((await request.formData()).get("theme"));
  return data(null, { headers: { "Set-Cookie": writeTheme(theme) } });
}

export function loader() {
  return redirect("/");
}
