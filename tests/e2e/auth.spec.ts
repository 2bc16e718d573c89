import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";

/** Fails the test when a page breaks its own Content-Security-Policy. */
function watchPolicy(page: Page): string[] {
  const broken: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) broken.push(message.text());
  });
  return broken;
}

const unique = () => `person-${Date.now()}@example.com`;

test("a recruiter signs in with a password, comes to where they wanted to go, and signs out", async ({
  visit,
}) => {
  const page = await visit("/settings/members");
  const broken = watchPolicy(page);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expectAccessible(page);
  await page.getByLabel("Email", { exact: true }).fill("recruiter@demo.hotgigs.dev");
  await page.getByLabel("Password").fill("demo-hotgigs");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/settings\/members$/);
  await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
  await expect(page.getByText("Hiring manager")).toBeVisible();
  await expectAccessible(page);
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name === "__Host-hotgigs_session");
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto("/requisitions");
  await expect(page).toHaveURL(/\/sign-in/);
  expect(broken).toEqual([]);
});

test("a wrong password and an unknown address are told in the same words, and the words take the focus", async ({
  visit,
}) => {
  const page = await visit("/sign-in");
  for (const email of ["recruiter@demo.hotgigs.dev", unique()]) {
    await page.getByLabel("Email", { exact: true }).fill(email);
    await page.getByLabel("Password").fill("surely not this");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const alert = page.getByRole("alert").filter({ hasText: "The email or the password is not right." });
    await expect(alert).toBeVisible();
    await page.reload();
  }
});

test("what is missing in the form is said at the field, which takes the focus", async ({ visit }) => {
  const page = await visit("/sign-in");
  await page.getByLabel("Email", { exact: true }).fill("not an address");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Enter an email address, like name@example.com.")).toBeVisible();
  await expect(page.getByLabel("Email", { exact: true })).toBeFocused();
  await expectAccessible(page);
});

test("a mailed link lands signed in, once, without any JavaScript", async ({ visit }) => {
  const page = await visit("/sign-in", { javaScriptEnabled: false });
  await page.getByLabel("Email", { exact: true }).fill("manager@demo.hotgigs.dev");
  await page.getByRole("button", { name: "Email me a sign-in link" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  await page.getByRole("link", { name: /mailbox/ }).click();
  const link = page.getByRole("link", { name: /\/sign-in\/link\?token=/ }).first();
  const href = (await link.getAttribute("href")) ?? "";
  await link.click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/requisitions$/);
  await page.goto(href);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "This link does not work anymore" })).toBeVisible();
});

test("somebody founds an organization: sign up, confirm the address, and it is theirs", async ({ visit }) => {
  const email = unique();
  const page = await visit("/sign-up");
  const broken = watchPolicy(page);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page.getByLabel("Your name")).toBeFocused();
  await page.getByLabel("Your name").fill("Ana Founder");
  await page.getByLabel("Work email").fill(email);
  await page.getByLabel("Password").fill("a few words in a row");
  await page.getByLabel("Organization").fill("Ana & Daughters");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page.getByRole("heading", { name: "Confirm your address" })).toBeVisible();
  await page.getByRole("link", { name: /mailbox/ }).click();
  await expectAccessible(page);
  const mail = page.getByRole("article").filter({ hasText: email });
  await mail.getByRole("link", { name: /kind=confirm/ }).click();
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL(/\/requisitions$/);
  await page.goto("/settings/members");
  await expect(page.getByRole("listitem").filter({ hasText: email })).toContainText("Owner");
  expect(broken).toEqual([]);
});

test("a candidate's sign-in leads to their portal, and nobody's to the sign-in page", async ({
  signIn,
  visit,
}) => {
  const candidate = await signIn("candidate", "/");
  await expect(candidate).toHaveURL(/\/portal$/);
  const nobody = await visit("/");
  await expect(nobody).toHaveURL(/\/sign-in$/);
});
