import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { live } from "#tests/e2e/hiring-world.ts";
import { type Applicant, Recruiter } from "#tests/live/recruiter.ts";

type StageId = `stg_${string}`;

interface World {
  recruiter: Recruiter;
  requisition: string;
  /** In the order of the default pipeline. */
  stages: { fresh: StageId; screening: StageId; interviews: StageId; decision: StageId; offer: StageId };
  applicant: Applicant;
}

/** A requisition of the test's own with one applicant, whose interviews are announced after `delayMs`. */
async function world(url: string | undefined, delayMs = 60_000): Promise<World> {
  const recruiter = await Recruiter.at(url ?? "");
  const { id: requisition } = await recruiter.open("Night train conductor");
  const board = await recruiter.board(requisition);
  const [fresh, screening, interviews, decision, offer] = board.state.stages.map(({ id }) => id);
  if (!fresh || !screening || !interviews || !decision || !offer)
    throw new Error("the default pipeline changed");
  const announce = { mode: "delayed" as const, delayMs };
  await recruiter.command(requisition, "stage.edit", { stage: interviews, announce });
  const applicant = await recruiter.addApplicant(requisition, fresh, "Ines Okafor");
  return { recruiter, requisition, applicant, stages: { fresh, screening, interviews, decision, offer } };
}

const headline = (page: Page) => page.locator("#standing");
const isLive = (page: Page) => expect(page.locator('[data-link="live"]')).toBeAttached();

/** On the recruiter's board, with the keyboard: the card, "Move to…", the stage's name. */
async function moveByHand(board: Page, { application }: Applicant, stage: string): Promise<void> {
  await live(board);
  await board.locator(`[data-card="${application}"]`).getByRole("link").press("m");
  await board.getByRole("combobox").fill(stage);
  await board.getByRole("combobox").press("Enter");
}

/** The frames that the page gets from now on. */
function frames(page: Page): string[] {
  const got: string[] = [];
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => payload !== "pong" && got.push(String(payload)));
  });
  return got;
}

test("the page changes by itself when the recruiter moves the card, says so, and is right when opened again", async ({
  baseURL,
  visit,
  signIn,
}) => {
  const { requisition, applicant } = await world(baseURL);
  const candidate = await visit(`/status/${applicant.token}`);
  await expect(headline(candidate)).toHaveText("We have your application");
  await expect(candidate).toHaveTitle(/We have your application/);
  await isLive(candidate);

  const recruiter = await signIn("recruiter", `/requisitions/${requisition}`);
  await moveByHand(recruiter, applicant, "Screening");

  await expect(headline(candidate)).toHaveText("First conversation");
  await expect(candidate).toHaveTitle(/^First conversation · Night train conductor/);
  await expect(
    candidate.locator('[role="status"]', { hasText: "moved to First conversation" }),
  ).toBeAttached();
  await expect(candidate.locator("[data-entry]")).toHaveCount(2);
  await candidate.close();
  const again = await visit(`/status/${applicant.token}`);
  await expect(headline(again)).toHaveText("First conversation");
  await expect(again.locator("[data-entry]")).toHaveCount(2);
});

test("a delayed announcement comes after its time, and never when the move was undone", async ({
  baseURL,
  visit,
  signIn,
}) => {
  const delayMs = 12_000;
  const { recruiter, requisition, applicant, stages } = await world(baseURL, delayMs);
  const waits = async () =>
    (await recruiter.board(requisition)).state.applications[applicant.application]?.pending !== undefined;
  const page = await visit(`/status/${applicant.token}`);
  await isLive(page);
  const board = await signIn("recruiter", `/requisitions/${requisition}`);
  await moveByHand(board, applicant, "Interviews");
  await expect.poll(waits).toBe(true);
  await board.locator(`[data-card="${applicant.application}"]`).getByRole("link").press("u");
  await expect.poll(waits).toBe(false);
  await page.waitForTimeout(delayMs + 1_000);
  await expect(headline(page)).toHaveText("We have your application");

  const announce = { mode: "delayed" as const, delayMs: 3_000 };
  await recruiter.command(requisition, "stage.edit", { stage: stages.interviews, announce });
  await moveByHand(board, applicant, "Interviews");
  await expect(headline(page)).toHaveText("Interviews", { timeout: 15_000 });
  const entries = (await recruiter.board(requisition)).state.applications[applicant.application];
  expect((entries?.told?.at ?? 0) - (entries?.enteredStageAt ?? 0)).toBeGreaterThanOrEqual(3_000);
});

test("hidden moves, steps back, offers and decisions send no frame until somebody says so", async ({
  baseURL,
  visit,
}) => {
  const { recruiter, requisition, applicant, stages } = await world(baseURL);
  const { application } = applicant;
  const page = await visit("/api/health");
  const got = frames(page);
  await page.goto(`/status/${applicant.token}`);
  await isLive(page);
  await expect.poll(() => got.length).toBe(1);
  await recruiter.move(requisition, application, stages.screening);
  await expect.poll(() => got.length).toBe(2);
  await recruiter.move(requisition, application, stages.decision);
  await recruiter.move(requisition, application, stages.fresh);
  await recruiter.move(requisition, application, stages.screening);
  await recruiter.move(requisition, application, stages.offer);
  const reason = (await recruiter.board(requisition)).state.reasons[0]?.id ?? "rsn_";
  await recruiter.command(requisition, "application.reject", { application, reason });
  await page.waitForTimeout(1_500);
  expect(got.length).toBe(2);
  await expect(headline(page)).toHaveText("First conversation");

  await recruiter.command(requisition, "application.announce", { application });
  await expect(headline(page)).toHaveText("You were not selected this time");
  expect(got.length).toBe(3);
  await recruiter.command(requisition, "application.unreject", { application });
  await recruiter.command(requisition, "application.hire", { application });
  await page.waitForTimeout(500);
  expect(got.length).toBe(3);
  await recruiter.command(requisition, "application.announce", { application });
  await expect(headline(page)).toHaveText("You got the job!");
});

test("after the network was away the page catches up with everything that it missed", async ({
  baseURL,
  visit,
}) => {
  const { recruiter, requisition, applicant, stages } = await world(baseURL, 1_000);
  const page = await visit(`/status/${applicant.token}`);
  await isLive(page);
  await page.context().setOffline(true);
  await expect(page.getByText("No connection right now")).toBeVisible();
  await recruiter.move(requisition, applicant.application, stages.screening);
  await recruiter.move(requisition, applicant.application, stages.interviews);
  await page.waitForTimeout(2_000);
  await expect(headline(page)).toHaveText("We have your application");
  await page.context().setOffline(false);
  await expect(headline(page)).toHaveText("Interviews", { timeout: 10_000 });
  await expect(page.locator("[data-entry]")).toHaveCount(3);
  await isLive(page);
});

test("a revoked link ends the open page, and opens again only as the page that unknown links get", async ({
  baseURL,
  visit,
}) => {
  const { recruiter, requisition, applicant } = await world(baseURL);
  const page = await visit(`/status/${applicant.token}`);
  await isLive(page);
  await recruiter.revoke(requisition, applicant.application);
  const gone = page.getByRole("heading", { name: "This link does not lead anywhere now" });
  await expect(gone).toBeVisible();
  await expect(page.getByText("Night train conductor")).toHaveCount(0);

  const revoked = await page.goto(`/status/${applicant.token}`);
  expect(revoked?.status()).toBe(410);
  const words = await page.locator("main").textContent();
  const unknown = await page.goto("/status/slk_01ARZ3NDEKTSV4RRFFQ69G5FAV.forged");
  expect(unknown?.status()).toBe(404);
  expect(await page.locator("main").textContent()).toBe(words);
  for (const answer of [revoked, unknown]) expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
  await expectAccessible(page);
});

test("without JavaScript the page says where the application stands", async ({ baseURL, visit }) => {
  const { applicant } = await world(baseURL);
  const page = await visit(`/status/${applicant.token}`, { javaScriptEnabled: false });
  await expect(headline(page)).toHaveText("We have your application");
  // Playwright's own text search looks past <noscript>.
  expect(
    await page.locator("noscript").evaluate((note) => (note as HTMLElement).offsetHeight),
  ).toBeGreaterThan(0);
  expect(await page.content()).toContain("load this page again");
  await expect(page.locator("time").first()).toContainText("UTC");
});

test("the page is kept out of caches, search engines and referrers", async ({ baseURL }) => {
  const { applicant } = await world(baseURL);
  for (const path of [`/status/${applicant.token}`, `/status/${applicant.token}.data`]) {
    const { headers, status } = await fetch(`${baseURL}${path}`);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-robots-tag")).toContain("noindex");
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the page is accessible and fits a phone in every state (${colorScheme})`, async ({
    baseURL,
    visit,
  }) => {
    const { recruiter, requisition, applicant, stages } = await world(baseURL);
    const { application } = applicant;
    const page = await visit(`/status/${applicant.token}`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    const look = async (words: string) => {
      await expect(headline(page)).toHaveText(words);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    };
    await look("We have your application");
    await recruiter.move(requisition, application, stages.screening);
    await look("First conversation");
    const reason = (await recruiter.board(requisition)).state.reasons[0]?.id ?? "rsn_";
    await recruiter.command(requisition, "application.reject", { application, reason });
    await recruiter.command(requisition, "application.announce", { application });
    await look("You were not selected this time");
    await recruiter.command(requisition, "application.unreject", { application });
    await recruiter.command(requisition, "application.hire", { application });
    await recruiter.command(requisition, "application.announce", { application });
    await look("You got the job!");
  });
}
