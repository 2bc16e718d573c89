/** Asks an operators' question (/__internal) of the app that serves a state folder; if none does, of one for the moment. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { root } from "./paths.mjs";
import { startApp } from "./serve.ts";

/** The answer to POST /__internal/`question`. `state` is the folder, from the project's root. */
export async function askApp(question: string, state: string, build?: string): Promise<Response> {
  const stateDir = resolve(root, state);
  return (await askRunning(question, stateDir)) ?? (await askStarted(question, stateDir, build));
}

async function askRunning(question: string, stateDir: string): Promise<Response | null> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(stateDir, name), "utf8"));
  try {
    const { port } = z.object({ port: z.number() }).parse(read("server.json"));
    const { INTERNAL_TOKEN } = z.object({ INTERNAL_TOKEN: z.string() }).parse(read("secrets.json"));
    const headers = { "x-hotgigs-internal": INTERNAL_TOKEN };
    const answer = await fetch(`http://localhost:${port}/__internal/${question}`, {
      method: "POST",
      headers,
    });
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}

async function askStarted(question: string, stateDir: string, build?: string): Promise<Response> {
  const app = await startApp({ stateDir, seed: false, ...(build && { build }) });
  try {
    const answer = await app.internal(question);
    return new Response(await answer.text(), { status: answer.status });
  } finally {
    await app.stop();
  }
}
