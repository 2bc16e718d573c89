import { describe, expect, test } from "vitest";
import { readContactFields } from "#domain/document/contact.ts";
import type { DocumentType } from "#domain/document/sniff.ts";
import * as made from "#tests/factories/documents.ts";
import { readDocument } from "./read-document.ts";

const read = (bytes: Uint8Array, type: DocumentType) => readDocument(bytes, type, Date.now());
const verdict = async (bytes: Uint8Array, type: DocumentType) => {
  const outcome = await read(bytes, type);
  return outcome.ok ? outcome.value : outcome.refusal.code;
};

test("every made résumé, of any layout and language, gives the person that it is of", async () => {
  for (const { bytes, type, filename, expected } of await made.goodResumes()) {
    const outcome = await read(bytes, type);
    if (!outcome.ok) throw new Error(`${expected.name}: ${outcome.refusal.code}`);
    expect(readContactFields(outcome.value.text, filename)).toMatchObject(expected);
    expect(outcome.value.truncated).toBe(false);
  }
});

test("a drop of many files gives each person", async () => {
  for (const { bytes, expected } of await made.manyResumes(24)) {
    const outcome = await read(bytes, "pdf");
    expect(outcome.ok && readContactFields(outcome.value.text)).toMatchObject(expected);
  }
});

describe("what cannot be read is refused for its reason", () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, DocumentType, string]>([
    ["an empty file", made.emptyFile, "pdf", "document.empty"],
    ["a picture called PDF", made.renamedPng, "pdf", "document.wrongType"],
    ["a file over 25 MB", made.oversizedPdf, "pdf", "document.tooLarge"],
    ["a PDF of noise", made.corruptPdf, "pdf", "document.unreadable"],
    ["a PDF behind a password", made.encryptedPdf, "pdf", "document.encrypted"],
    ["a scan without letters", made.imageOnlyPdf, "pdf", "document.noText"],
    ["a PDF of 201 pages", () => made.longPdf(201), "pdf", "document.tooManyPages"],
    ["a zip bomb", () => made.zipBombDocx(), "docx", "document.zipBomb"],
    ["a zip bomb with a lying directory", () => made.lyingZipBombDocx(), "docx", "document.zipBomb"],
    ["a Word file that defines entities", made.entityBombDocx, "docx", "document.unreadable"],
    ["a zip without a Word file", made.otherZip, "docx", "document.wrongType"],
    ["half a Word file", made.cutDocx, "docx", "document.unreadable"],
    ["a Word file behind a password", made.encryptedDocx, "docx", "document.encrypted"],
    ["a text of blanks", () => new TextEncoder().encode(" \n\n "), "txt", "document.noText"],
  ])(
    "%s",
    async (_name, make, type, code) => {
      expect(await verdict(await make(), type)).toBe(code);
    },
    20_000,
  );
});

test("two hundred pages are read, and counted", async () => {
  expect(await verdict(await made.longPdf(200), "pdf")).toMatchObject({ pages: 200, truncated: false });
}, 20_000);

test("text beyond 400,000 characters is cut, and says so", async () => {
  const outcome = await read(new TextEncoder().encode("word ".repeat(100_000)), "txt");
  expect(outcome.ok && outcome.value.truncated).toBe(true);
  expect(outcome.ok && outcome.value.text.length).toBe(400_000);
});

test("a reading that runs out of time keeps what it has", async () => {
  const outcome = await readDocument(await made.longPdf(5), "pdf", Date.now() - 60_000);
  expect(outcome).toMatchObject({ ok: true, value: { pages: 5, truncated: true } });
});
