// Runs under whatever Node the machine has, with nothing installed: installs what is missing, then hands
// over to the project's own Node (the devDependency `node`) with the script named by the first argument.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./paths.mjs";

const modules = join(root, "node_modules");
const stamp = join(modules, ".hotgigs-lock");
const [script, ...args] = process.argv.slice(2);

if (!script) {
  console.error("usage: node scripts/bootstrap.mjs <script> [arguments]");
  process.exit(2);
}
install();
const env = { ...process.env, PATH: join(modules, ".bin") + delimiter + (process.env.PATH ?? "") };
handOver();

/** Installs by the lockfile, unless this very lockfile is what stands in node_modules. */
function install() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  if (isInstalledByHand(lock)) return;
  console.log("Installing what is missing …");
  // Not `npm ci`: it refuses a lockfile that lacks other platforms' optional packages, and a registry that does
  // not carry them cannot complete it. What the lockfile holds is installed exactly; --no-save leaves it alone.
  const done = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    console.error("npm install failed; see above.");
    process.exit(done.status ?? 1);
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, lock);
}

/** Somebody ran `npm install` in the meantime: its own copy of the lockfile then agrees with ours. */
function isInstalledByHand(lock) {
  const installed = join(modules, ".package-lock.json");
  if (!existsSync(installed) || !existsSync(join(modules, ".bin", "node"))) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(installed, "utf8")).packages;
  const agrees = Object.entries(present).every(([path, { version }]) => wanted[path]?.version === version);
  const whole = Object.entries(wanted).every(
    ([path, { optional }]) => path === "" || optional || present[path],
  );
  if (agrees && whole) writeFileSync(stamp, lock);
  return agrees && whole;
}

function handOver() {
  const child = spawn(join(modules, ".bin", "node"), [join(root, script), ...args], {
    env,
    stdio: "inherit",
  });
  // The terminal sends Ctrl-C to the child as well; this process only waits for its end.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGTERM"));
  child.on("error", (error) => {
    console.error(`the project's Node does not start: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) =>
    process.exit(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)),
  );
}
