// Compiles messages/<locale>/<area>.json into app/paraglide (typed functions). Everything comes from
// node_modules: no network. Does nothing when no message changed, so it may run before every command.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "@inlang/paraglide-js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outdir = join(root, "app/paraglide");
const stamp = join(outdir, ".stamp");

/**
 * One set of options for the script and for the development server's plugin.
 * @type {import("@inlang/paraglide-js").CompilerOptions}
 */
export const paraglideOptions = {
  project: join(root, "project.inlang"),
  outdir,
  strategy: ["cookie", "preferredLanguage", "baseLocale"],
  cookieName: "hotgigs_locale",
  emitReadme: false,
  emitPrettierIgnore: false,
  emitGitIgnore: false,
};

function sourcesHash() {
  const hash = createHash("sha256");
  for (const file of [
    "project.inlang/settings.json",
    "package-lock.json",
    "scripts/messages.mjs",
    ...readdirSync(join(root, "messages"), { recursive: true })
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => join("messages", name)),
  ]) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** Compiles unless the stamp says that this very set of messages was compiled. */
export async function compileMessages() {
  const hash = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  refuseDuplicateKeys();
  // Beside, then file by file into place: a build or test that runs meanwhile never finds the folder empty.
  const fresh = mkdtempSync(join(tmpdir(), "hotgigs-messages-"));
  try {
    await compile({ ...paraglideOptions, outdir: fresh });
    replaceFiles(fresh, outdir);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  writeWhole(stamp, hash);
}

/** Makes `to` hold what `from` holds, touching only files that differ. */
function replaceFiles(from, to) {
  const wanted = filesIn(from);
  for (const name of wanted) {
    const text = readFileSync(join(from, name), "utf8");
    const path = join(to, name);
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, text);
  }
  for (const name of filesIn(to)) {
    if (!wanted.includes(name) && name !== ".stamp") rmSync(join(to, name), { force: true });
  }
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function writeWhole(path, text) {
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}

/** A key in two files would silently let the later file win. */
function refuseDuplicateKeys() {
  for (const locale of readdirSync(join(root, "messages"))) {
    const seen = new Map();
    for (const file of readdirSync(join(root, "messages", locale))) {
      const messages = JSON.parse(readFileSync(join(root, "messages", locale, file), "utf8"));
      for (const key of Object.keys(messages)) {
        if (key === "$schema") continue;
        if (seen.has(key)) throw new Error(`message ${key} stands in ${locale}/${seen.get(key)} and ${file}`);
        seen.set(key, file);
      }
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--force")) rmSync(stamp, { force: true });
  await compileMessages();
}
