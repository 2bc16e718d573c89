// The design system and the list of requisitions: both themes, keyboard, and nothing that axe complains about.
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";

const shots = process.env.HOTGIGS_SHOTS;

for (const colorScheme of ["light", "dark"] as const) {
  for (const contrast of ["no-preference", "more"] as const) {
    test(`every component can be perceived and operated: ${colorScheme}, contrast ${contrast}`, async ({
      visit,
    }) => {
      const page = await visit("/design");
      await page.emulateMedia({ colorScheme, contrast });
      await expect(page.getByRole("heading", { name: "Design system" })).toBeVisible();
      await expectAccessible(page);
      // In high contrast text is AAA, by the browser's own reckoning; but for the specimens of the other themes.
      const except = "[data-theme]:not(html, [data-contrast])";
      if (contrast === "more") await expectAccessible(page, { only: ["color-contrast-enhanced"], except });
      if (shots)
        await page.screenshot({ path: `${shots}/design-${colorScheme}-${contrast}.png`, fullPage: true });
      await page.getByRole("button", { name: "Open dialog" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test("at 200% zoom nothing is cut off or scrolled sideways, and forced colours keep every line", async ({
  visit,
}) => {
  const page = await visit("/design");
  // A window of 1280 by 800 at 200%.
  await page.setViewportSize({ width: 640, height: 400 });
  await expectAccessible(page);
  // Whatever is wider than the window, and is not in a box that scrolls by itself.
  const sideways = () =>
    page.evaluate(() =>
      document.documentElement.scrollWidth <= innerWidth
        ? []
        : [...document.querySelectorAll("main *")]
            .filter(
              (each) => each.getBoundingClientRect().right > innerWidth && !each.closest("[role=tablist]"),
            )
            .map((each) => `${each.tagName} ${each.className}`.slice(0, 120)),
    );
  expect(await sideways()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 568 });
  expect(await sideways()).toEqual([]);
  await page.emulateMedia({ forcedColors: "active" });
  // The system's colours then: axe reckons with ours.
  await expectAccessible(page, { without: ["color-contrast"] });
  const lines = await page
    .getByRole("button", { name: "Save" })
    .first()
    .evaluate((button) => {
      const { borderStyle, outlineStyle } = getComputedStyle(button);
      return `${borderStyle} ${outlineStyle}`;
    });
  expect(lines).toContain("solid");
});

test("a chosen theme is there in the first byte of the next page", async ({ visit }) => {
  const page = await visit("/design");
  const choose = async (name: string) => {
    await page.getByRole("button", { name: "Appearance" }).click();
    await page.getByRole("menuitem", { name: "Appearance" }).press("ArrowRight");
    await page.getByRole("menuitemradio", { name, exact: true }).click();
  };
  await choose("Dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect.poll(async () => (await page.request.get("/design")).text()).toContain('data-theme="dark"');
  await choose("High");
  await choose("Compact");
  await expect
    .poll(async () => /<html[^>]*>/.exec(await (await page.request.get("/design")).text())?.[0])
    .toMatch(/data-density="compact".*data-contrast="more"/);
});

test("the requisitions are walked with the keyboard, narrowed by words, and sent as a link", async ({
  signIn,
}) => {
  const page = await signIn("recruiter", "/requisitions");
  await expect(page.getByRole("heading", { name: "Requisitions", level: 1 })).toBeVisible();
  await expectAccessible(page);
  const rows = page.locator("a[data-requisition]");
  const all = await rows.count();
  expect(all).toBeGreaterThan(1);
  // Keys count once the page has come alive.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(rows.first()).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  // Other journeys share the organization: only the demo's own titles stand once.
  const title = "Senior Optical Engineer";
  await page.keyboard.press("/");
  await page.keyboard.type(title);
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await expect(page).toHaveURL(/[?&]q=/);
  await page.reload();
  await expect(page.getByRole("link", { name: title })).toBeVisible();
});

test("a requisition begins with four answers and leads to its board", async ({ signIn }) => {
  const page = await signIn("recruiter", "/requisitions?new");
  const title = `Keeper of the lighthouse ${Date.now()}`;
  await expect(page.getByLabel("Title")).toBeFocused();
  await page.getByRole("button", { name: "Create requisition" }).click();
  await expect(page.getByText("This is needed.").first()).toBeVisible();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Team").fill("Coast");
  await page.getByLabel("Location").fill("Ouessant");
  await page.getByRole("button", { name: "Create requisition" }).click();
  await expect(page).toHaveURL(/\/requisitions\/req_/);
  await page.goto("/requisitions");
  await expect(page.getByRole("link", { name: title })).toBeVisible();
});

test("somebody who has a board open is seen on the list, and gone when they leave", async ({ signIn }) => {
  const list = await signIn("recruiter", "/requisitions");
  // By its id: other journeys leave many of the same title.
  const id = (await list.locator("a[data-requisition]").first().getAttribute("data-requisition")) ?? "";
  const board = await signIn("admin", "/requisitions");
  await board.locator(`a[data-requisition="${id}"]`).click();
  await expect(board).toHaveURL(/\/requisitions\/req_/);
  const here = list.getByRole("img", { name: /On the board now/ });
  await expect(here).toBeVisible({ timeout: 10_000 });
  await board.close();
  await expect(here).toBeHidden({ timeout: 15_000 });
});
