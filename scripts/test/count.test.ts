import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "#scripts/test/count.ts";

test("a test file that cannot be loaded counts as one failure, and all that failed is named with its words", () => {
  const failed = { status: "failed", fullName: "the sum is right", failureMessages: ["expected 1 to be 2"] };
  const passed = { status: "passed", fullName: "the sum is left", failureMessages: [] };
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      { name: "a.test.ts", status: "failed", message: "no such module", assertionResults: [] },
      { name: "b.test.ts", status: "failed", message: "", assertionResults: [failed, passed] },
      { name: "c.test.ts", status: "passed", assertionResults: [passed] },
    ],
  };
  expect(countVitest(report)).toEqual({
    ...{ passed: 3, failed: 2, skipped: 2 },
    failures: ["FAILED a.test.ts\nno such module", "FAILED b.test.ts › the sum is right\nexpected 1 to be 2"],
  });
});

test("a journey that passes only when repeated counts as failed", () => {
  const specOf = (title: string, status: string) => ({
    ...{ title, file: "board.spec.ts", line: 7 },
    tests: [{ status, results: [{ errors: [{ message: `${title}: too late` }] }, {}] }],
  });
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 },
    errors: [],
    suites: [
      {
        specs: [specOf("moves", "flaky"), specOf("stays", "expected")],
        suites: [{ specs: [specOf("deep", "unexpected")] }],
      },
    ],
  };
  expect(countPlaywright(report)).toEqual({
    ...{ passed: 5, failed: 2, skipped: 0 },
    failures: ["moves", "deep"].map((title) => `FAILED board.spec.ts:7 › ${title}\n${title}: too late`),
  });
});

test("an app that does not start is a failure although no journey ran", () => {
  const report = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{ message: "no" }] };
  expect(countPlaywright(report)).toEqual({
    ...{ passed: 0, failed: 1, skipped: 0 },
    failures: ["FAILED outside any journey\nno"],
  });
});
