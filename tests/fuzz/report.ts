/** What the parts in workerd tell the script that runs them: one line of JSON for each piece of work. */
import { z } from "zod";

const mark = "FUZZ ";

export const reportSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("session"),
    seed: z.number(),
    faults: z.array(z.string()),
    events: z.number(),
    acknowledged: z.number(),
    saved: z.number(),
    frames: z.number(),
    operations: z.record(z.string(), z.number()),
  }),
  z.object({
    kind: z.literal("damaged"),
    seed: z.number(),
    role: z.string(),
    of: z.string(),
    faults: z.array(z.string()),
    frames: z.number(),
    sockets: z.number(),
  }),
]);
export type Report = z.infer<typeof reportSchema>;

export function reportLine(report: Report): string {
  return mark + JSON.stringify(report);
}

/** The report in a line of output, or null if it is none. */
export function readReport(line: string): Report | null {
  const at = line.indexOf(mark);
  if (at < 0) return null;
  try {
    return reportSchema.safeParse(JSON.parse(line.slice(at + mark.length))).data ?? null;
  } catch {
    return null;
  }
}
