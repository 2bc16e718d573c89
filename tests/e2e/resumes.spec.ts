import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, expectAccessible, test } from "#tests/e2e/fixtures.ts";
import { corruptPdf, goodResumes, renamedPng } from "#tests/factories/documents.ts";
import { boardWith, card, column, live, namesIn } from "./hiring-world.ts";

const realFolder = join(import.meta.dirname, "../../../shared/data/resumes");
const mimeType = "application/octet-stream";

function realFiles() {
  if (!existsSync(realFolder)) return [];
  return readdirSync(realFolder)
    .filter((name) => /\.(pdf|docx)$/.test(name))
    .map((name) => ({ name, mimeType, buffer: readFileSync(join(realFolder, name)) }));
}

test("dropped résumés are cards at once, fill in with names, and show the PDF itself", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages, recruiter, requisition } = await boardWith(baseURL, []);
  const page = await signIn("recruiter", path);
  const other = await signIn("manager", path);
  await Promise.all([live(page), live(other)]);
  const made = await goodResumes();
  const real = realFiles();
  const files = [
    ...made.map(({ bytes, type }, at) => ({
      name: `made-${at}.${type}`,
      mimeType,
      buffer: Buffer.from(bytes),
    })),
    ...real,
  ];
  await page.getByLabel("Add résumés", { exact: true }).first().setInputFiles(files);
  await expect
    .poll(async () => Object.keys((await recruiter.board(requisition)).state.applications).length, {
      timeout: 90_000,
    })
    .toBe(files.length);
  await expect
    .poll(
      async () =>
        (await recruiter.board(requisition)).faces.filter((face) => face.reading === "reading").length,
      { timeout: 90_000 },
    )
    .toBe(0);
  const { faces } = await recruiter.board(requisition);
  const names = faces.map((face) => face.name);
  for (const { expected } of made) expect(names).toContain(expected.name);
  if (real.length > 0) {
    expect(real.length).toBeGreaterThanOrEqual(20);
    const realNamed = faces.filter((face) => face.name !== null).length - made.length;
    expect(realNamed).toBeGreaterThanOrEqual(10);
  }
  const first = stages[0]?.name ?? "";
  await expect.poll(async () => (await namesIn(other, first)).length).toBe(files.length);
  await expect(card(other, made[0]?.expected.name ?? "").first()).toBeVisible();

  await card(page, made[0]?.expected.name ?? "")
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("tab", { name: /Files/ }).click();
  const canvas = page.locator("canvas").first();
  await expect(canvas).toBeVisible();
  const inked = () =>
    canvas.evaluate((node) => {
      const { width, height } = node as HTMLCanvasElement;
      const pixels =
        (node as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      return pixels.some((value, at) => at % 4 === 0 && value < 100 && (pixels[at + 3] ?? 0) > 0);
    });
  await expect.poll(inked).toBe(true);
  await expectAccessible(page);
});

test("a file that is none is refused with words, one that cannot be read stays as a card to be typed in", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages } = await boardWith(baseURL, []);
  const page = await signIn("recruiter", path);
  await live(page);
  const corrupt = await corruptPdf();
  const png = renamedPng();
  await page
    .getByLabel("Add résumés", { exact: true })
    .first()
    .setInputFiles([
      { name: "empty.pdf", mimeType, buffer: Buffer.alloc(0) },
      { name: "picture.pdf", mimeType, buffer: Buffer.from(png) },
      { name: "broken.pdf", mimeType, buffer: Buffer.from(corrupt) },
      { name: "plain.txt", mimeType, buffer: Buffer.from("Ines Okafor\nines@example.org\n") },
    ]);
  const tray = page.getByRole("region", { name: "Files" });
  await expect(tray.getByText(/2 added, 2 not/)).toBeVisible();
  await expect(column(page, stages[0]?.name ?? "").locator("[data-card]")).toHaveCount(2);
  const broken = column(page, stages[0]?.name ?? "")
    .locator("[data-card]")
    .filter({ hasText: "broken.pdf" });
  await expect(broken.getByText("Not readable")).toBeVisible();
  await broken.getByRole("link").click();
  await page.getByRole("tab", { name: /Files/ }).click();
  await page.getByRole("button", { name: "Type it in" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Tadeusz Nowak");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(card(page, "Tadeusz Nowak")).toHaveCount(1);
  await expectAccessible(page);
});

test("the two hundred and first file of one drop is refused, and nothing is half done", async ({
  baseURL,
  signIn,
}) => {
  const { path } = await boardWith(baseURL, []);
  const page = await signIn("recruiter", path);
  await live(page);
  const files = Array.from({ length: 201 }, (_, at) => ({
    name: `${at}.txt`,
    mimeType,
    buffer: Buffer.from(`Person Number${at}\n`),
  }));
  await page.getByLabel("Add résumés", { exact: true }).first().setInputFiles(files);
  await expect(page.getByText(/200/).first()).toBeVisible();
});

test("a folder dropped onto a stage, folders within and all, becomes cards in that very stage", async ({
  baseURL,
  signIn,
}) => {
  const { path, stages } = await boardWith(baseURL, []);
  const page = await signIn("recruiter", path);
  await live(page);
  const folder = mkdtempSync(join(tmpdir(), "hotgigs-drop-"));
  mkdirSync(join(folder, "inner"));
  writeFileSync(join(folder, ".hidden"), "no");
  writeFileSync(join(folder, "one.txt"), "Ines Okafor\nines.okafor@example.org\n");
  writeFileSync(join(folder, "inner", "two.txt"), "Jonas Lindqvist\njonas.lindqvist@example.org\n");
  // Dragging comes after the first paint.
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => /\/dragging-\w+/.test(name)),
  );
  await page.waitForTimeout(300);
  const second = column(page, stages[1]?.name ?? "");
  const box = await second.boundingBox();
  const at = { x: (box?.x ?? 0) + 100, y: (box?.y ?? 0) + 200 };
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  const devtools = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "dragOver", "drop"] as const) {
    await devtools.send("Input.dispatchDragEvent", { type, ...at, data });
    await page.waitForTimeout(100);
  }
  await expect.poll(() => namesIn(page, stages[1]?.name ?? "")).toHaveLength(2);
  await expect(card(page, "Ines Okafor")).toHaveCount(1);
  await expect(card(page, "Jonas Lindqvist")).toHaveCount(1);
  rmSync(folder, { recursive: true });
});
