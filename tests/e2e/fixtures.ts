// What every journey needs: an app, people who are signed in (a browser context each), and a look at accessibility.
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type RunningApp, startThrowaway } from "#scripts/serve.ts";
import { enterInPage } from "#tests/live/enter-in-page.ts";

export type DemoUser =
  | "admin"
  | "recruiter"
  | "manager"
  | "interviewer1"
  | "interviewer2"
  | "agency"
  | "candidate";

interface Journey {
  /** Opens a browser of its own for nobody in particular, at `path`. */
  visit(path: string, options?: { javaScriptEnabled?: boolean }): Promise<Page>;
  /** Opens a browser of its own for a demo user who is signed in, at `path`. */
  signIn(user: DemoUser, path?: string): Promise<Page>;
  /** POSTs JSON to /__internal/<path> as the machinery would. */
  internal(path: string, body?: unknown): Promise<Response>;
}

/**
 * Playwright's `test` plus the three above; every browser is closed when the test ends. Each of Playwright's workers
 * serves the built app with a demo organization of its own: files that run at the same time never meet.
 */
export const test = base.extend<Journey, { app: RunningApp }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern.
    async ({}, use) => {
      const app = await startThrowaway();
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  visit: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (path, options = {}) => {
      const context = await browser.newContext({
        ...(baseURL ? { baseURL } : {}),
        locale: "en-US",
        ...options,
      });
      contexts.push(context);
      // Not those that have no scripts: they are as alive as they will be.
      if (options.javaScriptEnabled !== false) context.on("page", waitUntilAlive);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  signIn: async ({ visit }, use) => {
    await use(async (user, path = "/") => {
      const page = await visit("/");
      const status = await enterInPage(page, user);
      expect(status, `${user} could not sign in`).toBe(200);
      await page.goto(path);
      return page;
    });
  },
  internal: async ({ app }, use) => {
    await use((path, body = {}) =>
      fetch(`${app.url}/__internal/${path}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-hotgigs-internal": app.secrets.INTERNAL_TOKEN,
        },
        body: JSON.stringify(body),
      }),
    );
  },
});

export { expect };

/** From now on `goto` and `reload` of this page end when it answers to keys and clicks; an answer that is no page of ours, at once. */
function waitUntilAlive(page: Page): void {
  const alive = "html[data-alive], html:not([data-density])";
  for (const move of ["goto", "reload"] as const) {
    const original = page[move].bind(page) as (...args: unknown[]) => ReturnType<Page["goto"]>;
    page[move] = async (...args: unknown[]) => {
      const response = await original(...args);
      await page.waitForSelector(alive, { state: "attached" });
      return response;
    };
  }
}

/** Fails with axe's own words when the page breaks a WCAG 2.2 A or AA rule. */
export async function expectAccessible(
  page: Page,
  options: { without?: string[]; only?: string[]; except?: string } = {},
): Promise<void> {
  await page.evaluate(standStill);
  const axe = new AxeBuilder({ page });
  if (options.only) axe.withRules(options.only);
  else axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  if (options.except) axe.exclude(options.except);
  const { violations } = await axe.disableRules(options.without ?? []).analyze();
  const words = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((n) => n.html).join("\n  ")}`,
  );
  expect(words).toEqual([]);
}

/** In the page: resolves when no colour is on its way any more, in 3 s at most. What never ends is not waited for. */
async function standStill(): Promise<void> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const until = performance.now() + 3_000;
  while (performance.now() < until) {
    await frame();
    await frame();
    const ending = document
      .getAnimations()
      .filter(
        (each) => each.playState !== "finished" && Number.isFinite(each.effect?.getComputedTiming().endTime),
      );
    if (ending.length === 0) return;
    const late = new Promise((done) => setTimeout(done, until - performance.now()));
    await Promise.race([Promise.allSettled(ending.map((each) => each.finished)), late]);
  }
}
