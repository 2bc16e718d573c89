// How well the rules read real résumés: `node bench/parse.ts [--json] [--data DIR]`. The data are not part of the project.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type ContactFields, readContactFields } from "#domain/document/contact.ts";
import type { DocumentType } from "#domain/document/sniff.ts";
import { readDocument } from "#workers/heavy/read-document.ts";
import { machine, type Row } from "./push-report.ts";

const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, data: { type: "string", default: "../shared/data" } },
});
const fields = ["name", "email", "phone", "location"] as const;
type Field = (typeof fields)[number];
const labelSchema = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  location: z.string().optional(),
});
type Label = z.infer<typeof labelSchema>;

if (!existsSync(join(options.data, "resumes/labels.json"))) {
  console.error(`no résumés in ${options.data}: nothing to measure`);
  process.exit(2);
}
const labels = z
  .record(z.string(), labelSchema)
  .parse(JSON.parse(readFileSync(join(options.data, "resumes/labels.json"), "utf8")));

const failures: string[] = [];
const named: string[] = [];
const files = ["resumes", "livecareer"].flatMap((folder) =>
  readdirSync(join(options.data, folder))
    .filter((file) => /\.(pdf|docx)$/.test(file))
    .map((file) => ({ folder, file })),
);
const counts = Object.fromEntries(fields.map((field) => [field, { right: 0, wrong: 0, missed: 0 }]));
const times: number[] = [];
for (const { folder, file } of files) {
  const start = performance.now();
  const found = await read(join(options.data, folder, file));
  times.push(performance.now() - start);
  if (!found) continue;
  if (found.name) named.push(`${file}: ${found.name}`);
  const label = labels[file];
  if (label) for (const field of fields) count(field, found, label);
}
report();

async function read(path: string): Promise<ContactFields | undefined> {
  const type = path.slice(path.lastIndexOf(".") + 1) as DocumentType;
  const outcome = await readDocument(new Uint8Array(readFileSync(path)), type, Date.now());
  if (!outcome.ok) failures.push(`${path}: ${outcome.refusal.code}`);
  return outcome.ok ? readContactFields(outcome.value.text) : undefined;
}

function count(field: Field, found: ContactFields, label: Label): void {
  const tally = counts[field];
  const [value, truth] = [found[field], label[field]];
  if (!tally) return;
  if (value !== undefined && truth !== undefined && isSame(field, value, truth)) tally.right += 1;
  else {
    if (value !== undefined) tally.wrong += 1;
    if (truth !== undefined) tally.missed += 1;
  }
}

/** Capitals do not matter, nor how a number is grouped; of an address the town is enough. */
function isSame(field: Field, value: string, truth: string): boolean {
  if (field === "phone") return value.replace(/\D/g, "") === truth.replace(/\D/g, "");
  if (field === "location") return truth.toLowerCase().endsWith(value.toLowerCase());
  return value.toLowerCase() === truth.toLowerCase();
}

function report(): void {
  const rows: Row[] = fields.map((field) => {
    const { right = 0, wrong = 0, missed = 0 } = counts[field] ?? {};
    const value = right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);
    return {
      subject: "hotgigs",
      metric: `f1:${field}`,
      value: Math.round(value * 1000) / 1000,
      n: right + missed,
    };
  });
  if (options.json) {
    console.log(JSON.stringify({ bench: "parse", machine: machine(), rows }));
    return;
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  console.log(`${files.length} files, ${failures.length} not read, ${median.toFixed(0)} ms each (median)`);
  for (const row of rows)
    console.log(`${row.metric.padEnd(12)} ${row.value.toFixed(3)}  (${row.n} labelled)`);
  console.log(`names found: ${named.length}`);
  for (const line of [...named, ...failures]) console.log(`  ${line}`);
}
