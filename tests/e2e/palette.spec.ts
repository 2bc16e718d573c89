// The command palette by keyboard: cards, people, requisitions, looks; on a phone by thumb.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, live, namesIn } from "./hiring-world.ts";

const shots = process.env.HOTGIGS_SHOTS;
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.waitForTimeout(700);
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

const box = (page: Page) => page.getByRole("combobox", { name: "Search for actions, people, requisitions" });
const options = (page: Page) => page.getByRole("listbox", { name: "Search for actions" }).getByRole("option");

test("everything by typing: acts on the card in question, finds people in any script, goes places, changes looks", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages } = await boardWith(baseURL, ["Zoë Brânză", "歐陽 雪"]);
  const [, screening, third] = stages.map(({ name }) => name) as [string, string, string];
  const page = await signIn("recruiter", path);
  await live(page);

  // On the card that has the focus.
  await card(page, "Zoë Brânză").getByRole("link").focus();
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
  await expect(page.getByRole("group", { name: "Zoë Brânză" }).getByRole("option")).toHaveCount(4);
  await expectAccessible(page);
  await shot(page, "palette-card");
  await page.keyboard.type(`mov ${screening.toLowerCase()}`);
  await expect(options(page).first()).toHaveText(`Move to ${screening}`);
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect.poll(() => namesIn(page, screening)).toEqual(["Zoë Brânză"]);
  await expect(card(page, "Zoë Brânză").getByRole("link")).toBeFocused();
  // The dialogs of the keyboard are the palette's too.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("mvto");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Stage or action" }).fill(third);
  await page.keyboard.press("Enter");
  await expect.poll(() => namesIn(page, third)).toEqual(["Zoë Brânză"]);

  // People, whatever the case, the diacritics and the script; from any page.
  await page.goto("/settings/members");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("branza");
  await expect(page.getByRole("group", { name: "Candidates" }).getByRole("option").first()).toContainText(
    "Zoë Brânză",
  );
  await shot(page, "palette-people");
  await box(page).fill("雪");
  await page
    .getByRole("option", { name: /歐陽 雪/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`${path}/applications/`));
  await expect(page.getByRole("heading", { name: "歐陽 雪" })).toBeVisible();

  // Requisitions; what was used is offered first the next time.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("optic");
  await expect(page.getByRole("group", { name: "Requisitions" }).getByRole("option").first()).toContainText(
    /optic/i,
  );
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/requisitions\/req_\w+$/);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("group", { name: "Used lately" }).getByRole("option").first()).toContainText(
    /optic/i,
  );
  // Arrows go round; Escape closes and gives the focus back.
  await page.keyboard.press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.type("zzzz");
  await expect(page.getByText("Nothing found for “zzzz”").first()).toBeVisible();
  await expect(page.locator('[role="status"]', { hasText: "Nothing found" })).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(box(page)).toHaveCount(0);

  // How it all looks.
  for (const [typed, attribute, value] of [
    ["dark", "data-theme", "dark"],
    ["high contrast", "data-contrast", "more"],
    ["compact", "data-density", "compact"],
  ] as const) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute(attribute, value);
  }
  await page.keyboard.press("Control+k");
  await expectAccessible(page);
  await shot(page, "palette-dark-contrast");
});

test("on a phone it is a page of its own, opened from the bar", async ({ signIn }) => {
  const page = await signIn("recruiter", "/requisitions");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("navigation").getByRole("button", { name: "Search" }).last().click();
  await box(page).fill("memb");
  await shot(page, "palette-phone");
  await expectAccessible(page);
  await page
    .getByRole("option", { name: /^Members/ })
    .first()
    .click();
  await expect(page).toHaveURL(/settings\/members/);
});
