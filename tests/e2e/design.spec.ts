// The design system and the list of requisitions: both themes, keyboard, and nothing that axe complains about.
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`every component can be perceived and operated in the ${colorScheme} theme`, async ({ visit }) => {
    const page = await visit("/design");
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole("heading", { name: "Design system" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Open dialog" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
  });
}

test("a chosen theme is there in the first byte of the next page", async ({ visit }) => {
  const page = await visit("/design");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Theme" }).press("ArrowRight");
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect.poll(async () => (await page.request.get("/design")).text()).toContain('data-theme="dark"');
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
  const board = await signIn("manager", "/requisitions");
  await board.locator(`a[data-requisition="${id}"]`).click();
  await expect(board).toHaveURL(/\/requisitions\/req_/);
  const here = list.getByRole("img", { name: /On the board now/ });
  await expect(here).toBeVisible({ timeout: 10_000 });
  await board.close();
  await expect(here).toBeHidden({ timeout: 15_000 });
});
