// A requisition from beginning to end, as two people see it on two screens; and what the organization chooses from.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, column, live, namesIn } from "./hiring-world.ts";

const stagesOf = (page: Page) => page.locator("section > header > h2, section header h2").allInnerTexts();

async function menu(page: Page, item: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: /What to do with this requisition/ }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function stageMenu(page: Page, stage: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `What to do with the stage ${stage}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test("openings are filled, the last one proposes closing, everybody's fate is asked, and reopening finds them again", async ({
  baseURL,
  signIn,
}) => {
  const { path, requisition, recruiter, applicants } = await boardWith(baseURL, ["Ana", "Björn", "陳 美玲"]);
  const [ana, ben] = [await signIn("recruiter", path), await signIn("admin", path)];
  await Promise.all([live(ana), live(ben)]);

  await ana.getByRole("button", { name: /^Openings: 0 of 1/ }).click();
  const openings = ana.getByRole("dialog", { name: "Openings" });
  await openings.getByRole("button", { name: "Add an opening" }).click();
  await expect(ben.getByRole("button", { name: /^Openings: 0 of 2/ })).toBeVisible();
  await openings
    .getByRole("button", { name: /^Close opening/ })
    .last()
    .click();
  await ana.getByRole("menuitem", { name: "Budget withdrawn" }).click();
  await expect(openings.getByText("Closed: Budget withdrawn")).toBeVisible();
  await expectAccessible(ana);
  await openings.getByRole("button", { name: "Close", exact: true }).last().click();

  await recruiter.command(requisition, "application.hire", {
    application: applicants.Ana?.application ?? "app_",
  });
  await expect(ben.getByText("Every opening is filled. Close the requisition?")).toBeVisible();
  await ben.getByRole("button", { name: "Mark as filled…" }).click();
  const closing = ben.getByRole("dialog", { name: "Mark this requisition as filled?" });
  await expect(closing.getByText("2 candidates are still active. What becomes of them?")).toBeVisible();
  await closing.getByText("Reject all 2 candidates").click();
  await choose(ben, "Reason for the rejections", "Somebody else was stronger");
  await choose(ben, /^Reason.optional/, "Hired");
  await expectAccessible(ben);
  await closing.getByRole("button", { name: "Mark as filled" }).click();
  await expect(ana.getByText(/This requisition is filled/)).toBeVisible();
  await expect(card(ana, "Björn")).toHaveCount(0);
  await expect(ana.getByRole("button", { name: /^Add a candidate to/ })).toHaveCount(0);

  await ana.getByRole("button", { name: "Open it again…" }).click();
  await expect(ana.getByText(/No opening is open/)).toBeVisible();
  await ana.getByRole("button", { name: "Open it again", exact: true }).click();
  await expect(ben.getByText(/This requisition is filled/)).toHaveCount(0);
  await expect(ben.getByRole("button", { name: /^Openings: 1 of 2/ })).toBeVisible();
  await ben.getByRole("button", { name: /^Rejected/ }).click();
  await expect(card(ben, "Björn")).toHaveCount(1);

  await menu(ana, "Put on hold");
  await expect(ben.getByText(/This requisition is on hold/)).toBeVisible();
  await ben.getByRole("button", { name: "Take off hold" }).click();
  await expect(ana.getByText(/This requisition is on hold/)).toHaveCount(0);
});

test("whoever is hired fills the opening that one chooses", async ({ baseURL, signIn }) => {
  const { path } = await boardWith(baseURL, ["Ana"]);
  const page = await signIn("recruiter", path);
  await live(page);
  await page.getByRole("button", { name: /^Openings: 0 of 1/ }).click();
  const openings = page.getByRole("dialog", { name: "Openings" });
  await openings.getByRole("button", { name: "Add an opening" }).click();
  await expect(openings.getByRole("listitem")).toHaveCount(2);
  const [, second = ""] = await openings.getByText(/^#\w{4}$/).allInnerTexts();
  await page.keyboard.press("Escape");
  await card(page, "Ana")
    .getByRole("button", { name: /What to do with/ })
    .click();
  await page.getByRole("option", { name: "Hire…" }).click();
  await choose(page, "Opening to fill", second);
  await expectAccessible(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Hire" }).click();
  await page.getByRole("button", { name: /^Openings: 1 of 2/ }).click();
  await expect(openings.getByRole("listitem").filter({ hasText: second })).toContainText("Filled");
});

test("stages are moved, renamed, archived with their cards and restored, on both screens, by mouse and by keyboard", async ({
  baseURL,
  signIn,
}) => {
  const { path } = await boardWith(baseURL, ["Ana", "Björn"]);
  const [ana, ben] = [await signIn("recruiter", path), await signIn("manager", path)];
  await Promise.all([live(ana), live(ben)]);
  const before = ["New applications", "Screening", "Interviews", "Decision", "Offer"];
  expect(await stagesOf(ben)).toEqual(before);
  await expect(ben.getByRole("button", { name: /^What to do with the stage/ })).toHaveCount(0);

  await stageMenu(ana, "Screening", "Move right");
  const swapped = ["New applications", "Interviews", "Screening", "Decision", "Offer"];
  await expect.poll(() => stagesOf(ben)).toEqual(swapped);
  await ana
    .locator("header[data-stage-header]", { hasText: "Screening" })
    .dragTo(ana.locator("header[data-stage-header]", { hasText: "Interviews" }), {
      targetPosition: { x: 20, y: 20 },
    });
  await expect.poll(() => stagesOf(ben)).toEqual(before);

  await stageMenu(ana, "Screening", "Edit…");
  const dialog = ana.getByRole("dialog", { name: "Stage “Screening”" });
  await dialog.getByLabel("Name inside the team").fill("First talk");
  await dialog.getByLabel("Days until a card stands too long").fill("5");
  await dialog.getByRole("button", { name: "Add an item" }).click();
  await dialog.getByLabel("Item 1", { exact: true }).fill("Ask when they could begin");
  await expectAccessible(ana);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(column(ben, "First talk")).toBeVisible();

  // By keyboard alone: the menu's button, arrows, Enter.
  await ana.getByRole("button", { name: "What to do with the stage New applications" }).focus();
  await ana.keyboard.press("Enter");
  await ana.getByRole("menuitem", { name: "Archive…" }).press("Enter");
  const archive = ana.getByRole("alertdialog", { name: "Archive “New applications”?" });
  await expect(archive.getByText(/2 candidates stand in it/)).toBeVisible();
  await choose(ana, "Where they go", "Decision");
  await archive.getByRole("button", { name: "Archive stage" }).click();
  await expect.poll(() => namesIn(ben, "Decision")).toHaveLength(2);
  await expect(column(ben, "New applications")).toHaveCount(0);

  await ana.setViewportSize({ width: 390, height: 844 });
  await expect(ana.getByRole("navigation", { name: "Stages" }).getByText("New applications")).toHaveCount(0);
  await menu(ana, "Stages…");
  await ana.getByRole("button", { name: "Restore New applications" }).click();
  await expect(column(ben, "New applications")).toBeVisible();
  await expectAccessible(ana);
});

test("the organization's lists are on open boards at once; a template and a copy begin with the same stages", async ({
  baseURL,
  signIn,
}) => {
  const { path, requisition } = await boardWith(baseURL, ["Ana"]);
  const [ana, ben] = [await signIn("recruiter", "/settings/lists"), await signIn("admin", path)];
  await live(ben);
  const reasons = ana.getByRole("region", { name: "Reasons for rejecting and withdrawing" });
  const reason = `Moved to the moon ${requisition.slice(-5)}`;
  await reasons.getByLabel("New reason").fill(reason);
  await reasons.getByRole("button", { name: "Add" }).click();
  await expect(reasons.getByText(reason)).toBeVisible();
  await expectAccessible(ana);
  await card(ben, "Ana").getByRole("link").focus();
  await expect
    .poll(async () => {
      await ben.keyboard.press("Escape");
      await card(ben, "Ana").getByRole("link").focus();
      await ben.keyboard.press("r");
      return ben.getByRole("option", { name: reason }).count();
    })
    .toBe(1);
  await ben.keyboard.press("Escape");
  await reasons.getByRole("button", { name: `What to do with ${reason}` }).click();
  await ana.getByRole("menuitem", { name: "Archive" }).click();
  await expect(reasons.getByText(reason)).toBeHidden();

  const template = `Ferry ${requisition.slice(-5)}`;
  await menu(ben, "Keep as a template…");
  await ben.getByLabel("Name of the template").fill(template);
  await ben.getByRole("button", { name: "Keep template" }).click();
  await expect(ben.getByText(`Template “${template}” is kept`).first()).toBeVisible();

  await ana.getByRole("link", { name: "Templates" }).click();
  await ana.getByRole("button", { name: `What to do with ${template}` }).click();
  await ana.getByRole("menuitem", { name: "Edit…" }).click();
  await ana.getByRole("button", { name: "Remove Decision" }).click();
  await expectAccessible(ana);
  // Without a network nothing of it is lost.
  await ana.context().setOffline(true);
  await ana.getByRole("button", { name: "Save" }).click();
  await expect(ana.getByText("It was not sent: the server could not be reached.").first()).toBeVisible();
  await expect(ana.getByRole("button", { name: "Remove Screening" })).toBeVisible();
  await expect(ana.getByRole("button", { name: "Remove Decision" })).toHaveCount(0);
  await ana.context().setOffline(false);
  await ana.getByRole("button", { name: "Save" }).click();
  await expect(ana.getByRole("listitem").filter({ hasText: template })).not.toContainText("Decision");
  await ana.getByRole("button", { name: `What to do with ${template}` }).click();
  await ana.getByRole("menuitem", { name: "New requisition from it" }).click();
  await ana.getByLabel("Title").fill("Second captain");
  await ana.getByLabel("Team").fill("Ferries");
  await ana.getByLabel("Department").fill("Sea");
  await ana.getByLabel("Location").fill("Bergen");
  await ana.getByLabel("Openings").fill("3");
  await expectAccessible(ana);
  await ana.getByRole("button", { name: "Create requisition" }).click();
  await live(ana);
  expect(await stagesOf(ana)).toEqual(["New applications", "Screening", "Interviews", "Offer"]);
  await expect(ana.getByText("Sea · Ferries · Bergen")).toBeVisible();
  await expect(ana.getByRole("button", { name: /^Openings: 0 of 3/ })).toBeVisible();

  await menu(ana, "Make a copy");
  await expect(ana.getByLabel("Title")).toHaveValue("Second captain");
  await ana.getByLabel("Title").fill("Third captain");
  await ana.getByRole("button", { name: "Create requisition" }).click();
  await expect(ana.getByRole("heading", { name: "Third captain" })).toBeVisible();
  await expect.poll(() => stagesOf(ana)).toEqual(["New applications", "Screening", "Interviews", "Offer"]);
});
