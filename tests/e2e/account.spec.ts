import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { founder, mailTo, password } from "#tests/e2e/members-world.ts";

/** What the authenticator app shows; `later` half-minutes on. */
const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });

const section = (page: Page, title: string) => page.getByRole("region", { name: title });

/** The address that this founder signs in with. */
async function addressOf(page: Page): Promise<string> {
  await page.goto("/settings/account");
  const text = await section(page, "Email address").textContent();
  return /founder[\w-]+@example\.com/.exec(text ?? "")?.[0] ?? "";
}

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a person protects their account: two steps, devices, a forgotten password, another address", async ({
  visit,
}) => {
  const page = await founder(visit, "Ada Careful", "Careful & Co");
  const email = await addressOf(page);
  await expectAccessible(page);

  // Two-step sign-in: scan, type the code, keep the recovery codes.
  await page.getByRole("link", { name: "Set up" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  const secret = ((await page.getByRole("code").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("Code that the app shows").fill("000000");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("This code is not right")).toBeVisible();
  await page.getByLabel("Code that the app shows").fill(codeOf(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Two-step sign-in is on.")).toBeVisible();
  await expectAccessible(page);
  const codes = await page
    .getByRole("listitem")
    .filter({ hasText: /^\w{5}-\w{5}$/ })
    .allTextContents();
  expect(codes).toHaveLength(10);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("hotgigs-recovery-codes.txt");
  await page.getByRole("link", { name: "I have kept the codes" }).click();
  await expect(page).toHaveURL(/\/requisitions$/);

  // Somewhere else: the password is not enough, the next code is.
  const phone = await visit("/sign-in");
  await signIn(phone, email, password);
  await expect(phone.getByRole("heading", { name: "One more step" })).toBeVisible();
  await expectAccessible(phone);
  await phone.getByLabel("Code").fill(codeOf(secret, 1));
  await phone.getByRole("button", { name: "Continue" }).click();
  await expect(phone).toHaveURL(/\/requisitions$/);

  // It shows among the devices; signing it out there takes its open page away.
  await page.goto("/settings/account");
  const devices = section(page, "Where you are signed in");
  await expect(devices.getByRole("listitem")).toHaveCount(2);
  await expect(devices.getByText("This device")).toBeVisible();
  await expectAccessible(page);
  await devices.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(devices.getByText("Signed out everywhere else.")).toBeVisible();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
  await phone.goto("/requisitions");
  await expect(phone).toHaveURL(/\/sign-in/);

  // The password is forgotten; a recovery code stands in for the phone.
  await phone.getByRole("link", { name: "Forgot your password?" }).click();
  // Both pages have such a field.
  await expect(phone.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
  await phone.getByLabel("Email").fill(email);
  await phone.getByRole("button", { name: "Send the link" }).click();
  await phone.getByRole("link", { name: /mailbox/ }).click();
  await mailTo(phone, email)
    .getByRole("link", { name: /\/sign-in\/reset\?token=/ })
    .click();
  await phone.getByLabel("New password").fill("qwertyuiop");
  await phone.getByRole("button", { name: "Set the password" }).click();
  await expect(phone.getByText("This password is on lists")).toBeVisible();
  await expectAccessible(phone);
  await phone.getByLabel("New password").fill("some other words in a row");
  await phone.getByRole("button", { name: "Set the password" }).click();
  await expect(phone.getByText("Your new password is set.")).toBeVisible();
  await signIn(phone, email, "some other words in a row");
  await phone.getByLabel("Code").fill(codes[0] ?? "");
  await phone.getByRole("button", { name: "Continue" }).click();
  await expect(phone).toHaveURL(/\/requisitions$/);
  // Everything else was signed out.
  await page.goto("/settings/account");
  await expect(page).toHaveURL(/\/sign-in/);

  // Another address: nothing changes until its link is followed.
  await phone.goto("/settings/account");
  await expect(section(phone, "Two-step sign-in").getByText("9 recovery codes are left.")).toBeVisible();
  const next = email.replace("founder", "renamed");
  await phone.getByLabel("New address").fill(next);
  await phone.getByRole("button", { name: "Send a link to the new address" }).click();
  await expect(phone.getByText(`Follow the link that we have sent to ${next}`)).toBeVisible();
  await phone.goto("/mailbox");
  await mailTo(phone, next)
    .getByRole("link", { name: /\/sign-in\/address\?token=/ })
    .click();
  await phone.getByRole("button", { name: "Confirm the new address" }).click();
  await expect(section(phone, "Email address").getByText(next)).toBeVisible();
});

test("a passkey is added, named, signs in by itself, and is removed", async ({ visit }) => {
  const page = await founder(visit, "Pia Keys", "Keys & Co");
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/settings/account");
  const passkeys = section(page, "Passkeys");
  await passkeys.getByRole("button", { name: "Add a passkey" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a passkey" });
  await dialog.getByLabel("Name").fill("Laptop");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(passkeys.getByText("Laptop")).toBeVisible();
  await passkeys.getByRole("button", { name: "Rename Laptop" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Work laptop");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(passkeys.getByText("Work laptop")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/settings/account");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/settings\/account$/);
  await expect(section(page, "Where you are signed in").getByText("by passkey")).toBeVisible();
  await passkeys.getByRole("button", { name: "Remove Work laptop" }).click();
  await expect(passkeys.getByText("does not sign in any more")).toBeVisible();
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("This passkey could not be checked.")).toBeVisible();
});

test("an administrator asks everybody for two steps, sets a domain up, and makes a key that a program uses", async ({
  visit,
}) => {
  const page = await founder(visit, "Olga Owner", "Owners & Co");
  await page.goto("/settings/security");
  const factor = section(page, "Two-step sign-in for everybody");
  await factor.getByRole("button", { name: "Require it" }).click();
  await expect(factor.getByText("Set up two-step sign-in for your own account first.")).toBeVisible();
  const domains = section(page, "Your domains");
  await domains.getByLabel("Domain").fill("not a domain");
  await domains.getByRole("button", { name: "Add domain" }).click();
  await expect(domains.getByText("Enter a domain, like example.com.")).toBeVisible();
  await domains.getByLabel("Domain").fill("owners.example.com");
  await domains.getByRole("button", { name: "Add domain" }).click();
  await expect(domains.getByLabel("TXT record")).toHaveValue("_hotgigs.owners.example.com");
  await expectAccessible(page);
  await domains.getByRole("button", { name: "Check" }).click();
  await expect(domains.getByText("The TXT record was not found.")).toBeVisible();

  await page.goto("/settings/keys");
  await page.getByRole("button", { name: "Make", exact: true }).click();
  await expect(page.getByText("Give it a name.")).toBeVisible();
  await page.getByLabel("Name").fill("Careers site");
  await page.getByRole("button", { name: "Make", exact: true }).click();
  const key = await page.getByLabel("The new key").inputValue();
  await expectAccessible(page);
  const ask = () => page.request.get("/api/v1/requisitions", { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status()).toBe(200);
  await page.getByRole("button", { name: "Revoke Careers site" }).click();
  await expect(page.getByText("Revoked. It opens nothing any more.")).toBeVisible();
  expect((await ask()).status()).toBe(401);
});
