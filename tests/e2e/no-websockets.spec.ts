// A network that lets no WebSocket pass: boards, the list and a candidate's page stay live by events and POSTs.
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, live, namesIn } from "./hiring-world.ts";

const status = (page: Page) => page.locator("[data-connection]").first();

/** From its next page on, no WebSocket of this browser opens: each ends as in front of a proxy that refuses upgrades. */
async function blocked(page: Page, path: string): Promise<Page> {
  await page.context().addInitScript(() => {
    class Blocked extends EventTarget {
      static readonly CONNECTING = 0;
      static readonly OPEN = 1;
      readyState = 0;
      binaryType = "";
      onopen = null;
      onmessage = null;
      onclose: ((event: CloseEvent) => void) | null = null;
      constructor() {
        super();
        setTimeout(() => {
          this.readyState = 3;
          const event = new CloseEvent("close", { code: 1006 });
          this.dispatchEvent(event);
          this.onclose?.(event);
        }, 10);
      }
      send(): void {}
      close(): void {}
    }
    Object.assign(window, { WebSocket: Blocked });
  });
  await page.goto(path);
  return page;
}

test("without WebSockets two boards, the list and a candidate's page stay live, also after a break", async ({
  baseURL,
  signIn,
  visit,
}) => {
  const { path, stages, applicants } = await boardWith(baseURL, ["Ana García", "陳 美玲"]);
  const [, screening, third] = stages.map(({ name }) => name) as [string, string, string];
  const ana = await blocked(await signIn("recruiter", "/theme"), path);
  const ben = await blocked(await signIn("manager", "/theme"), path);
  const list = await blocked(await signIn("admin", "/theme"), "/requisitions");
  const candidate = await blocked(await visit("/sign-in"), `/status/${applicants["Ana García"]?.token}`);
  await Promise.all([ana, ben].map(live));
  await expect(candidate.locator('[data-link="live"]')).toBeAttached({ timeout: 20_000 });
  await expect(status(ana)).toHaveAttribute("data-connection", "live");
  expect(await ana.evaluate(() => sessionStorage.getItem("hotgigs:line"))).toMatch(/^2 /);

  // A move goes up by POST, and down to the other board, to the candidate and to the list.
  await card(ana, "Ana García").getByRole("link").press("Shift+ArrowRight");
  await expect.poll(() => namesIn(ben, screening)).toEqual(["Ana García"]);
  await expect(candidate.locator("#standing")).toHaveText("First conversation");
  await expect(status(ana)).toHaveAttribute("data-unsaved", "false");
  // Who is here, on the board; and an order of cards, which is an edit of the document.
  await expect(ben.getByLabel(/^Here now: .+/).first()).toBeAttached();
  await card(ben, "陳 美玲").getByRole("link").press("Shift+ArrowRight");
  await expect.poll(() => namesIn(ana, screening)).toContain("陳 美玲");
  await card(ben, "陳 美玲").getByRole("link").press("Shift+ArrowUp");
  await expect.poll(() => namesIn(ana, screening)).toEqual(await namesIn(ben, screening));
  await expect(list.locator(`a[href="${path}"]`).first()).toBeVisible();

  // What waited offline goes out in order on return.
  await ana.context().setOffline(true);
  await expect(status(ana)).toHaveAttribute("data-connection", "offline");
  await card(ana, "Ana García").getByRole("link").press("Shift+ArrowRight");
  await expect(status(ana)).toHaveAttribute("data-unsaved", "true");
  await ana.context().setOffline(false);
  await expect.poll(() => namesIn(ben, third), { timeout: 20_000 }).toEqual(["Ana García"]);
  await live(ana);

  // A second tab shares the stream of the first.
  const second = await ana.context().newPage();
  await second.goto(path);
  await live(second);
  await card(second, "Ana García").getByRole("link").press("Shift+ArrowLeft");
  await expect.poll(() => namesIn(ben, screening)).toContain("Ana García");

  // Who leaves is seen to have left.
  await ana.context().close();
  await expect(ben.getByLabel(/^Here now: .+/)).toHaveCount(0, { timeout: 25_000 });
});
