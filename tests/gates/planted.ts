// A small project of its own in a temporary folder, judged by this repository's configuration.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bin, root } from "#scripts/paths.mjs";

export interface Planted {
  folder: string;
  /** Runs a tool inside the planted project. */
  run(tool: string, args: string[]): Promise<{ code: number; output: string }>;
  [Symbol.dispose](): void;
}

/** Writes `files` (path → text) into a new folder, with our configuration files beside them. */
export function plant(files: Record<string, string>): Planted {
  const folder = mkdtempSync(join(tmpdir(), "hotgigs-gate-"));
  for (const name of [
    "tsconfig.json",
    ".dependency-cruiser.cjs",
    "knip.json",
    "biome.json",
    "package.json",
  ]) {
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    folder,
    run: (tool, args) =>
      new Promise((done) => {
        execFile(bin(tool), args, { cwd: folder }, (error, stdout, stderr) =>
          done({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
        );
      }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
