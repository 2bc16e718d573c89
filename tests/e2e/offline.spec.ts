import type { Page } from "@playwright/test";
import { closeCode } from "#domain/live/wire.ts";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, column, live, namesIn } from "./hiring-world.ts";

const people = ["Ana García", "Björn Åkesson", "陳 美玲", "Dara Okafor"];
const shots = process.env.HOTGIGS_SHOTS;

async function shot(page: Page, name: string): Promise<void> {
  // Colours change with a transition.
  if (shots) await page.waitForTimeout(900);
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

const status = (page: Page) => page.locator("[data-connection]").first();

async function offline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await expect(status(page)).toHaveAttribute("data-connection", "offline");
}

async function online(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await expect(status(page)).toHaveAttribute("data-connection", "live", { timeout: 20_000 });
}

/** The browser's databases of ours. */
const databases = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name ?? "").filter((name) => name.startsWith("hotgigs:")),
  );

/** Carries the card that has the focus to the next stage. */
async function carryOn(page: Page, name: string): Promise<void> {
  await card(page, name).getByRole("link").focus();
  await page.keyboard.press("Shift+ArrowRight");
}

test("what one does offline waits, goes out in order, and what others overtook is refused with words", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages } = await boardWith(baseURL, people);
  const [fresh, screening, third] = stages.map(({ name }) => name) as [string, string, string];
  const ana = await signIn("recruiter", path);
  const ben = await signIn("manager", path);
  const cleo = await signIn("admin", path);
  await Promise.all([ana, ben, cleo].map(live));

  await offline(ana);
  await carryOn(ana, "Ana García");
  await carryOn(ana, "Björn Åkesson");
  await carryOn(ana, "Björn Åkesson");
  await card(ana, "陳 美玲").getByRole("link").focus();
  await ana.keyboard.press("Shift+ArrowDown");
  await expect.poll(() => namesIn(ana, third)).toEqual(["Björn Åkesson"]);
  await expect(card(ana, "Ana García").getByText("Waiting to be sent")).toBeVisible();
  await expect(status(ana)).toHaveAttribute("data-unsaved", "true");
  await shot(ana, "offline-light");
  await ana.emulateMedia({ colorScheme: "dark" });
  await shot(ana, "offline-dark");
  await ana.setViewportSize({ width: 390, height: 844 });
  await shot(ana, "offline-390");
  await ana.emulateMedia({ colorScheme: "light" });
  await ana.setViewportSize({ width: 1280, height: 720 });

  // Meanwhile somebody else moves one of her cards to another place than she does.
  await card(ben, "Ana García").dragTo(column(ben, third));
  await expect.poll(() => namesIn(cleo, third)).toEqual(["Ana García"]);

  await online(ana);
  const notes = ana.getByRole("region", { name: "Notifications" });
  await expect(notes.getByText("Ana García goes back")).toBeVisible();
  await expect(
    // Who, and when.
    notes.getByText(
      new RegExp(`Somebody else has moved this card meanwhile\\. \\S.* moved it to ${third} at`),
    ),
  ).toBeVisible();
  await shot(ana, "refused-light");
  await ana.emulateMedia({ colorScheme: "dark" });
  await shot(ana, "refused-dark");
  await ana.setViewportSize({ width: 390, height: 844 });
  await shot(ana, "refused-390");
  await ana.emulateMedia({ colorScheme: "light" });
  await ana.setViewportSize({ width: 1280, height: 720 });
  // Base UI hides an urgent note from assistive technology, which hears its words elsewhere, but not from the keyboard.
  await expectAccessible(ana, { without: ["aria-hidden-focus"] });
  await expect(status(ana)).toHaveAttribute("data-unsaved", "false");

  for (const stage of [fresh, screening, third]) {
    const expected = await namesIn(cleo, stage);
    await expect.poll(() => namesIn(ana, stage)).toEqual(expected);
    await expect.poll(() => namesIn(ben, stage)).toEqual(expected);
  }
  expect((await namesIn(ana, third)).sort()).toEqual(["Ana García", "Björn Åkesson"]);
  expect(await namesIn(ana, fresh)).toEqual(["Dara Okafor", "陳 美玲"]);
});

test("a reload in the middle keeps what waits, and it is done once", async ({ baseURL, signIn }) => {
  const { path, stages, recruiter, requisition } = await boardWith(baseURL, people);
  const [fresh, screening] = stages.map(({ name }) => name) as [string, string];
  const page = await signIn("recruiter", path);
  await live(page);
  await offline(page);
  await carryOn(page, "Ana García");
  await carryOn(page, "Björn Åkesson");
  await expect(status(page)).toHaveAttribute("data-unsaved", "true");
  expect(await databases(page)).toHaveLength(1);

  // Back online the page can be loaded, but nothing of the room can be reached yet.
  const way = /\/live\/requisitions\/|\/commands$/;
  await page.routeWebSocket(way, (socket) => socket.close({ code: 1013 }));
  await page.route(way, (route) => route.abort());
  await page.context().setOffline(false);
  await page.goto(path);
  await expect.poll(() => namesIn(page, screening)).toHaveLength(2);
  await expect(card(page, "Ana García").getByText("Waiting to be sent")).toBeVisible();
  await shot(page, "waiting-after-reload");
  const before = await recruiter.board(requisition);

  // That page is closed without a word (its sockets stay cut); another one finds what it left.
  const again = await page.context().newPage();
  await page.close();
  await again.goto(path);
  await live(again);
  await expect.poll(() => namesIn(again, screening)).toHaveLength(2);
  // Two moves, and what the candidates are told of each: once.
  await expect.poll(async () => (await recruiter.board(requisition)).seq).toBe(before.seq + 4);
  expect(await namesIn(again, fresh)).toHaveLength(2);
});

test("two tabs share one socket, and the other goes on when the first is closed", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages } = await boardWith(baseURL, people);
  const screening = stages[1]?.name ?? "";
  let sockets = 0;
  const count = (page: Page) =>
    page.on("websocket", (socket) => {
      if (socket.url().includes("/live/requisitions/")) sockets += 1;
    });
  const first = await signIn("recruiter", "/requisitions");
  count(first);
  await first.goto(path);
  await live(first);
  const second = await first.context().newPage();
  count(second);
  await second.goto(path);
  await live(second);
  expect(sockets).toBe(1);
  await carryOn(second, "Ana García");
  await expect.poll(() => namesIn(first, screening)).toEqual(["Ana García"]);
  await expect(status(second)).toHaveAttribute("data-unsaved", "false");

  const other = await signIn("manager", path);
  await live(other);
  await expect(other.getByLabel(/Here now/)).toHaveCount(1);
  await first.close();
  await expect(status(second)).toHaveAttribute("data-connection", "live", { timeout: 2_000 });
  await carryOn(second, "Björn Åkesson");
  await expect.poll(() => namesIn(other, screening)).toContain("Björn Åkesson");
  expect(sockets).toBe(2);
});

test("signing out leaves nothing in the browser, and asks first when something was not sent", async ({
  baseURL,
  signIn,
}) => {
  const { path } = await boardWith(baseURL, people);
  const page = await signIn("recruiter", path);
  await live(page);
  await expect.poll(() => databases(page)).toHaveLength(1);
  const way = /\/live\/requisitions\/|\/commands$/;
  await page.routeWebSocket(way, (socket) => socket.close({ code: 1013 }));
  await page.route(way, (route) => route.abort());
  await page.goto(path);
  await expect(status(page)).toHaveAttribute("data-connection", "reconnecting");
  await carryOn(page, "Ana García");
  await expect(status(page)).toHaveAttribute("data-unsaved", "true");
  await page.goto("/sign-out");
  await page.getByRole("button", { name: /Sign out/ }).click();
  await expect(page.getByText("1 change on your boards has not been sent yet.")).toBeVisible();
  await page.getByRole("button", { name: /Sign out/ }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await databases(page)).toEqual([]);
});

test("a session that ends elsewhere says so on the board, with a way back to it", async ({
  baseURL,
  signIn,
}) => {
  const { path } = await boardWith(baseURL, people);
  const page = await signIn("recruiter", path);
  await live(page);
  await page.evaluate(() => fetch("/api/auth/sign-out", { method: "POST" }));
  const banner = page.getByRole("alert").filter({ hasText: "signed out" });
  await expect(banner).toBeVisible();
  await shot(page, "ended-session");
  await banner.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
});

test("a page that is too old for the room says so and can be loaded again", async ({ baseURL, signIn }) => {
  const { path } = await boardWith(baseURL, people);
  const page = await signIn("recruiter", "/requisitions");
  await page.routeWebSocket(/\/live\/requisitions\//, (socket) => {
    socket.onMessage(() => socket.close({ code: closeCode.outdated }));
  });
  await page.goto(path);
  const banner = page.getByRole("alert").filter({ hasText: "updated" });
  await expect(banner).toBeVisible();
  await shot(page, "ended-outdated");
  await expect(banner.getByRole("button", { name: "Reload" })).toBeVisible();
});

test("a form that is sent without a network keeps what was filled in, says so, and goes when it is back", async ({
  signIn,
}) => {
  const page = await signIn("admin", "/requisitions");
  const told = page.getByText("It was not sent: the server could not be reached.");
  await page.getByRole("link", { name: "New requisition" }).first().click();
  await page.getByLabel("Title").fill("Lighthouse keeper");
  await page.getByLabel("Team").fill("Coast");
  await page.getByLabel("Location").fill("Bergen");
  const create = page.getByRole("button", { name: /^Create/ });
  await page.context().setOffline(true);
  await create.click();
  await expect(told.first()).toBeVisible();
  await shot(page, "form-not-sent");
  await expect(page.getByLabel("Title")).toHaveValue("Lighthouse keeper");
  await expectAccessible(page);
  await page.context().setOffline(false);
  await create.click();
  await expect(page.getByRole("heading", { name: "Lighthouse keeper" })).toBeVisible();

  // What is sent from a list of settings likewise: the dialog stays, and what stands in it.
  await page.goto("/settings/members");
  await page.getByRole("link", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Invite people" });
  await dialog.getByLabel("Email addresses").fill("kari@example.com");
  await page.context().setOffline(true);
  await dialog.getByRole("button", { name: "Send invitations" }).click();
  await expect(told.first()).toBeVisible();
  await expect(dialog.getByLabel("Email addresses")).toHaveValue("kari@example.com");
  await page.context().setOffline(false);
  await dialog.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "kari@example.com" })).toBeVisible();

  // A line that is empty again for the next entry has this one back when it was not sent.
  await page.goto("/settings/lists");
  const line = page.getByRole("textbox", { name: "New label" });
  await line.fill("Speaks Norwegian");
  await page.context().setOffline(true);
  await page.keyboard.press("Enter");
  await expect(told.first()).toBeVisible();
  await expect(line).toHaveValue("Speaks Norwegian");
  await page.context().setOffline(false);
  await line.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Speaks Norwegian" })).toBeVisible();
  await expect(line).toHaveValue("");
});
