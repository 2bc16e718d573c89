// `npm run rebuild`: makes every projection again from the objects and prints whether all agree, as JSON.
import { parseArgs } from "node:util";
import { z } from "zod";
import { askApp } from "./ask-app.ts";

const { values } = parseArgs({
  options: { state: { type: "string", default: ".hotgigs" }, build: { type: "string" } },
});
const response = await askApp("rebuild", values.state, values.build);
const report = z.looseObject({ ok: z.boolean() }).parse(await response.json());
console.log(JSON.stringify(report, null, 2));
process.exit(report.ok ? 0 : 1);
