// A candidate answers the voluntary questions, and what an administrator may see of them.
import type { Page } from "@playwright/test";
import type { BoardView } from "#domain/views/board.ts";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith } from "#tests/e2e/hiring-world.ts";

const phone = { width: 390, height: 844 };

async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  await expectAccessible(page);
}

test("a candidate answers by keyboard, offline too, changes it, and is told when the link has ended", async ({
  baseURL,
  visit,
}) => {
  const world = await boardWith(baseURL, ["Ida Berg"], "Harbour pilot");
  const ida = world.applicants["Ida Berg"];
  if (!ida) throw new Error("nobody applied");
  const page = await visit(`/status/${ida.token}`);
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator('[data-link="live"]')).toBeAttached();
  const section = page.getByRole("region", { name: "Voluntary self-identification" });
  const send = section.getByRole("button", { name: "Send answers" });
  const choice = (group: string, name: string) =>
    section.getByRole("group", { name: group }).getByRole("radio", { name, exact: true });

  await section.getByText("See the questions").focus();
  await page.keyboard.press("Enter");
  await expect(section).toContainText("Answering is voluntary");
  await expect(section).toContainText("Nobody who decides about your application sees your answers");
  await expectFits(page);
  await send.press("Enter");
  await expect(section.getByRole("alert")).toContainText("You have not chosen anything yet");
  await expectAccessible(page);

  // From one question to the next, with what was chosen kept while there is no network.
  await choice("Gender", "Female").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(choice("Race and ethnicity", "White")).toBeChecked();
  await page.context().setOffline(true);
  await send.press("Enter");
  await expect(section.getByRole("alert")).toContainText("What you chose is still here");
  await expect(choice("Gender", "Female")).toBeChecked();
  await page.context().setOffline(false);
  await send.press("Enter");
  await expect(section).toContainText("Thank you, your answers are saved");
  await expect(section.getByRole("heading")).toBeFocused();
  await expectFits(page);

  // Nobody is shown them again; they can be given anew, also by who withdrew.
  await page.reload();
  await expect(section).toContainText("Thank you, your answers are saved");
  expect(await page.content()).not.toMatch(/checked/);
  const { application } = ida;
  await world.recruiter.command(world.requisition, "application.withdraw", { application });
  await section.getByText("Change my answers").click();
  await choice("Gender", "I don't wish to answer").check();
  await send.click();
  await expect(section.getByRole("heading")).toBeFocused();

  // Another page of theirs, which has not heard that the link has ended.
  const late = await visit(`/status/${ida.token}`, { javaScriptEnabled: false });
  await late.getByText("Change my answers").click();
  await late.getByRole("radio", { name: "Female", exact: true }).check();
  await world.recruiter.revoke(world.requisition, application);
  await late.getByRole("button", { name: "Send answers" }).click();
  for (const each of [late, page])
    await expect(each.getByRole("heading", { name: "This link does not lead anywhere now" })).toBeVisible();
});

test("an administrator sees fives of the months that are over, nobody else sees anything", async ({
  baseURL,
  signIn,
  visit,
}) => {
  const world = await boardWith(baseURL, ["Rosa Lund"], "Dredge master");
  const { token } = world.applicants["Rosa Lund"] ?? {};
  const ask = (of = token, body?: object) =>
    fetch(`${baseURL}/api/v1/status/self-identification`, {
      method: body ? "PUT" : "GET",
      headers: { authorization: `Bearer ${of}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  expect((await ask(token, { disability: "yes" })).status).toBe(204);
  expect(await (await ask()).json()).toEqual({ asked: true, answered: true, counted: false });

  const admin = await signIn("admin", "/requisitions");
  await admin.getByRole("link", { name: "Reports" }).press("Enter");
  const gender = admin.getByRole("table", { name: "Gender" });
  await expect(gender).toBeVisible();
  const counts = await admin.locator("td.whitespace-nowrap").allInnerTexts();
  const numbers = counts.filter((text) => text !== "Not shown").map(Number);
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers.filter((n) => n % 5 !== 0 || n === 0)).toEqual([]);
  await expectAccessible(admin);
  const csv = await admin.evaluate(async () => (await fetch("/api/v1/reports/eeo.csv")).text());
  expect(csv).toContain("gender,female,");

  // Nobody is asked unless the organization says so, not even on a page that is open.
  const open = await visit(`/status/${token}`);
  await expect(open.locator('[data-link="live"]')).toBeAttached();
  await open.getByText("Change my answers").click();
  await admin.getByRole("button", { name: "Stop asking" }).press("Enter");
  await expect(admin.getByText("Candidates are not asked")).toBeVisible();
  await expectAccessible(admin);
  expect((await ask(token, { disability: "no" })).status).toBe(404);
  await open.getByRole("radio", { name: "Female", exact: true }).check();
  await open.getByRole("button", { name: "Send answers" }).click();
  await expect(open.getByRole("region", { name: "Voluntary self-identification" })).toHaveCount(0);
  await expect(open.getByRole("heading", { name: "Dredge master" })).toBeVisible();
  await admin.getByRole("button", { name: "Ask candidates" }).press("Enter");
  await expect(admin.getByText("Candidates are asked")).toBeVisible();

  // On a requisition that is new nothing can be shown, though somebody has answered.
  await admin.getByRole("combobox", { name: "Requisition" }).focus();
  await admin.keyboard.press("Enter");
  await admin.getByRole("option", { name: "Dredge master" }).press("Enter");
  await admin.getByRole("button", { name: "Show" }).press("Enter");
  await expect(admin.getByRole("heading", { name: "Nothing can be shown yet" })).toBeVisible();
  await expect(gender).toBeHidden();
  await admin.setViewportSize(phone);
  await admin.emulateMedia({ colorScheme: "dark" });
  await expectFits(admin);
  await admin.goto("/reports/eeo");
  await expectFits(admin);

  const recruiter = await signIn("recruiter", "/requisitions");
  await expect(recruiter.getByRole("link", { name: "Reports" })).toHaveCount(0);
  expect((await recruiter.goto("/reports/eeo"))?.status()).toBe(403);

  // Whose answers are counted is told so, and asked no more.
  const requisitions = await world.recruiter.api<{ id: string; title: string }[]>("GET", "/requisitions");
  const demo = requisitions.find(({ title }) => title === "Senior Optical Engineer");
  const { state } = await world.recruiter.api<BoardView>("GET", `/requisitions/${demo?.id}`);
  for (const { id } of Object.values(state.applications)) {
    const link = await world.recruiter.link(demo?.id ?? "", id);
    const { counted } = (await (await ask(link)).json()) as { counted: boolean };
    if (!counted) continue;
    await recruiter.goto(`/status/${link}`);
    await expect(recruiter.getByText("can no longer be changed")).toBeVisible();
    await expect(recruiter.getByText("Change my answers")).toHaveCount(0);
    return;
  }
  throw new Error("nobody of the demo organization is counted");
});
