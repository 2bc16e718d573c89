import type { Locator, Page } from "@playwright/test";
import { newId } from "#domain/ids/ids.ts";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { Recruiter } from "#tests/live/recruiter.ts";
import { boardWith, card, live } from "./hiring-world.ts";

const shots = process.env.HOTGIGS_SHOTS;

async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.waitForTimeout(700);
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

const text = (page: Page): Locator => page.locator(".note");
const status = (page: Page): Locator => page.locator("[data-note] [role=status]");
const tab = (page: Page, name: string | RegExp) => page.getByRole("tab", { name });

/** Writes at the end of the open note. */
async function write(page: Page, words: string): Promise<void> {
  await text(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(words);
}

async function openNotes(page: Page, which?: string): Promise<void> {
  await tab(page, "Notes").click();
  if (which) await tab(page, which).click();
  await expect(text(page)).toBeVisible();
  await expect(status(page)).toHaveText("Saved");
}

test("a team writes about one card: notes by audience, a mention, labels and a checklist, live and offline", async ({
  baseURL,
  signIn,
}) => {
  const { recruiter, requisition, path, stages, applicants } = await boardWith(baseURL, [
    "Ana García",
    "Bo Li",
  ]);
  const application = applicants["Ana García"]?.application;
  if (!application) throw new Error("no application");
  const admin = await Recruiter.at(baseURL ?? "", "admin@demo.hotgigs.dev");
  const members = await admin.api<{ id: string; name: string; email: string }[]>("GET", "/members");
  const colleague = members.find(({ email }) => email.startsWith("interviewer2@"));
  if (!colleague) throw new Error("no colleague");
  await admin.api("PATCH", `/members/${colleague.id}`, { role: "coordinator" });
  const second = stages[1];
  const checklist = [{ id: newId("chk"), text: "Book a call" }];
  await recruiter.command(requisition, "stage.edit", { stage: second?.id ?? "stg_", checklist });
  const cardPath = `${path}/applications/${application}`;
  try {
    const ana = await signIn("recruiter", cardPath);
    const ben = await signIn("admin", cardPath);
    const cleo = await signIn("interviewer2", path);
    await Promise.all([ana, ben].map(live));
    // Her role was changed a moment ago: for ten seconds what she opens is asked to come again.
    await expect(cleo.getByText("Saved", { exact: true }).first()).toBeAttached({ timeout: 30_000 });

    // Two write one note at once.
    await Promise.all([openNotes(ana), openNotes(ben)]);
    await write(ana, "Strong");
    await expect(text(ben)).toContainText("Strong");
    await write(ben, "");
    await ben.keyboard.press("Enter");
    await Promise.all([ana.keyboard.type(" on optics."), ben.keyboard.type("Asks for Lisbon.")]);
    for (const page of [ana, ben]) {
      await expect(text(page)).toContainText("Strong on optics.");
      await expect(text(page)).toContainText("Asks for Lisbon.");
      await expect(status(page)).toHaveText("Saved");
    }
    await expect(ana.locator(".note-caret")).toHaveCount(1);
    // One's undo leaves the other's words alone.
    await ana.keyboard.press("ControlOrMeta+z");
    await expect(text(ben)).not.toContainText("Strong on optics.");
    await expect(text(ben)).toContainText("Asks for Lisbon.");
    await ana.keyboard.press("ControlOrMeta+Shift+z");
    await ana.keyboard.press("ControlOrMeta+End");
    await expect(text(ben)).toContainText("Strong on optics.");

    // Who may not read the managers' note is not even offered it.
    await tab(ana, "Managers").click();
    await write(ana, "Budget is 90");
    await expect(status(ana)).toHaveText("Saved");
    await card(cleo, "Ana García").getByRole("link").click();
    await openNotes(cleo);
    await expect(text(cleo)).toContainText("Asks for Lisbon.");
    await expect(tab(cleo, "Private")).toBeVisible();
    await expect(tab(cleo, "Managers")).toHaveCount(0);
    await expect(cleo.getByText("Budget is 90")).toHaveCount(0);

    // A mention in a private note lets somebody in, tells them, and ends with the mention.
    await tab(ana, "Private").click();
    await expect(ana.getByText("Only you can read this.")).toBeVisible();
    await write(ana, "Between us: @");
    const option = ana.getByRole("option", { name: colleague.name });
    await expect(option).toBeVisible();
    await shot(ana, "together-mention");
    await option.click();
    await ana.keyboard.type("call her first");
    await expect(
      ana.getByText(`Only you and whom you mention can read this: ${colleague.name}.`),
    ).toBeVisible();
    const bell = cleo.getByRole("button", { name: /Mentions/ }).first();
    await expect(bell).toHaveAccessibleName("Mentions, 1 new");
    await bell.click();
    await shot(cleo, "together-bell");
    await cleo.getByRole("link", { name: /mentioned you/ }).click();
    await expect(text(cleo)).toContainText("call her first");
    await expect(bell).toHaveAccessibleName("Mentions");
    await expect(text(cleo)).toHaveAttribute("contenteditable", "false");
    await expectAccessible(cleo);
    await ana.locator(".note .note-mention").click();
    await ana.keyboard.press("Delete");
    await expect(cleo.getByText("You may not read this note any more.")).toBeVisible();

    // Labels and a checklist, on the face of the card too.
    await ana.getByRole("button", { name: "Edit labels" }).click();
    const find = ana.getByRole("combobox", { name: "Find a label" });
    const first = ana.getByRole("listbox", { name: "Labels" }).getByRole("option").first();
    const label = ((await first.textContent()) ?? "").trim();
    await find.press("Enter");
    await expect(card(ben, "Ana García").getByText(label)).toBeVisible();
    await expectAccessible(ana);
    await ana.keyboard.press("Escape");
    await tab(ben, /Checklist/).click();
    await recruiter.command(requisition, "application.move", {
      application,
      to: second?.id ?? "stg_",
      rank: "b5",
    });
    await expect(ben.getByText(`From ${second?.name}`)).toBeVisible();
    await ben.getByRole("textbox", { name: "Add an item" }).fill("Ask for the portfolio");
    await ben.keyboard.press("Enter");
    await ben.getByRole("checkbox", { name: "Done: Book a call" }).click();
    await ben.getByLabel("Until when: Ask for the portfolio").fill("2026-12-24");
    await expect(card(ana, "Ana García").getByText("1 of 2 done")).toBeAttached();
    await tab(ana, /Checklist/).click();
    await expect(ana.getByText("Due Dec 24")).toBeVisible();
    await shot(ben, "together-checklist");
    await expectAccessible(ben);

    // Written without a connection: kept over a reload, and sent.
    await openNotes(ana, "Team");
    await ana.context().setOffline(true);
    await expect(status(ana)).toContainText("Offline");
    await write(ana, "Written on the train. ");
    await expect(status(ana)).toContainText("kept on this machine");
    await ana.waitForTimeout(300);
    await ana.context().setOffline(false);
    await ana.context().route(/\/live\/requisitions\/.*notes/, (route) => route.abort());
    await ana.reload();
    await ana.context().unroute(/\/live\/requisitions\/.*notes/);
    await openNotes(ana, "Team");
    await openNotes(ben, "Team");
    await expect(text(ben)).toContainText("Written on the train.");

    // Ben follows Ana to another card, until he does something himself.
    await ben
      .getByRole("button", { name: /^Follow / })
      .first()
      .waitFor();
    const name = members.find(({ email }) => email.startsWith("recruiter@"))?.name ?? "";
    await ben.getByRole("button", { name: `Follow ${name}` }).click();
    const stop = ben.getByRole("button", { name: "Stop", exact: true });
    await expect(stop).toBeVisible();
    await card(ana, "Bo Li").getByRole("link").click();
    await expect(ben.getByRole("region", { name: "Application of Bo Li" })).toBeVisible();
    await shot(ben, "together-follow");
    await ben.keyboard.press("Escape");
    await expect(stop).toHaveCount(0);
  } finally {
    await admin.api("PATCH", `/members/${colleague.id}`, { role: "interviewer" });
  }
});
