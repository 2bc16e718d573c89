import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { live } from "./hiring-world.ts";
import { founder, invite, openInvitation, password, row, unique } from "./members-world.ts";

test("somebody invites a second person, works on a board with them, and removes them from it", async ({
  visit,
}) => {
  const ana = await founder(visit, "Ana Founder", "Kestrel & Daughters");
  await ana.getByRole("link", { name: "New requisition" }).first().click();
  await ana.getByLabel("Title").fill("Ferry captain");
  await ana.getByLabel("Team").fill("Ships");
  await ana.getByLabel("Location").fill("Lisbon");
  await ana.getByRole("button", { name: "Create", exact: false }).last().click();
  await expect(ana).toHaveURL(/\/requisitions\/req_/);
  const board = new URL(ana.url()).pathname;

  const email = unique("ben");
  await invite(ana, email);
  await expect(ana.getByText(`Invitation sent to ${email}`)).toBeVisible();
  await expect(row(ana, email)).toContainText("Waiting");
  await expectAccessible(ana);

  const ben = await visit("/");
  await openInvitation(ben, email);
  await expect(ben.getByRole("heading", { name: "Join Kestrel & Daughters" })).toBeVisible();
  await expect(ben.getByText(`Ana Founder invites ${email}`)).toBeVisible();
  await expectAccessible(ben);
  await ben.getByLabel("Your name").fill("Ben Second");
  await ben.getByLabel("Password").fill("short");
  await ben.getByRole("button", { name: "Create account and join" }).click();
  await expect(ben.getByText("Use at least 10 characters.")).toBeVisible();
  await ben.getByLabel("Password").fill(password);
  await ben.getByRole("button", { name: "Create account and join" }).click();
  await expect(ben).toHaveURL(/\/requisitions$/);

  await Promise.all([ana.goto(board), ben.goto(board)]);
  await Promise.all([live(ana), live(ben)]);
  await expect(ana.getByLabel(/Here now.*Ben Second/)).toBeVisible();
  await expect(ben.getByLabel(/Here now.*Ana Founder/)).toBeVisible();

  const members = await ana.context().newPage();
  await members.goto("/settings/members");
  await members.getByRole("button", { name: "What to do with Ben Second" }).click();
  await members.getByRole("menuitem", { name: "Remove…" }).click();
  await expectAccessible(members);
  await members.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(members.getByText("Ben Second is no longer a member")).toBeVisible();
  await expect(ana.getByLabel(/Here now.*Ben Second/)).toHaveCount(0, { timeout: 2_000 });
  await ben.goto(board);
  await expect(ben).toHaveURL(/\/portal$/);
});

test("somebody who is on a board when they are removed is off it at once, long before a lease runs out", async ({
  visit,
}) => {
  const ana = await founder(visit, "Ana Founder", "Quick & Gone");
  const email = unique("ben");
  await invite(ana, email);
  await expect(row(ana, email)).toContainText("Waiting");
  const ben = await visit("/");
  await openInvitation(ben, email);
  await ben.getByLabel("Your name").fill("Ben Second");
  await ben.getByLabel("Password").fill(password);
  await ben.getByRole("button", { name: "Create account and join" }).click();
  await ben.getByRole("link", { name: "New requisition" }).first().click();
  await ben.getByLabel("Title").fill("Ferry captain");
  await ben.getByLabel("Team").fill("Ships");
  await ben.getByLabel("Location").fill("Lisbon");
  await ben.getByRole("button", { name: "Create", exact: false }).last().click();
  await live(ben);
  const { id } = await ana.evaluate(async (wanted) => {
    const people: { id: string; email: string }[] = await (await fetch("/api/v1/members")).json();
    return people.find((each) => each.email === wanted) ?? { id: "" };
  }, email);
  await ana.evaluate((person) => fetch(`/api/v1/members/${person}`, { method: "DELETE" }), id);
  // How long it takes is measured by bench/end-access.ts; a lease alone would take up to a minute.
  await expect(ben.getByText("Saved", { exact: true })).toHaveCount(0, { timeout: 15_000 });
});

test("a known person is asked to be themselves, joins with one press, changes place and leaves", async ({
  visit,
  signIn,
}) => {
  const ana = await founder(visit, "Ana Founder", "Second Home");
  const olga = await founder(visit, "Olga Known", "First Home");
  await olga.goto("/settings/members");
  const email = ((await row(olga, "Olga Known").getByText("@").textContent()) ?? "").trim();
  await invite(ana, email, "Viewer");
  await expect(row(ana, email)).toContainText("Viewer");

  const other = await signIn("candidate", "/");
  await openInvitation(other, email);
  await expect(other.getByText(/but this invitation is for/)).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByRole("button", { name: "Create account and join" })).toBeVisible();
  await other.getByRole("link", { name: "Sign in to join" }).click();
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await openInvitation(olga, email);
  await expectAccessible(olga);
  await olga.getByRole("button", { name: "Join Second Home" }).click();
  await expect(olga).toHaveURL(/\/requisitions$/);
  await expect(olga.getByRole("link", { name: "Second Home" })).toBeVisible();
  await olga
    .getByRole("button", { name: /Olga Known/ })
    .first()
    .click();
  // While it fades in, its words are paler than they will be.
  await expect(olga.getByRole("menuitemradio", { name: "First Home" })).toBeVisible();
  await olga.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  // The menu's focus guards are Base UI's, and take no focus that one could see.
  await expectAccessible(olga, { without: ["aria-hidden-focus"] });
  await olga.getByRole("menuitemradio", { name: "First Home" }).click();
  await expect(olga.getByRole("link", { name: "First Home" })).toBeVisible();
  await olga.goto("/organization");
  await expectAccessible(olga);
  await olga.getByRole("button", { name: "Go to Second Home" }).click();
  await expect(olga.getByRole("link", { name: "Second Home" })).toBeVisible();
  await olga.goto("/settings/members");
  await olga.getByRole("button", { name: "What to do with Olga Known" }).click();
  await olga.getByRole("menuitem", { name: "Leave…" }).click();
  await olga.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(olga.getByRole("link", { name: "First Home" })).toBeVisible();
  await ana.reload();
  await expect(row(ana, email)).toHaveCount(0);
});

test("invitations are sent again, taken back and declined, and a dead link says so, also without JavaScript", async ({
  visit,
}) => {
  const ana = await founder(visit, "Ana Founder", "Come & Go");
  const [first, second] = [unique("cleo"), unique("dan")];
  await invite(ana, `${first}, ${second}`);
  await expect(ana.getByText("2 invitations sent")).toBeVisible();
  await invite(ana, `${first} nonsense`);
  await expect(ana.getByText("Not an email address: nonsense")).toBeVisible();
  await ana.getByLabel("Email addresses").fill(first);
  await ana.getByRole("button", { name: "Send invitations" }).click();
  await expect(ana.getByText(/This address is invited already/)).toBeVisible();
  await expectAccessible(ana);
  await ana.keyboard.press("Escape");

  const plain = await visit("/", { javaScriptEnabled: false });
  const old = await openInvitation(plain, first);
  await ana.getByRole("button", { name: `What to do with the invitation of ${first}` }).click();
  await ana.getByRole("menuitem", { name: "Send again" }).click();
  await expect(ana.getByText(/A new link is on its way/)).toBeVisible();
  await plain.goto(old);
  await expect(plain.getByRole("heading", { name: /does not work anymore/ })).toBeVisible();
  await expectAccessible(await visit(old));
  await openInvitation(plain, first);
  await plain.getByRole("button", { name: "Decline" }).click();
  await expect(plain.getByRole("heading", { name: "Declined" })).toBeVisible();

  await ana.reload();
  await expect(row(ana, first)).toContainText("Declined");
  await ana.getByRole("button", { name: `What to do with the invitation of ${second}` }).click();
  await ana.getByRole("menuitem", { name: "Revoke" }).click();
  await expect(row(ana, second)).toHaveCount(0);
  await openInvitation(plain, second);
  await expect(plain.getByRole("heading", { name: /does not work anymore/ })).toBeVisible();
});

test("roles change, the ownership is handed over, and an admin sees only what they may do", async ({
  visit,
}) => {
  const ana = await founder(visit, "Ana Founder", "Hand & Over");
  const email = unique("ben");
  await invite(ana, email, "Interviewer");
  const ben = await visit("/");
  await openInvitation(ben, email);
  await ben.getByLabel("Your name").fill("Ben Second");
  await ben.getByLabel("Password").fill(password);
  await ben.getByRole("button", { name: "Create account and join" }).click();
  await expect(ben).toHaveURL(/\/interviews$/);
  await expect(ben.getByText("Hand & Over")).toBeVisible();

  await ana.goto("/settings/members");
  await ana.getByRole("button", { name: "What to do with Ben Second" }).click();
  await ana.getByRole("menuitemradio", { name: "Admin" }).click();
  await expect(row(ana, email)).toContainText("Admin");
  await ana.getByRole("button", { name: "What to do with Ben Second" }).click();
  await ana.getByRole("menuitem", { name: "Hand over ownership…" }).click();
  await ana.getByRole("alertdialog").getByRole("button", { name: "Hand over" }).click();
  await expect(row(ana, email)).toContainText("Owner");
  await expect(row(ana, "Ana Founder")).toContainText("Admin");
  await expect(ana.getByRole("button", { name: "What to do with Ben Second" })).toHaveCount(0);
  await ben.goto("/settings/members");
  await expect(ben.getByRole("button", { name: "What to do with Ana Founder" })).toBeVisible();
});
