import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./tests/e2e/chromium.ts";

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  // Journeys of a file share an app and its demo organization, so each makes its own requisition.
  workers: 2,
  // No measure of speed: the longest journey takes a minute here, and machines stand still at times.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  outputDir: "test-results/e2e",
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    // What still moves is "not stable", and Playwright then scrolls it to the top before it presses: an open menu turns
    // over on that, and the press goes beside it. Nor is a colour on its way while axe looks.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: await chromiumLaunch(),
  },
});
