import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, live } from "#tests/e2e/hiring-world.ts";
import { row } from "./members-world.ts";

test("a colleague applies, and nobody above them sees it until a recruiter releases it", async ({
  baseURL,
  signIn,
}) => {
  const { recruiter, requisition, path, stages } = await boardWith(baseURL, ["Lena Okafor"]);
  const first = stages[0]?.id ?? "stg_";
  await test.step("an administrator says who reports to whom, and nobody comes to stand above themselves", async () => {
    const admin = await signIn("admin", "/settings/members");
    await expect(row(admin, "interviewer1@demo.hotgigs.dev")).toContainText("Reports to Priya Raman");
    await admin.getByRole("button", { name: "What to do with Priya Raman" }).click();
    await admin.getByRole("menuitem", { name: "Manager…" }).click();
    const dialog = admin.getByRole("dialog", { name: "Whom does Priya Raman report to?" });
    await expectAccessible(admin);
    await dialog.getByRole("combobox", { name: "Manager" }).click();
    await admin.getByRole("option", { name: "Kwame Boateng" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(admin.getByText("That would make somebody their own superior.").first()).toBeVisible();
    await expect(row(admin, "manager@demo.hotgigs.dev")).toContainText("Reports to Ingrid Solheim");
  });
  const manager = await signIn("manager", path);
  const list = await manager.context().newPage();
  await list.goto("/requisitions");
  const line = list.locator(`a[href="${path}"]`);
  await expect(line).toBeVisible();
  await live(manager);

  const candidate = { name: "Kwame Boateng", email: "interviewer1@demo.hotgigs.dev" };
  const added = recruiter.api<{ application: string }>("POST", `/requisitions/${requisition}/applications`, {
    stage: first,
    candidate,
  });
  await expect(manager.getByText("You no longer have access to this board.").first()).toBeVisible({
    timeout: 2_000,
  });
  await expect(manager.getByText("Kwame Boateng")).toHaveCount(0);
  const { application } = await added;
  await expect(line).toHaveCount(0);
  expect((await manager.goto(path))?.status()).toBe(404);

  const tomas = await signIn("recruiter", `${path}/applications/${application}`);
  await expect(tomas.getByText("Hidden from Priya Raman and Ingrid Solheim until released.")).toBeVisible();
  await expect(tomas.getByText("Priya Raman is the hiring manager here", { exact: false })).toBeVisible();
  await expect(tomas.getByText("Internal", { exact: true })).toBeVisible();
  await expectAccessible(tomas);
  await tomas.getByRole("button", { name: "Release to their manager" }).click();
  const asked = tomas.getByRole("alertdialog");
  await expect(asked).toContainText("This cannot be taken back.");
  await asked.getByRole("button", { name: "Release", exact: true }).click();
  await expect(line).toBeVisible({ timeout: 2_000 });
  await expect(tomas.getByText("Released to their managers.")).toBeVisible();
  await manager.goto(`${path}/applications/${application}`);
  await expect(manager.getByText("Released to their managers.")).toBeVisible();
  const kwame = await signIn("interviewer1", "/referrals");
  expect((await kwame.goto(path))?.status()).toBe(404);
});

test("an interviewer refers somebody by keyboard and learns how it ends when the candidate does", async ({
  baseURL,
  signIn,
}) => {
  // One of its own: options are known by their words.
  const title = `Ferry captain ${Date.now()}`;
  const { recruiter, requisition, path } = await boardWith(baseURL, [], title);
  const mei = await signIn("interviewer2", "/referrals");
  await expect(mei.getByText("You have not referred anybody yet")).toBeVisible();
  await expectAccessible(mei);
  await mei.getByRole("link", { name: "Refer somebody" }).press("Enter");
  const dialog = mei.getByRole("dialog", { name: "Refer somebody" });
  await dialog.getByRole("button", { name: "Refer", exact: true }).press("Enter");
  await expect(dialog.getByText("Ask them first.")).toBeVisible();
  await expect(dialog.getByText("Choose the role that you have in mind.")).toBeVisible();
  await expectAccessible(mei);
  await dialog.getByRole("combobox", { name: "Role" }).press("Enter");
  await mei.getByRole("option", { name: `${title} · Lisbon` }).click();
  const name = `Sunita Rao ${requisition.slice(-6)}`;
  await dialog.getByLabel("Their name").fill(name);
  await dialog.getByLabel("Their email").fill(`sunita.${requisition.slice(-6)}@example.com`.toLowerCase());
  await dialog.getByLabel("What should the recruiters know?").fill("We sailed together.");
  await dialog.getByLabel("Résumé").setInputFiles({
    name: "sunita.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(`${name}\nCaptain for twelve years`),
  });
  await dialog.getByRole("checkbox").press("Space");
  await dialog.getByRole("button", { name: "Refer", exact: true }).press("Enter");
  await expect(mei.getByText(`Thank you! ${name} has been referred.`).first()).toBeVisible();
  await expect(row(mei, name)).toContainText("Received");
  await expectAccessible(mei);

  const { state } = await recruiter.board(requisition);
  const [application] = Object.keys(state.applications) as `app_${string}`[];
  if (!application) throw new Error("it is not on the board");
  const tomas = await signIn("recruiter", path);
  await expect(card(tomas, name)).toBeVisible();
  await tomas.goto(`${path}/applications/${application}`);
  await expect(tomas.getByText("Referred by")).toBeVisible();
  await expect(tomas.getByText("“We sailed together.”")).toBeVisible();
  await recruiter.command(requisition, "application.reject", {
    application,
    reason: state.reasons[0]?.id ?? "rsn_",
  });
  await mei.reload();
  await expect(row(mei, name)).toContainText("Received");
  await recruiter.command(requisition, "application.announce", { application });
  await expect(async () => {
    await mei.reload();
    await expect(row(mei, name)).toContainText("Not going ahead", { timeout: 1_000 });
  }).toPass();
});
