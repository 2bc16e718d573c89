import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";

test("the home page is there and accessible", async ({ visit }) => {
  const page = await visit("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

test("the home page needs no client JavaScript", async ({ visit }) => {
  const page = await visit("/", { javaScriptEnabled: false });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
