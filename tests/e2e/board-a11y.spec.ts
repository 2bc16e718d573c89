// The board as assistive technology has it: a recorded tree, and axe in every theme and at 200% zoom.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, live } from "./hiring-world.ts";

const shots = process.env.HOTGIGS_SHOTS;
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

/** Fails when the page says something on the console that breaks its own Content-Security-Policy. */
function watchPolicy(page: Page): string[] {
  const broken: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) broken.push(message.text());
  });
  return broken;
}

test("the board's tree is the recorded one, and axe finds nothing in any theme nor at 200% zoom", async ({
  baseURL,
  signIn,
}) => {
  const { path, recruiter, requisition, stages, applicants } = await boardWith(baseURL, [
    "Ana García",
    "陳 美玲",
    "Björn Åkesson",
  ]);
  const [first, second] = stages;
  const mover = applicants["Björn Åkesson"];
  if (!first || !second || !mover) throw new Error("the default pipeline changed");
  // Who was added in one moment stands in any order: here they stand as recorded.
  for (const [at, name] of ["Ana García", "陳 美玲"].entries()) {
    const application = applicants[name]?.application ?? mover.application;
    await recruiter.command(requisition, "application.move", { application, to: first.id, rank: `a${at}` });
  }
  await recruiter.command(requisition, "application.move", {
    application: mover.application,
    to: second.id,
    rank: "a1",
  });
  const page = await signIn("recruiter", "/requisitions");
  const broken = watchPolicy(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Requisitions", level: 1 })).toBeVisible();
  await page.goto(path);
  await live(page);
  await expect(card(page, "Björn Åkesson")).toBeVisible();
  // Recorded: run with --update-snapshots when the board was changed on purpose, and read what changed.
  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "board.aria.yml" });
  expect(broken).toEqual([]);

  for (const colorScheme of ["light", "dark"] as const) {
    for (const contrast of ["no-preference", "more"] as const) {
      await page.emulateMedia({ colorScheme, contrast });
      await expectAccessible(page);
      await shot(page, `board-${colorScheme}-${contrast}`);
    }
    // A window of 1280 by 800 at 200%.
    await page.setViewportSize({ width: 640, height: 400 });
    await expectAccessible(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await shot(page, `board-zoom-${colorScheme}`);
    await page.setViewportSize({ width: 1280, height: 720 });
  }
  await page.emulateMedia({ forcedColors: "active" });
  // The system's colours then: axe reckons with ours.
  await expectAccessible(page, { without: ["color-contrast"] });
});
