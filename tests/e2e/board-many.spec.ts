// Many cards: found, shown as one likes, chosen and done to at once; the same for who looks at it in another browser.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { boardWith, card, column, live, namesIn } from "./hiring-world.ts";

const people = ["Ana García", "Björn Åkesson", "Chidi Eze", "=Dana Fox", "Emeka Abara", "Fatima Kaya"];

test("cards are filtered and ordered by the address, chosen by range, moved with a preview, and brought back by one undo", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages, recruiter, requisition, applicants } = await boardWith(baseURL, people);
  const [fresh, screening] = stages.map(({ name }) => name) as [string, string];
  const ana = await signIn("recruiter", `${path}?q=e&sort=name`);
  const ben = await signIn("manager", path);
  await Promise.all([live(ana), live(ben)]);

  // The link says what to show, and in which order; the counts say of how many.
  await expect
    .poll(() => namesIn(ana, fresh))
    .toEqual(people.filter((name) => /e/iu.test(name)).sort(byName));
  await ana.getByRole("searchbox").fill("garc");
  await expect.poll(() => namesIn(ana, fresh)).toEqual(["Ana García"]);
  await expect(ana.getByText("1 of 6 candidates").first()).toBeVisible();
  await expect(ana).toHaveURL(/q=garc/);
  await ana.getByRole("searchbox").fill("nobody at all");
  await expect(ana.getByText("No card fits what the filter says.")).toBeVisible();
  await ana.getByRole("button", { name: "Clear filter" }).first().click();
  await expect.poll(() => namesIn(ana, fresh)).toHaveLength(6);
  await expect(ana).not.toHaveURL(/q=/);

  // By name: a range from the first to the fourth, by keyboard and by click alike.
  const order = await namesIn(ana, fresh);
  await card(ana, order[0] ?? "")
    .getByRole("link")
    .focus();
  await ana.keyboard.press("x");
  await card(ana, order[3] ?? "")
    .getByRole("link")
    .click({ modifiers: ["Shift"] });
  const bar = ana.getByRole("region", { name: "Chosen candidates" });
  await expect(bar).toContainText("4 chosen");
  await expectAccessible(ana);

  // One of them is rejected by somebody else in between: the preview knows, and says why.
  const gone = applicants[order[2] ?? ""]?.application;
  const reason = (await recruiter.board(requisition)).state.reasons[0]?.id;
  if (!gone || !reason) throw new Error("nobody to reject");
  await bar.getByRole("button", { name: "Move" }).click();
  await ana.getByRole("combobox").fill(screening);
  await ana.keyboard.press("Enter");
  await expect(ana.getByRole("dialog", { name: `Move 4 to ${screening}` })).toBeVisible();
  await recruiter.command(requisition, "application.reject", { application: gone, reason });
  await ana.getByRole("button", { name: `Move 4 to ${screening}` }).click();
  const result = ana.getByRole("dialog", { name: "Not all of them" });
  await expect(result).toContainText("Done for 3, refused for 1");
  await expect(result).toContainText(order[2] ?? "");
  await result.getByRole("button", { name: "Close" }).last().click();
  const moved = [order[0], order[1], order[3]];
  await expect.poll(() => namesIn(ben, screening)).toEqual(moved);

  await ana.getByRole("button", { name: "Undo" }).last().click();
  await expect.poll(() => namesIn(ben, screening)).toEqual([]);
  await expect.poll(() => namesIn(ben, fresh)).toHaveLength(5);
});

test("the same cards are a table with columns of one's own, go into a file, and stay under a name that opens first", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages, recruiter, requisition, applicants } = await boardWith(baseURL, people);
  const [first] = stages;
  if (!first) throw new Error("no stage");
  const ana = await signIn("recruiter", path);
  await live(ana);
  await card(ana, "Ana García").getByRole("link").focus();
  await ana.keyboard.press("t");
  const table = ana.getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(7);
  await expect(ana).toHaveURL(/layout=table/);

  // The same keyboard: down two rows, choose it, assign it.
  const rows = await table.locator("[data-card] a").allInnerTexts();
  const third = rows[2] ?? "";
  await table.getByRole("link", { name: rows[0] ?? "" }).focus();
  await ana.keyboard.press("ArrowDown");
  await expect(table.getByRole("link", { name: rows[1] ?? "" })).toBeFocused();
  await ana.keyboard.press("ArrowDown");
  await ana.keyboard.press("i");
  const me = (await recruiter.board(requisition)).people.find(({ name }) => /Arriaga/u.test(name));
  await ana.getByRole("combobox").fill(me?.name ?? "");
  await ana.keyboard.press("Enter");
  await ana.getByRole("button", { name: /^Give 1 to/ }).click();
  await expect
    .poll(
      async () =>
        (await recruiter.board(requisition)).state.applications[applicants[third]?.application ?? "app_"]
          ?.assignee,
    )
    .toBe(me?.id);
  await ana.keyboard.press("Escape");

  // Grouped by who looks after them; a column less.
  await ana.getByRole("button", { name: "Display" }).click();
  await ana.getByRole("combobox", { name: "Group by" }).click();
  await ana.getByRole("option", { name: "Assignee" }).click();
  await ana.getByRole("checkbox", { name: "Source" }).click();
  await expect(ana.getByRole("rowheader").or(ana.getByRole("columnheader")).first()).toBeVisible();
  await expect(table.getByText(me?.name ?? "", { exact: false }).first()).toBeVisible();
  const [download] = await Promise.all([
    ana.waitForEvent("download"),
    ana.getByRole("button", { name: "Download as CSV" }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf8");
  expect(text.startsWith("\uFEFFName,Stage,Label,Assignee,Days in stage,Applied\r\n")).toBe(true);
  expect(text).toContain(`Ana García,${first.name},`);
  expect(text).toContain(`"'=Dana Fox",`);
  expect(text.trim().split("\r\n")).toHaveLength(7);
  await ana.keyboard.press("Escape");
  await expectAccessible(ana);

  // Kept under a name, for the team, and the one that opens first.
  await ana.getByRole("button", { name: "Views", exact: true }).click();
  await ana.getByRole("menuitem", { name: "Save as a new view" }).click();
  await ana.getByRole("textbox", { name: "Name" }).fill("By person");
  await ana.getByRole("checkbox", { name: "For the whole team" }).click();
  await ana.getByRole("button", { name: "Save" }).click();
  await ana.getByRole("button", { name: "By person" }).click();
  await ana.getByRole("menuitem", { name: "By person" }).click();
  await ana.getByRole("menuitem", { name: "Open this board with it" }).click();
  await expect.poll(async () => (await views(recruiter, requisition)).default).not.toBeNull();
  await ana.goto(path);
  await expect(ana.getByRole("table").getByRole("row")).not.toHaveCount(0);

  // For somebody else it is offered, and their board opens as usual; lanes show the same people.
  const ben = await signIn("manager", path);
  await live(ben);
  await expect(column(ben, first.name)).toBeVisible();
  await ben.getByRole("button", { name: "Views", exact: true }).click();
  await expect(ben.getByRole("menuitem", { name: "By person" })).toBeVisible();
  await ben.goto(`${path}?lanes=assignee`);
  await expect(ben.getByRole("region", { name: me?.name ?? "" }).locator("[data-card]")).toHaveCount(1);
  const nobodys = ben.getByRole("region", { name: "Nobody" }).locator("[data-card]");
  await expect(nobodys).toHaveCount(5);
  await expectAccessible(ben);
  // Who is put into somebody's lane is theirs, wherever it is put.
  const mine = ben.getByRole("region", { name: me?.name ?? "" });
  await nobodys.first().dragTo(mine.locator("[data-card]"));
  await expect(mine.locator("[data-card]")).toHaveCount(2);
  await expect(nobodys).toHaveCount(4);
});

const byName = (left: string, right: string) =>
  new Intl.Collator("en", { sensitivity: "base", numeric: true }).compare(left, right);

function views(recruiter: { api<T>(method: string, path: string): Promise<T> }, requisition: string) {
  return recruiter.api<{ default: string | null }>("GET", `/requisitions/${requisition}/views`);
}
