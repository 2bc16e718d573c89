import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, column, live, namesIn } from "./hiring-world.ts";

const people = ["Ana García", "Björn Åkesson", "陳 美玲"];

test("a card dragged by one moves for the other at once, and each sees where the other is", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages } = await boardWith(baseURL, people);
  const [fresh, screening] = stages.map(({ name }) => name) as [string, string];
  const ana = await signIn("recruiter", path);
  const ben = await signIn("manager", path);
  await Promise.all([live(ana), live(ben)]);
  await expect(ana.getByLabel(/Here now/)).toBeVisible();
  await expect(ben.getByLabel(/Here now/)).toBeVisible();

  await card(ana, "Ana García").dragTo(column(ana, screening));
  await expect(card(ben, "Ana García")).toHaveCount(1);
  await expect.poll(() => namesIn(ben, screening)).toEqual(["Ana García"]);
  await expect.poll(() => namesIn(ana, screening)).toEqual(["Ana García"]);
  expect(await namesIn(ben, fresh)).toHaveLength(2);

  await card(ben, "Björn Åkesson").getByRole("link").click();
  await expect(ben).toHaveURL(/applications\/app_/);
  await expect(card(ana, "Björn Åkesson").getByLabel(/Open for/)).toBeVisible();
  await ben.goBack();
  await expect(card(ana, "Björn Åkesson").getByLabel(/Open for/)).toHaveCount(0);
  await expectAccessible(ana);
});

test("by keyboard alone cards are walked, moved, ordered and brought back, and a live region says so", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages } = await boardWith(baseURL, people);
  const [fresh, screening] = stages.map(({ name }) => name) as [string, string];
  const ana = await signIn("recruiter", path);
  const ben = await signIn("admin", path);
  await Promise.all([live(ana), live(ben)]);
  const before = await namesIn(ana, fresh);
  await card(ana, before[0] ?? "")
    .getByRole("link")
    .focus();
  await ana.keyboard.press("ArrowDown");
  await expect(card(ana, before[1] ?? "").getByRole("link")).toBeFocused();

  await ana.keyboard.press("Shift+ArrowUp");
  const swapped = [before[1], before[0], before[2]];
  await expect.poll(() => namesIn(ana, fresh)).toEqual(swapped);
  await expect.poll(() => namesIn(ben, fresh)).toEqual(swapped);

  await ana.keyboard.press("m");
  await ana.getByRole("combobox").fill(screening.slice(0, 5));
  await ana.keyboard.press("Enter");
  await expect.poll(() => namesIn(ben, screening)).toEqual([before[1]]);
  await expect(
    ana.locator("[aria-live]", { hasText: `${before[1]} moved to ${screening}` }).first(),
  ).toBeAttached();
  await expect(card(ana, before[1] ?? "").getByRole("link")).toBeFocused();

  await ana.keyboard.press("u");
  await expect.poll(() => namesIn(ben, screening)).toEqual([]);
  await ana.keyboard.press("?");
  await expect(ana.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectAccessible(ana);
});

test("rejecting takes a reason, can be taken back, and the card tells who did what and when", async ({
  baseURL,
  signIn,
}) => {
  const { path } = await boardWith(baseURL, people);
  const page = await signIn("recruiter", path);
  await live(page);
  await card(page, "Ana García").getByRole("link").focus();
  await page.keyboard.press("r");
  await page.getByRole("dialog").getByRole("option").first().click();
  await expect(card(page, "Ana García")).toHaveCount(0);
  // As fast as it goes: the way back must still lead to the rejected ones.
  await page.evaluate(openFirstOf, "Rejected");
  const panel = page.getByRole("region", { name: "Application of Ana García" });
  await panel.getByRole("tab", { name: /Timeline/ }).click();
  await expect(panel.getByText(/Rejected in/)).toBeVisible();
  await expect(panel.getByText("Tomás Arriaga").first()).toBeVisible();
  await panel.getByRole("button", { name: "Bring back" }).click();
  await expect(panel.getByText(/Brought back to/)).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await page.getByRole("button", { name: /^Active/, pressed: false }).click();
  await expect(card(page, "Ana García")).toHaveCount(1);
});

/** In the page: shows the applications that are `status`, and opens the first of them as soon as it is there. */
function openFirstOf(status: string): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLElement>("button[aria-pressed=false]")];
  buttons.find((button) => button.textContent?.startsWith(status))?.click();
  return new Promise((done) => {
    const look = () => {
      const shown = document.querySelector("button[aria-pressed=true]")?.textContent?.startsWith(status);
      const link = shown && document.querySelector<HTMLElement>('main a[href*="/applications/"]');
      if (!link) return requestAnimationFrame(look);
      link.click();
      done();
    };
    requestAnimationFrame(look);
  });
}

test("a closed requisition says so, and a move forward that somebody still tries is refused with words", async ({
  baseURL,
  signIn,
}) => {
  const { path, recruiter, requisition, stages, applicants } = await boardWith(baseURL, people);
  const page = await signIn("recruiter", path);
  await live(page);
  await recruiter.command(requisition, "requisition.changeStatus", { status: "closed" });
  await expect(page.getByText(/This requisition is closed/)).toBeVisible();
  const application = applicants["Ana García"]?.application ?? ("app_" as const);
  const move = recruiter.move(requisition, application, stages[1]?.id ?? "stg_");
  await expect(move).rejects.toThrow(/409.*requisition\.notOpen/s);
  await page.getByRole("button", { name: "Open it again…" }).click();
  await page.getByRole("button", { name: "Open it again", exact: true }).click();
  await expect(page.getByText(/This requisition is closed/)).toHaveCount(0);
});

test("the list shows every requisition, open ones first, and who is on which right now", async ({
  baseURL,
  signIn,
}) => {
  const { path } = await boardWith(baseURL, people);
  const list = await signIn("admin", "/requisitions");
  await expect(list.getByRole("link", { name: "Ferry captain" }).first()).toBeVisible();
  const board = await signIn("recruiter", path);
  await live(board);
  await expect(list.getByLabel(/On the board now/).first()).toBeVisible();
  await expectAccessible(list);
});
