// `npm run audit:verify`: reads every audit chain, and every room's, from the first line on; says what was changed,
// is missing or was put in. Exit code 1 if anything was.
import { parseArgs } from "node:util";
import { z } from "zod";
import { askApp } from "./ask-app.ts";

const { values } = parseArgs({
  options: { state: { type: "string", default: ".hotgigs" }, build: { type: "string" } },
});
const reportSchema = z.object({
  ok: z.boolean(),
  organizations: z.array(
    z.object({
      organization: z.string(),
      lines: z.number(),
      head: z.string(),
      faults: z.array(z.object({ seq: z.number(), what: z.string() })),
      rooms: z.array(z.object({ requisition: z.string(), ok: z.boolean() })),
    }),
  ),
});
const response = await askApp("audit/verify", values.state, values.build);
const report = reportSchema.parse(await response.json());
for (const { organization, lines, head, faults, rooms } of report.organizations) {
  const broken = rooms.filter((room) => !room.ok);
  const good = faults.length === 0 && broken.length === 0;
  console.log(
    `${good ? "ok    " : "BROKEN"} ${organization}: ${lines} lines up to ${head.slice(0, 12)}, ${rooms.length} rooms`,
  );
  for (const { seq, what } of faults) console.log(`       line ${seq}: ${what}`);
  for (const { requisition } of broken)
    console.log(`       room of ${requisition}: not the chain that was anchored`);
}
process.exit(report.ok ? 0 : 1);
