// The settings by Tab, arrows and Enter alone; and each page in light and dark, wide and as a phone shows it.
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { founder, openInvitation, password, row, unique } from "#tests/e2e/members-world.ts";

/** Presses Tab until what has the focus is called so; every stop on the way must be seen to have it. */
async function tabTo(page: Page, name: string | RegExp, key = "Tab"): Promise<void> {
  const wanted = typeof name === "string" ? new RegExp(`^${escaped(name)}$`) : name;
  const passed: string[] = [];
  for (let steps = 0; steps < 90; steps += 1) {
    await page.keyboard.press(key);
    const here = await page.evaluate(focused);
    if (wanted.test(here.name)) {
      expect(here.visible, `nobody sees that ${here.name} has the focus`).toBe(true);
      return;
    }
    passed.push(here.name);
  }
  throw new Error(`never came to ${name}; passed ${passed.join(" | ")}`);
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** In the page: what the focused element is called, and whether one sees that it has the focus. */
function focused(): { name: string; visible: boolean } {
  const element = document.activeElement as HTMLElement | null;
  if (!element) return { name: "", visible: false };
  const labelled = (element.getAttribute("aria-labelledby") ?? "")
    .split(" ")
    .map((id) => (id && document.getElementById(id)?.textContent) || "")
    .join(" ");
  const label = (element as HTMLInputElement).labels?.[0]?.textContent ?? "";
  const name = element.getAttribute("aria-label") || labelled.trim() || label || element.textContent || "";
  const { outlineStyle, boxShadow } = getComputedStyle(element);
  return { name: name.trim(), visible: outlineStyle !== "none" || boxShadow !== "none" };
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Opens what has the focus and takes the option or item that begins so: each key when what it is for is there. */
async function pick(page: Page, letters: string, role: "option" | "menuitem" = "option"): Promise<void> {
  await press(page, "Enter");
  const wanted = page.getByRole(role, { name: new RegExp(`^${letters}`) }).first();
  await expect(wanted).toBeVisible();
  await expect(page.locator(`[role^=${role}]:focus`)).toBeAttached();
  await page.keyboard.type(letters);
  await expect(wanted).toHaveAttribute("data-highlighted");
  await press(page, "Enter");
}

/** Light and dark, wide and narrow: nothing is wider than the window, and axe finds nothing. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const shots = process.env.HOTGIGS_SHOTS;
      if (shots)
        await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      await expectAccessible(page);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([name, width, wide > 0]).toEqual([name, width, false]);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("whoever has no mouse runs the organization: groups, members, keys, audit, access, their account", async ({
  visit,
}) => {
  const page = await founder(visit, "Kay Board", "Keys & Tabs");
  for (const name of ["Ben Other", "Cleo Third"]) {
    const email = unique(name.slice(0, 3).toLowerCase());
    await page.evaluate(
      (emails) =>
        fetch("/api/v1/invitations", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ emails, role: "viewer" }),
        }),
      [email],
    );
    const other = await visit("/");
    await openInvitation(other, email);
    await other.getByLabel("Your name").fill(name);
    await other.getByLabel("Password").fill(password);
    await other.getByRole("button", { name: "Create account and join" }).click();
    await expect(other).toHaveURL(/\/requisitions$/);
    await other.close();
  }

  // Groups: made, changed, looked at before it is deleted; Escape leads back to where one was.
  await page.goto("/settings/members");
  await tabTo(page, "Groups");
  await press(page, "Enter");
  await expect(page.getByRole("heading", { name: "No groups yet" })).toBeVisible();
  await looksRight(page, "groups-empty");
  await tabTo(page, "New group");
  await press(page, "Enter");
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("Optics");
  await tabTo(page, "Ben Other");
  await press(page, "Space");
  await expect(page.getByText("1 chosen")).toBeVisible();
  await looksRight(page, "groups-dialog");
  await tabTo(page, "Make group");
  await press(page, "Enter");
  await expect(row(page, "Optics")).toContainText("Ben Other");
  await tabTo(page, "Change Optics");
  await press(page, "Enter");
  await tabTo(page, "Cleo Third");
  await press(page, "Space");
  await tabTo(page, "Save group");
  await press(page, "Enter");
  await expect(row(page, "Optics")).toContainText("Ben Other, Cleo Third");
  const requisition = await page.evaluate(async () => {
    const send = (method: string, path: string, body: object) =>
      fetch(`/api/v1${path}`, {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const role = { title: "Ferry captain", team: "Ships", location: "Lisbon", openings: 1 };
    const { id } = (await (await send("POST", "/requisitions", role)).json()) as { id: string };
    return id;
  });
  await page.goto(`/requisitions/${requisition}/team`);
  await tabTo(page, "Optics on this requisition");
  await pick(page, "Hir");
  await tabTo(page, "Confidential", "Shift+Tab");
  await press(page, "Space");
  await tabTo(page, "Save team");
  await press(page, "Enter");
  await expect(page.getByText("The team is saved.")).toBeVisible();
  await expect(page.getByText("Hiring manager, by the group Optics").first()).toBeVisible();
  await looksRight(page, "team");
  await page.goto("/settings/groups");
  await tabTo(page, "Delete Optics");
  await press(page, "Enter");
  await expect(page.getByText("No longer reach it: Ben Other, Cleo Third")).toBeVisible();
  await looksRight(page, "groups-delete");
  await press(page, "Escape");
  await expect(page.getByRole("button", { name: "Delete Optics" })).toBeFocused();
  await looksRight(page, "groups");

  // Who may do what, and by which group.
  await page.goto(`/settings/access?on=${requisition}`);
  await tabTo(page, "Member");
  await pick(page, "Ben");
  await tabTo(page, "Explain");
  await press(page, "Enter");
  await expect(page.getByText("As Hiring manager on its team, by the group Optics").first()).toBeVisible();
  await looksRight(page, "access");

  // Members: off with a hand-over, and on again.
  await page.goto("/settings/members");
  await tabTo(page, "What to do with Ben Other");
  await pick(page, "Dea", "menuitem");
  const asked = page.getByRole("alertdialog");
  await expect(asked.getByText("their seat in 1 group")).toBeVisible();
  await expect(asked.getByText("their place on 1 requisition")).toBeVisible();
  await expect(asked.getByRole("combobox")).toHaveText(/Kay Board/);
  await looksRight(page, "members-deactivate");
  await tabTo(page, "Deactivate");
  await press(page, "Enter");
  await expect(page.getByText("Ben Other is deactivated")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Deactivated", exact: true })).toBeVisible();
  await looksRight(page, "members");
  await tabTo(page, "What to do with Ben Other");
  await pick(page, "Rea", "menuitem");
  await expect(page.getByText("Ben Other is back, as what they were")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Deactivated", exact: true })).toHaveCount(0);

  // Keys.
  await page.goto("/settings/keys");
  await tabTo(page, "Name");
  await page.keyboard.type("Careers page");
  await tabTo(page, "Make");
  await press(page, "Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Careers page" })).toBeVisible();
  await looksRight(page, "keys");
  await tabTo(page, "Revoke Careers page");
  await press(page, "Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Careers page" })).toHaveCount(0);

  // What they did stands in the audit.
  await page.goto("/settings/audit");
  await tabTo(page, "What");
  await pick(page, "Member dea");
  await tabTo(page, "Show");
  await press(page, "Enter");
  await expect(page.getByText("Member deactivated").last()).toBeVisible();
  await looksRight(page, "audit");

  await page.goto("/settings/security");
  await looksRight(page, "security");

  // Their own account: a second factor; a passkey's window closes by Escape; a device elsewhere is signed out.
  await page.goto("/settings/account");
  await looksRight(page, "account");
  await tabTo(page, /^Add a passkey/);
  await press(page, "Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await looksRight(page, "account-passkey");
  await press(page, "Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await tabTo(page, "Set up", "Shift+Tab");
  await press(page, "Enter");
  await tabTo(page, "Begin");
  await press(page, "Enter");
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = ((await page.getByRole("code").textContent()) ?? "").replaceAll(" ", "");
  await looksRight(page, "two-step");
  await tabTo(page, /^Code that the app shows/);
  await page.keyboard.type(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await press(page, "Enter");
  await expect(page.getByText("Two-step sign-in is on.")).toBeVisible();
  await looksRight(page, "two-step-on");
});
