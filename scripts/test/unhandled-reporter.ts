import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, SerializedError, TestModule } from "vitest/node";
import { root } from "../paths.mjs";

/** Errors that no test caught stand in no JSON report of vitest's; here they are kept for the last lines. */
export const unhandledFile = join(root, "test-results", "unhandled.json");

export default class UnhandledReporter implements Reporter {
  onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const words = errors.map(({ name, message, stack }) => stack ?? `${name}: ${message}`);
    writeFileSync(unhandledFile, JSON.stringify(words));
  }
}
