// What the compiler needs and git does not hold: messages, the runtime's types, the routes' types.
// Cheap when nothing changed; runs before build, check and tests.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { compileMessages } from "./messages.mjs";
import { bin, root } from "./paths.mjs";

const runtimeTypes = join(root, "worker-configuration.d.ts");

/** Runs all generators; throws with the tool's output when one fails. */
export async function generate() {
  await compileMessages();
  if (isOlder(runtimeTypes, "wrangler.toml") || isOlder(runtimeTypes, "package-lock.json")) {
    run("wrangler", ["types", "--include-env=false"]);
  }
  run("react-router", ["typegen"]);
}

function isOlder(file, source) {
  return !existsSync(file) || statSync(file).mtimeMs < statSync(join(root, source)).mtimeMs;
}

function run(tool, args) {
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false" };
  execFileSync(bin(tool), args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
}

if (process.argv[1] === join(root, "scripts/generate.mjs")) await generate();
