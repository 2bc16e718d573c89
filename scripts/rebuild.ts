// `npm run rebuild`: makes every projection again from the objects and prints whether all agree, as JSON.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { root } from "./paths.mjs";
import { startApp } from "./serve.ts";

const { values } = parseArgs({
  options: { state: { type: "string", default: ".hotgigs" }, build: { type: "string" } },
});
const stateDir = resolve(root, values.state);
const response = (await askRunning()) ?? (await askStarted());
const report = z.looseObject({ ok: z.boolean() }).parse(await response.json());
console.log(JSON.stringify(report, null, 2));
process.exit(report.ok ? 0 : 1);

/** The app that serves this state folder at this moment, if one does. */
async function askRunning(): Promise<Response | null> {
  try {
    const { port } = z.object({ port: z.number() }).parse(readJson("server.json"));
    const { INTERNAL_TOKEN } = z.object({ INTERNAL_TOKEN: z.string() }).parse(readJson("secrets.json"));
    const headers = { "x-hotgigs-internal": INTERNAL_TOKEN };
    const answer = await fetch(`http://localhost:${port}/__internal/rebuild`, { method: "POST", headers });
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}

/** Nobody serves it: for the moment of the rebuild we do. */
async function askStarted(): Promise<Response> {
  const app = await startApp({ stateDir, seed: false, ...(values.build && { build: values.build }) });
  try {
    const answer = await app.internal("rebuild");
    return new Response(await answer.text(), { status: answer.status });
  } finally {
    await app.stop();
  }
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(stateDir, name), "utf8"));
}
