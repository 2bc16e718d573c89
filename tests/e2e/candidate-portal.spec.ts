import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";

test("a candidate finds their applications in the portal, opens one, and signs out", async ({ signIn }) => {
  const page = await signIn("candidate", "/portal");
  await expect(page.getByRole("heading", { level: 1, name: "Your applications" })).toBeVisible();
  await expectAccessible(page);
  const told = (await page.locator("main li [data-standing]").first().getAttribute("data-standing")) ?? "";
  await page.locator("main li a").first().click();
  await expect(page).toHaveURL(/\/status\//);
  await expect(page.locator("#standing")).toBeVisible();
  await expect(page.locator(`[data-standing="${told}"]`)).toBeVisible();
  await page.goto("/portal");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).not.toHaveURL(/\/portal/);
  await page.goto("/portal");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("somebody without applications is told where they will appear", async ({ signIn }) => {
  const page = await signIn("recruiter", "/portal");
  await expect(page.getByRole("heading", { name: "No applications yet" })).toBeVisible();
  await expectAccessible(page);
});
