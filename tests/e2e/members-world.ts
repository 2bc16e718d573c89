/** Organizations of a journey's own, and the mailbox that their people look into. */
import type { Page } from "@playwright/test";
import { expect } from "#tests/e2e/fixtures.ts";

export const password = "a few words in a row";
let count = 0;
export const unique = (name: string) => {
  count += 1;
  return `${name}-${Date.now()}-${count}@example.com`;
};

type Visit = (path: string, options?: { javaScriptEnabled?: boolean }) => Promise<Page>;

/** Somebody founds an organization and is signed in to it. */
export async function founder(visit: Visit, name: string, organization: string): Promise<Page> {
  const email = unique("founder");
  const page = await visit("/sign-up");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Work email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Organization").fill(organization);
  await page.getByRole("button", { name: "Create organization" }).click();
  await page.getByRole("link", { name: /mailbox/ }).click();
  await mailTo(page, email)
    .getByRole("link", { name: /kind=confirm/ })
    .click();
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL(/\/requisitions$/);
  return page;
}

export const mailTo = (page: Page, email: string) =>
  page.getByRole("article").filter({ hasText: email }).first();

/** Invites through the dialog of the members page. */
export async function invite(page: Page, email: string, role = "Recruiter"): Promise<void> {
  await page.goto("/settings/members");
  await page.getByRole("link", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Invite people" });
  await dialog.getByLabel("Email addresses").fill(email);
  if (role !== "Recruiter") {
    await dialog.getByRole("combobox", { name: "Role" }).click();
    await page.getByRole("option", { name: role, exact: true }).click();
  }
  await dialog.getByRole("button", { name: "Send invitations" }).click();
}

/** Follows the link in the newest invitation to this address. */
export async function openInvitation(page: Page, email: string): Promise<string> {
  await page.goto("/mailbox");
  const link = mailTo(page, email).getByRole("link", { name: /\/invitation\// });
  const href = (await link.getAttribute("href")) ?? "";
  await page.goto(href);
  return href;
}

export const row = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });
