// What one sees of a very large board in Chromium: how soon it opens, and every frame of scrolling and dragging.
import type { Browser, Page } from "@playwright/test";
import { enterInPage } from "#tests/live/enter-in-page.ts";

export interface Frames {
  /** Milliseconds between two frames, in order. */
  took: number[];
}

export interface Seen {
  /** From the address being asked for to cards on the screen, and to a board that is live; milliseconds. */
  openedMs: number;
  liveMs: number;
  /** Bytes of HTML, as they came over the wire. */
  htmlBytes: number;
  scroll: Frames;
  drag: Frames;
  /** Most cards that stood in the document at once. */
  mostCards: number;
}

/** Signs in as somebody of the demo in a browser context of its own. */
export async function signedInPage(browser: Browser, url: string, person = "recruiter"): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  const status = await enterInPage(page, person);
  if (status !== 200) throw new Error(`sign-in answered ${status}`);
  return page;
}

/** Opens the board at `path`, then scrolls its first column and drags a card about. */
export async function lookAtBoard(page: Page, path: string, seconds = 4): Promise<Seen> {
  const begun = performance.now();
  let htmlBytes = 0;
  page.once("response", (response) => {
    void response
      .request()
      .sizes()
      .then(
        (sizes) => {
          htmlBytes = sizes.responseBodySize;
        },
        () => undefined,
      );
  });
  await page.goto(path, { waitUntil: "commit" });
  await page.locator("[data-card]").first().waitFor();
  const openedMs = performance.now() - begun;
  await page.locator('[data-connection="live"]').waitFor();
  const liveMs = performance.now() - begun;
  await page.waitForTimeout(1_500);
  const scroll = await framesOf(page, () => scrollColumn(page, seconds));
  const drag = await framesOf(page, () => dragAbout(page, seconds));
  const mostCards = await page.locator("[data-card]").count();
  return { openedMs, liveMs, htmlBytes, scroll, drag, mostCards };
}

async function framesOf(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const took: number[] = [];
    Reflect.set(window, "benchFrames", took);
    let last = performance.now();
    const frame = (now: number) => {
      if (Reflect.get(window, "benchFrames") !== took) return;
      took.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await act();
  const took = await page.evaluate(() => {
    const frames = Reflect.get(window, "benchFrames") as number[];
    Reflect.set(window, "benchFrames", null);
    return frames;
  });
  // The first one began before anything was done.
  return { took: took.slice(1) };
}

/** Real wheel events, as a hand makes them: many small ones, down and then up again. */
async function scrollColumn(page: Page, seconds: number): Promise<void> {
  const card = await page.locator("[data-card]").nth(3).boundingBox();
  if (!card) throw new Error("no card to scroll over");
  await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2);
  const end = performance.now() + seconds * 1_000;
  for (let tick = 0; performance.now() < end; tick += 1) {
    await page.mouse.wheel(0, tick % 200 < 150 ? 120 : -120);
    await page.waitForTimeout(16);
  }
}

/** A card in the hand, carried over the columns and back, then put down where it was. */
async function dragAbout(page: Page, seconds: number): Promise<void> {
  const card = await page.locator("[data-card]").nth(3).boundingBox();
  if (!card) throw new Error("no card to drag");
  const from = { x: card.x + 60, y: card.y + card.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const end = performance.now() + seconds * 1_000;
  for (let tick = 0; performance.now() < end; tick += 1) {
    const turn = (tick / 120) * 2 * Math.PI;
    await page.mouse.move(from.x + 320 * (1 - Math.cos(turn)), from.y + 120 * Math.sin(turn) + 40);
    await page.waitForTimeout(8);
  }
  await page.mouse.move(from.x, from.y);
  await page.keyboard.press("Escape");
  await page.mouse.up();
}
