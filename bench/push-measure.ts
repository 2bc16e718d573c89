// One measurement: from the recruiter's command to the candidate's page, on one clock.
import type { Browser, Page } from "@playwright/test";
import type { Applicant } from "#tests/live/recruiter.ts";
import type { PushRoom } from "./push-room.ts";

/** A room takes 60 frames a second from one person: stay well below. */
const pauseMs = 30;

interface Seen {
  /** Resolves with performance.now() when the page has an entry about this public name. */
  next(publicName: string): Promise<number>;
  close(): Promise<void> | void;
}

/** Moves one card through all stages; milliseconds from the command's sending to the page, one for each move. */
async function walk(push: PushRoom, { application }: Applicant, seen: Seen): Promise<number[]> {
  const took: number[] = [];
  for (const [step, to] of push.stages.entries()) {
    const arrives = seen.next(`Step ${step + 1}`);
    const sent = performance.now();
    const command = push.room.command("application.move", { application, to, rank: "a0" });
    took.push((await arrives) - sent);
    const reply = await push.room.reply(command);
    if (reply.t === "refused") throw new Error(`move refused: ${reply.refusal.code}`);
    await new Promise((done) => setTimeout(done, pauseMs));
  }
  return took;
}

/** Until the frame is read by a page's socket. */
export async function walkOnSocket(push: PushRoom, applicant: Applicant): Promise<number[]> {
  const page = await push.openPage(applicant);
  const next = (publicName: string) =>
    new Promise<number>((done, fail) => {
      const stop = page.on((message) => {
        if (message === null) return fail(new Error("the page's socket closed"));
        const about =
          message.t === "entries" &&
          message.entries.some(({ notice }) => "publicName" in notice && notice.publicName === publicName);
        if (!about) return;
        stop();
        done(performance.now());
      });
    });
  try {
    return await walk(push, applicant, { next, close: () => page.close() });
  } finally {
    page.close();
  }
}

/** Until the words stand in the document of a real browser, and this process was told so: an upper bound. */
export async function walkInBrowser(
  push: PushRoom,
  applicant: Applicant,
  browser: Browser,
): Promise<number[]> {
  const page = await browser.newPage();
  const waiting = new Map<string, (at: number) => void>();
  await page.exposeFunction("reportHeadline", (text: string) => {
    waiting.get(text)?.(performance.now());
    waiting.delete(text);
  });
  try {
    await page.goto(`${push.recruiter.url}/status/${applicant.token}`);
    await page.waitForSelector('[data-link="live"]');
    await watchHeadline(page);
    const next = (publicName: string) => new Promise<number>((done) => waiting.set(publicName, done));
    return await walk(push, applicant, { next, close: () => page.close() });
  } finally {
    await page.close();
  }
}

async function watchHeadline(page: Page): Promise<void> {
  await page.evaluate(() => {
    const report = Reflect.get(window, "reportHeadline") as (text: string) => void;
    let last = "";
    new MutationObserver(() => {
      const text = document.querySelector("#standing")?.textContent ?? "";
      if (text === last) return;
      last = text;
      report(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
