import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, live, namesIn } from "./hiring-world.ts";

const shots = process.env.HOTGIGS_SHOTS;

test("three people withdraw, hire, transfer and take back; one of them without a network for a while", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages, recruiter } = await boardWith(baseURL, ["Ana García", "Björn Åkesson", "Cleo Park"]);
  const [fresh, screening] = stages.map(({ name }) => name) as [string, string];
  // Other journeys share the organization.
  const elsewhere = `Harbour pilot ${Date.now()}`;
  const other = await recruiter.open(elsewhere);
  const ana = await signIn("recruiter", path);
  const ben = await signIn("manager", path);
  const cleo = await signIn("admin", path);
  await Promise.all([ana, ben, cleo].map(live));
  const shot = async (name: string) => {
    if (shots) await ana.screenshot({ path: `${shots}/verbs-${name}.png` });
  };

  // Undo says what it will do, also after a reload; redo does it again.
  await card(ana, "Ana García").getByRole("link").focus();
  await ana.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => namesIn(ben, screening)).toEqual(["Ana García"]);
  const undo = ana.getByRole("button", { name: `Undo: move Ana García to ${screening}` });
  await expect(undo).toBeVisible();
  await ana.reload();
  await live(ana);
  await shot("undo");
  await undo.click();
  await expect.poll(() => namesIn(ben, fresh)).toContain("Ana García");
  await ana.keyboard.press("Control+Shift+Z");
  await expect.poll(() => namesIn(ben, screening)).toEqual(["Ana García"]);

  // Withdrawn with a reason; taken back by the key.
  await card(ana, "Björn Åkesson").getByRole("link").focus();
  await ana.keyboard.press("w");
  const dialog = ana.getByRole("dialog", { name: "Withdraw Björn Åkesson" });
  await expect(dialog.getByText("The candidate is not told by this")).toBeVisible();
  await expectAccessible(ana);
  await shot("withdraw");
  await dialog.getByRole("option", { name: "They did not say" }).click();
  await expect(card(cleo, "Björn Åkesson")).toBeHidden();
  await ana.keyboard.press("Control+z");
  await expect(card(cleo, "Björn Åkesson")).toBeVisible();

  // Without a network: what others did meanwhile is told by name, and nothing is lost.
  await ana.context().setOffline(true);
  await expect(ana.locator("[data-connection]").first()).toHaveAttribute("data-connection", "offline");
  await card(ana, "Cleo Park").getByRole("link").focus();
  await ana.keyboard.press("w");
  await ana.getByRole("option", { name: "They did not say" }).click();
  await card(ben, "Cleo Park").getByRole("link").focus();
  await ben.keyboard.press("r");
  await ben.getByRole("dialog").getByRole("option").first().click();
  await expect(card(cleo, "Cleo Park")).toBeHidden();
  await ana.context().setOffline(false);
  const notes = ana.getByRole("region", { name: "Notifications" });
  await expect(notes.getByText(/rejected Cleo Park at/)).toBeVisible({ timeout: 20_000 });
  await shot("meanwhile");

  // It leaves for another requisition, and is there.
  await card(ana, "Ana García").getByRole("link").focus();
  await ana.keyboard.press("m");
  await ana.getByRole("option", { name: "Transfer to another requisition…" }).click();
  const transfer = ana.getByRole("dialog", { name: "Transfer Ana García" });
  await expect(transfer.getByText("told nothing by this")).toBeVisible();
  await shot("transfer");
  await transfer.getByRole("option", { name: elsewhere }).click();
  await expect(card(ben, "Ana García")).toBeHidden();
  await cleo.goto(`/requisitions/${other.id}`);
  await live(cleo);
  await expect(card(cleo, "Ana García")).toBeVisible();
  await card(cleo, "Ana García").getByRole("link").click();
  await cleo.getByRole("tab", { name: /Timeline/ }).click();
  await expect(cleo.getByText("Came from Ferry captain", { exact: false })).toBeVisible();
  // An address from before leads there.
  const now = new URL(cleo.url()).pathname;
  await cleo.goto(`${path}${now.slice(now.indexOf("/applications/"))}`);
  await expect(cleo).toHaveURL((url) => url.pathname === now);
});
