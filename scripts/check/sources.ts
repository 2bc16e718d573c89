import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const folders = ["app", "domain", "durable", "workers", "scripts", "tests", "bench"];
const generated = /(^|\/)(paraglide|node_modules|build|\.wrangler|test-results)\//;

/** Every source file of ours below `root`, as paths relative to it; generated ones left out. */
export function sourceFiles(root: string): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !generated.test(path))
    .sort();
}

export function lines(root: string, file: string): string[] {
  return readFileSync(join(root, file), "utf8").trimEnd().split("\n");
}
