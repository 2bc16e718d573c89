import type { Row } from "../push-report.ts";
import type { Results } from "./results.ts";

export function report(
  rows: readonly Row[],
  results: Results,
  about: { machine: string; rounds: number; seconds: number },
): string {
  const subjects = [...new Set(rows.map((row) => row.subject))];
  const metrics = [...new Set(rows.map((row) => row.metric))];
  const cell = (subject: string, metric: string) => {
    const row = rows.find((each) => each.subject === subject && each.metric === metric);
    const range = results.range(subject, metric);
    return row && range ? `${row.value} (${range[0]}–${range[1]})` : "–";
  };
  const table = [
    `| metric | ${subjects.join(" | ")} |`,
    `|---|${subjects.map(() => "---:|").join("")}`,
    ...metrics.map(
      (metric) => `| ${metric} | ${subjects.map((subject) => cell(subject, metric)).join(" | ")} |`,
    ),
  ];
  return `# Room\n\n${about.machine}\n\n${table.join("\n")}\n`;
}
