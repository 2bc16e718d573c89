// An agency and a recruiter, each in a browser of their own: from an empty list of agencies to a card.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith } from "#tests/e2e/hiring-world.ts";

const pdf = { name: "Rosa Lund.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\nhello") };

async function submit(page: Page, name: string, email: string, file = false): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  if (file) await page.getByLabel("Résumé").setInputFiles(pdf);
  await page.getByRole("checkbox", { name: /has agreed/ }).check();
  await page.getByRole("button", { name: "Submit candidate" }).click();
}

test("what is shared with an agency is all it sees, and what it submits is accepted, declined or known", async ({
  signIn,
  baseURL,
}) => {
  const world = await boardWith(baseURL, ["Ida Berg"]);
  const known = "ida.known@example.com";
  const first = world.stages[0];
  if (!first) throw new Error("no stage");
  const recruiter = await signIn("recruiter", world.path);
  // From the board's own menu.
  await recruiter.getByRole("button", { name: /What to do with this requisition/ }).click();
  await recruiter.getByRole("menuitem", { name: "Agencies" }).click();
  await expect(recruiter.getByRole("heading", { name: "Shared with no agency" })).toBeVisible();
  await expectAccessible(recruiter);
  const candidate = { name: "Known", email: known, phone: null, headline: null, location: null };
  await world.recruiter.api("POST", `${world.path}/applications`, { stage: first.id, candidate });

  const agency = await signIn("agency");
  await expect(agency).toHaveURL(/\/agency$/);
  const roles = agency.getByRole("list", { name: "Shared with you" });
  await expect(roles).toContainText("Senior Optical Engineer");
  await expect(roles).not.toContainText("Ferry captain");
  await agency.goto(`/agency/requisitions/${world.requisition}`);
  await expect(agency.getByRole("heading", { name: "Ferry captain" })).toHaveCount(0);

  // An embargo first: shared, and not there yet.
  await recruiter.getByRole("button", { name: "Share…" }).click();
  const dialog = recruiter.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Agency" }).click();
  await recruiter.getByRole("option", { name: "Lindqvist & Partners" }).click();
  await dialog.getByLabel("Not before").fill("2099-01-01T09:00");
  await dialog.getByRole("combobox", { name: "Fee" }).click();
  await recruiter.getByRole("option", { name: "Percent of the first year's pay" }).click();
  await dialog.getByRole("button", { name: "Share" }).click();
  await expect(dialog.getByText("Give a number, up to 100 percent.")).toBeVisible();
  await dialog.getByLabel("Percent", { exact: true }).fill("22.5");
  await expectAccessible(recruiter);
  await dialog.getByRole("button", { name: "Share" }).click();
  await expect(dialog).toBeHidden();
  const shares = recruiter.getByRole("list", { name: "Shared with" });
  await expect(shares).toContainText("22.5% of the first year's pay");
  await expect(shares).toContainText("2099");
  await agency.goto("/agency");
  await expect(roles).not.toContainText("Ferry captain");
  await recruiter.getByRole("button", { name: "Actions for Lindqvist & Partners" }).click();
  await recruiter.getByRole("menuitem", { name: "Change…" }).click();
  await dialog.getByLabel("Not before").fill("");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  // The agency submits: nobody without consent, one with a file, one whom the organization knows.
  await agency.reload();
  await agency.getByRole("link", { name: "Ferry captain" }).click();
  await expect(agency.getByRole("heading", { name: "Ferry captain" })).toBeVisible();
  await agency.getByRole("button", { name: "Submit candidate" }).click();
  await expect(agency.getByText("Submit only who has agreed to it.")).toBeVisible();
  await expectAccessible(agency);
  await submit(agency, "Rosa Lund", "rosa@example.com", true);
  const mine = agency.getByRole("list", { name: "Submitted" });
  await expect(mine.getByRole("listitem").filter({ hasText: "Rosa Lund" })).toContainText(
    "Waiting for an answer",
  );
  await expect(agency.getByLabel("Name")).toHaveValue("");
  await submit(agency, "Known again", known);
  await expect(mine.getByRole("listitem").filter({ hasText: "Known again" })).toContainText("Already known");
  await submit(agency, "Odd One", "odd@example.com");
  await expect(mine.getByRole("listitem")).toHaveCount(3);
  await submit(agency, "Rosa Lund", "rosa@example.com");
  await expect(agency.getByText("has submitted this person for this role before")).toBeVisible();
  expect(await agency.content()).not.toMatch(/22\.5|Ida Berg/);

  // The recruiter decides.
  await recruiter.reload();
  const inbox = recruiter.getByRole("list", { name: "Submissions" });
  await expect(inbox.getByRole("link", { name: "Rosa Lund.pdf" })).toBeVisible();
  await recruiter.getByRole("button", { name: "Decline Odd One…" }).click();
  await recruiter.getByRole("button", { name: "Decline", exact: true }).click();
  await expect(inbox.getByRole("listitem").filter({ hasText: "Odd One" })).toContainText("Declined");
  await recruiter.getByRole("button", { name: "Accept Rosa Lund" }).click();
  await expectAccessible(recruiter);
  await inbox.getByRole("link", { name: "Rosa Lund", exact: true }).click();
  const facts = recruiter.getByRole("tabpanel");
  await expect(facts).toContainText("Lindqvist & Partners");
  await expect(facts).toContainText(/Theirs until/);
  await agency.reload();
  await expect(mine.getByRole("listitem").filter({ hasText: "Rosa Lund" })).toContainText("Accepted");

  // The end of it: the role is gone, what was submitted stays.
  await recruiter.goto(`${world.path}/agencies`);
  await recruiter.getByRole("button", { name: "Actions for Lindqvist & Partners" }).click();
  await recruiter.getByRole("menuitem", { name: "End sharing…" }).click();
  await recruiter.getByRole("button", { name: "End sharing", exact: true }).click();
  await expect(recruiter.getByText("It is no longer shared.")).toBeVisible();
  await agency.reload();
  await expect(agency.getByRole("heading", { name: "Ferry captain" })).toHaveCount(0);
  await agency.goto("/agency");
  await expect(roles).not.toContainText("Ferry captain");
  await expect(mine.getByRole("listitem").filter({ hasText: "Rosa Lund" })).toBeVisible();
  await expectAccessible(agency);

  await recruiter.goto("/settings/agencies");
  await recruiter.getByRole("button", { name: "Add agency" }).click();
  await dialog.getByLabel("Name").fill(`Agency ${world.requisition}`);
  await dialog.getByRole("button", { name: "Add agency" }).click();
  await expect(recruiter.getByRole("list", { name: "Agencies" })).toContainText(world.requisition);
  await recruiter.getByRole("button", { name: "Edit Lindqvist & Partners" }).click();
  await expect(dialog.getByRole("checkbox", { name: /Oskar Lindqvist/ })).toBeChecked();
  await expectAccessible(recruiter);
});
