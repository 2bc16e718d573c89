// A recruiter and an interviewer, each in a browser of their own: from planning on a card to calling it off.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith, live } from "#tests/e2e/hiring-world.ts";

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 800 };
const tomorrow = new Date(Date.now() + 20 * 3_600_000).toISOString().slice(0, 16);

/** Nothing is wider than the phone, in the dark as well. */
async function expectFitsPhone(page: Page): Promise<void> {
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await expectAccessible(page);
  await page.setViewportSize(desk);
  await page.emulateMedia({ colorScheme: "light" });
}

test("an interview planned by keyboard is there for its interviewer, with the kit and no more, until it is called off", async ({
  signIn,
  baseURL,
}) => {
  const world = await boardWith(baseURL, ["Ida Berg"], `Ferry captain ${Date.now()}`);
  const { recruiter: api, requisition, path, applicants, stages } = world;
  const application = applicants["Ida Berg"]?.application ?? "app_";
  const title = `Knots and weather ${requisition.slice(-6)}`;
  const kwame = await signIn("interviewer1", "/interviews");
  await expect(kwame.getByRole("heading", { name: "Interviews", level: 1 })).toBeVisible();
  await expect(kwame.getByText("Times are in your time zone, UTC.")).toBeVisible();
  await expectAccessible(kwame);
  const tomas = await signIn("recruiter", `${path}/applications/${application}`);
  await live(tomas);
  const section = tomas.getByRole("region", { name: "Interviews" });
  await expect(section.getByText("No interviews are planned.")).toBeVisible();

  await test.step("what is wrong is said, where one looks; then it is planned once, by keyboard", async () => {
    await section.getByRole("button", { name: "Plan an interview" }).press("Enter");
    const dialog = tomas.getByRole("dialog", { name: "Plan an interview" });
    await expect(dialog.getByLabel("Title")).toBeFocused();
    await tomas.keyboard.press("Enter");
    await expect(dialog.getByText("Give it a title.")).toBeVisible();
    await expect(dialog.getByText("Choose at least one interviewer.")).toBeVisible();
    await expect(dialog.getByLabel("Title")).toBeFocused();
    await expectAccessible(tomas);
    await tomas.keyboard.type(title);
    await dialog.getByRole("checkbox", { name: "Kwame Boateng" }).press("Space");
    await dialog.getByLabel("Date and time").fill("2020-01-01T10:00");
    await expect(dialog.getByText("This time has passed.", { exact: false })).toBeVisible();
    await dialog.getByLabel("Date and time").fill(tomorrow);
    await dialog.getByLabel("Place or link").fill("https://meet.example.com/ferry");
    await dialog.getByLabel("Instructions for the interviewers").fill("Ask for a bowline.");
    // Nobody knows when the answer comes: a second Enter is not a second interview.
    await dialog.getByLabel("Title").focus();
    await tomas.keyboard.press("Enter");
    await tomas.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(section.getByRole("listitem")).toHaveCount(1);
    await expect(section.getByRole("listitem", { name: title })).toContainText("UTC");
    await expect(section.getByRole("button", { name: "Plan an interview" })).toBeFocused();
  });

  await test.step("it appears in the interviewer's list, and its kit says what it shows", async () => {
    const line = kwame.getByRole("link", { name: title });
    await expect(line).toBeVisible();
    await expect(line).toContainText("with Ida Berg");
    await expectFitsPhone(kwame);
    await line.press("Enter");
    await expect(kwame.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expect(kwame.getByText("Ask for a bowline.")).toBeVisible();
    await expect(kwame.getByRole("link", { name: "Open the meeting link" })).toHaveAttribute(
      "href",
      "https://meet.example.com/ferry",
    );
    await expect(kwame.getByText("There is no résumé on file.")).toBeVisible();
    await expect(kwame.locator("main")).not.toContainText(
      /@|example\.(com|org)(?!\/ferry)|Email|Phone|Source|Pay|€|Notes|Requisitions/,
    );
    expect((await kwame.request.get(path)).status()).toBe(404);
    await expectFitsPhone(kwame);
  });

  await test.step("other words and another time arrive while the kit is open", async () => {
    await section.getByRole("button", { name: "Change" }).press("Enter");
    const dialog = tomas.getByRole("dialog", { name: "Change the interview" });
    await dialog.getByLabel("Instructions for the interviewers").fill("Ask for a sheet bend.");
    await dialog.getByLabel("Date and time").fill("2095-01-02T10:00");
    await expectFitsPhone(tomas);
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await expect(dialog).toBeHidden();
    await expect(kwame.getByText("Ask for a sheet bend.")).toBeVisible();
    await expect(kwame.getByText("January 2, 2095", { exact: false })).toBeVisible();
    await expect(
      kwame.getByText("More about the candidate opens a day before", { exact: false }),
    ).toBeVisible();
    await expectAccessible(kwame);
  });

  await test.step("in a stage that is reviewed without names the kit has none", async () => {
    await api.command(requisition, "stage.edit", { stage: stages[0]?.id ?? "stg_", anonymised: true });
    await expect(kwame.getByText(/^Candidate [0-9A-Z]{4}$/)).toBeVisible();
    expect(await kwame.content()).not.toContain("Ida Berg");
    await expectAccessible(kwame);
  });

  await test.step("without network a button says so; called off, the open kit is gone", async () => {
    await tomas.context().setOffline(true);
    await section.getByRole("button", { name: "Mark as done" }).press("Enter");
    await expect(tomas.getByText("cannot be reached now", { exact: false }).first()).toBeVisible();
    await tomas.context().setOffline(false);
    await section.getByRole("button", { name: "Call off" }).press("Enter");
    const asked = tomas.getByRole("alertdialog", { name: "Call off this interview?" });
    await expectAccessible(tomas);
    await asked.getByRole("button", { name: "Call off" }).press("Enter");
    await expect(section.getByRole("listitem", { name: title })).toContainText("Called off");
    await expect(kwame.getByRole("heading", { name: "There is no such interview for you" })).toBeVisible();
    await expectAccessible(kwame);
    await kwame.getByRole("link", { name: "All my interviews" }).press("Enter");
    await expect(kwame.getByRole("heading", { name: "Interviews", level: 1 })).toBeVisible();
    await expect(kwame.getByRole("link", { name: title })).toHaveCount(0);
  });
});
