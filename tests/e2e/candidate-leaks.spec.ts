import { expect, test } from "#tests/e2e/fixtures.ts";
import { RawPage } from "#tests/live/raw-page.ts";
import { Recruiter } from "#tests/live/recruiter.ts";

test("no frame and no page holds internal names, reasons, colleagues or other people", async ({
  baseURL,
}) => {
  const url = baseURL ?? "";
  const recruiter = await Recruiter.at(url);
  const { id: requisition } = await recruiter.open("Lighthouse keeper");
  const { state } = await recruiter.board(requisition);
  const [first] = state.stages;
  const reason = state.reasons[0];
  if (!first || !reason) throw new Error("a new requisition has no stages or reasons");
  const hidden = await recruiter.addStage(requisition, "ZZHIDDEN maybe pile");
  const spoken = await recruiter.addStage(requisition, "ZZINTERNAL last check", {
    publicName: "Final conversation",
    announce: { mode: "atOnce" },
  });
  const { application, token } = await recruiter.addApplicant(requisition, first.id, "Ada Quill");
  const other = await recruiter.addApplicant(requisition, first.id, "ZZOTHER Person");
  const members = await recruiter.api<{ name: string; email: string }[]>("GET", "/members").catch(() => []);

  const page = new RawPage({ url, application, token });
  await page.ready();
  await recruiter.move(requisition, other.application, spoken);
  await recruiter.move(requisition, application, hidden);
  await recruiter.move(requisition, application, spoken);
  await page.until(() => page.entries.length === 2);
  await recruiter.command(requisition, "application.reject", { application, reason: reason.id });
  await recruiter.command(requisition, "application.announce", { application });
  await page.until(() => page.entries.length === 3);
  const again = new RawPage({ url, application, token });
  await again.until(() => again.entries.length === 3);

  const pages = await Promise.all(
    ["", ".data"].map(async (suffix) => (await fetch(`${url}/status/${token}${suffix}`)).text()),
  );
  const everything = [...page.frames, ...again.frames, ...pages];
  expect(page.frames.length).toBe(3);
  expect(everything.join("\n")).toContain("Final conversation");
  const secrets = [
    "ZZHIDDEN",
    "ZZINTERNAL",
    "ZZOTHER",
    first.name,
    reason.label,
    reason.id,
    hidden,
    spoken,
    other.application,
    "Engineering",
    "recruiter@",
    ...members.flatMap(({ name, email }) => [name, email]),
  ];
  for (const text of everything) for (const secret of secrets) expect(text).not.toContain(secret);
  page.close();
  again.close();
});

test("a link opens its own application's socket and no other, and a forged one opens none", async ({
  baseURL,
}) => {
  const url = baseURL ?? "";
  const recruiter = await Recruiter.at(url);
  const { id: requisition } = await recruiter.open("Lighthouse painter");
  const first = (await recruiter.board(requisition)).state.stages[0];
  if (!first) throw new Error("a new requisition has no stages");
  const mine = await recruiter.addApplicant(requisition, first.id, "Ada Quill");
  const other = await recruiter.addApplicant(requisition, first.id, "Somebody Else");
  for (const { application, token } of [
    { ...other, token: mine.token },
    { ...mine, token: `${mine.token}x` },
    { ...mine, token: mine.token.slice(0, -2) },
  ]) {
    const page = new RawPage({ url, application, token });
    await page.until(() => page.closed !== null);
    expect(page.frames).toEqual([]);
  }
});

test("a page that sends what it may not is closed, and nobody else notices", async ({ baseURL }) => {
  const url = baseURL ?? "";
  const recruiter = await Recruiter.at(url);
  const { id: requisition } = await recruiter.open("Lighthouse cook");
  const first = (await recruiter.board(requisition)).state.stages[0];
  if (!first) throw new Error("a new requisition has no stages");
  const mine = await recruiter.addApplicant(requisition, first.id, "Ada Quill");
  const [calm, rude] = [new RawPage({ url, ...mine }), new RawPage({ url, ...mine })];
  await Promise.all([calm.ready(), rude.ready()]);
  rude.say(JSON.stringify({ t: "command", command: { type: "application.hire" } }));
  await rude.until(() => rude.closed !== null);
  expect(calm.closed).toBeNull();
  calm.close();
});
