import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Env } from "#workers/env.ts";

export async function seedDemo(env: Env, _now: number): Promise<Outcome<{ organization: string }>> {
  if (env.ENVIRONMENT !== "development" && env.ENVIRONMENT !== "test") return refuse("access.denied");
  return accept({ organization: "" });
}
