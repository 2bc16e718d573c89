// `npm run check`: everything that can be said about the code without running it.
import { execFile } from "node:child_process";
import { oversized } from "./check/size.ts";
import { strayQueries } from "./check/sql.ts";
import { strayStyles } from "./check/styles.ts";
import { literalTexts } from "./check/ui-text.ts";
import { notVacuous, type Verdict } from "./check/vacuous.ts";
import { generate } from "./generate.mjs";
import { bin, root } from "./paths.mjs";

const folders = ["app", "domain", "durable", "workers", "scripts", "tests"];

await generate();
const verdicts = await Promise.all([
  tool("types", "tsc", ["--noEmit"]),
  tool("biome", "biome", ["check", "--max-diagnostics=20", "."]),
  tool("boundaries", "depcruise", ["--config", ".dependency-cruiser.cjs", ...folders]).then(notVacuous),
  tool("dead code", "knip", ["--no-progress"]),
  own("size", oversized(root)),
  own("SQL", strayQueries(root)),
  own("texts", literalTexts(root)),
  own("styles", strayStyles(root)),
]);

for (const { name, ok, output } of verdicts) {
  console.log(`${ok ? "ok    " : "FAILED"} ${name}`);
  if (!ok) console.log(output.trimEnd().replace(/^/gm, "       "));
}
process.exit(verdicts.every(({ ok }) => ok) ? 0 : 1);

function tool(name: string, command: string, args: string[]): Promise<Verdict> {
  return new Promise((done) => {
    execFile(bin(command), args, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      done({ name, ok: error === null, output: stdout + stderr }),
    );
  });
}

async function own(name: string, complaints: string[]): Promise<Verdict> {
  return { name, ok: complaints.length === 0, output: complaints.join("\n") };
}
