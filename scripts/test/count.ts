import { z } from "zod";

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed and with which words: said again at the end, where a log that is cut still holds it. */
  failures: string[];
}

/** So much of a failure's words is said again; all of it stands where it happened. */
const mostOfOne = 2_500;

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** Counts vitest's JSON report; a file that could not even be loaded is one failure. */
export function countVitest(report: unknown): Count {
  const parsed = vitestReport.parse(report);
  const broken = parsed.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: parsed.numPassedTests,
    failed: parsed.numFailedTests + broken.length,
    skipped: parsed.numPendingTests + parsed.numTodoTests,
    failures: parsed.testResults.flatMap(({ name, message, assertionResults }) => [
      ...(message ? [failure(name, [message])] : []),
      ...assertionResults
        .filter(({ status }) => status === "failed")
        .map(({ fullName, failureMessages }) => failure(`${name} › ${fullName}`, failureMessages ?? [])),
    ]),
  };
}

const errorWords = z.object({ message: z.string().optional() }).transform((error) => error.message ?? "");

const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({ status: z.string(), results: z.array(z.object({ errors: z.array(errorWords).default([]) })) }),
  ),
});

const suite = z.object({
  specs: z.array(spec).default([]),
  get suites() {
    return z.array(suite).default([]);
  },
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(errorWords).default([]),
  suites: z.array(suite).default([]),
});

/** Counts Playwright's JSON report; an error outside any journey is one failure. */
export function countPlaywright(report: unknown): Count {
  const { stats, errors, suites } = playwrightReport.parse(report);
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: failed === 0 && errors.length > 0 ? 1 : failed,
    skipped: stats.skipped,
    failures: [
      ...errors.map((error) => failure("outside any journey", [error])),
      ...suites.flatMap(specsOf).flatMap(({ title, file, line, tests }) =>
        tests
          .filter(({ status }) => status === "unexpected" || status === "flaky")
          .map(({ results }) =>
            failure(
              `${file}:${line} › ${title}`,
              results.flatMap(({ errors: each }) => each),
            ),
          ),
      ),
    ],
  };
}

function specsOf({ specs, suites }: z.infer<typeof suite>): z.infer<typeof spec>[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function failure(name: string, messages: string[]): string {
  return `FAILED ${[name, ...messages].join("\n").slice(0, mostOfOne)}`;
}
