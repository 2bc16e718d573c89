// What a board loads only after its first paint (docs/decisions, first load): asked for early, it still comes.
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, live } from "#tests/e2e/hiring-world.ts";

/** Makes the scripts whose name begins so arrive late. */
const slow = (page: Page, name: string) =>
  page.route(`**/assets/${name}-*.js`, async (route) => {
    await sleep(2_000);
    await route.continue();
  });

test("a menu, a note and a dialog asked for before their code is here come when it is", async ({
  signIn,
  baseURL,
}) => {
  const world = await boardWith(baseURL, ["Ada Early"]);
  const page = await signIn("recruiter", "/requisitions");
  for (const name of ["viewer-menu-full", "toast-host", "board-dialogs"]) await slow(page, name);
  await page.goto(world.path);
  await live(page);
  const menu = page.getByRole("button", { name: "Account and settings" }).first();
  await menu.click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  // Again from the start, with the keyboard: the focus stays on the button that takes the first one's place.
  await page.reload();
  await live(page);
  await menu.focus();
  await expect(page.locator("[aria-haspopup=menu][id]").first()).toBeAttached();
  await expect(menu).toBeFocused();
  await page.reload();
  await live(page);
  await card(page, "Ada Early").getByRole("link").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog", { name: "Move Ada Early" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Ada Early moved to Screening").last()).toBeVisible();
});

test("a tooltip comes on hover and on keyboard focus, and Escape takes it away", async ({
  signIn,
  baseURL,
}) => {
  const world = await boardWith(baseURL, []);
  const page = await signIn("recruiter", world.path);
  await live(page);
  const words = page.getByText("Keyboard shortcuts", { exact: true });
  const button = page.getByRole("button", { name: "Keyboard shortcuts" });
  await button.hover();
  await expect(words).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(words).toBeHidden();
  await page.getByRole("button", { name: "Nothing to undo" }).focus();
  await page.keyboard.press("Tab");
  await expect(button).toBeFocused();
  await expect(words).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(words).toBeHidden();
  await expect(button).toBeFocused();
});

test("what one is about to press stays where it is when the page comes alive", async ({ visit }) => {
  const page = await visit("/");
  const scripts = Promise.withResolvers<void>();
  await page.route("**/assets/*.js", async (route) => {
    await scripts.promise;
    await route.continue();
  });
  const alive = page.goto("/sign-in");
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  const before = await button.boundingBox();
  scripts.resolve();
  await alive;
  await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toBeVisible();
  expect(await button.boundingBox()).toEqual(before);
});
