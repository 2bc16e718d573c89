import { expect, test } from "vitest";
import { checkDocumentCount, extensionOf, maxDocumentBytes, sniffDocumentType } from "./sniff.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const verdict = (head: Uint8Array, name: string, size?: number) => {
  const outcome = sniffDocumentType(head, name, size);
  return outcome.ok ? outcome.value : outcome.refusal.code;
};

test("content and extension must say the same", () => {
  expect(verdict(bytes("%PDF-1.7\n"), "cv.pdf")).toBe("pdf");
  expect(verdict(bytes("%PDF-1.7\n"), "CV.PDF")).toBe("pdf");
  expect(verdict(bytes("PK\u0003\u0004rest"), "cv.docx")).toBe("docx");
  expect(verdict(bytes("Jane Doe\njane@example.com"), "cv.txt")).toBe("txt");
  expect(verdict(bytes("%PDF-1.7\n"), "cv.docx")).toBe("document.wrongType");
  expect(verdict(bytes("Jane Doe"), "cv.pdf")).toBe("document.wrongType");
  expect(verdict(bytes("PK\u0003\u0004rest"), "cv.zip")).toBe("document.wrongType");
  expect(verdict(bytes("Jane Doe"), "cv")).toBe("document.wrongType");
  expect(verdict(bytes("Jane Doe"), "cv.pdf.exe")).toBe("document.wrongType");
  expect(verdict(bytes("<script>"), "cv.html")).toBe("document.wrongType");
});

test("a PDF's mark may stand a little behind the beginning, but not anywhere", () => {
  expect(verdict(bytes(`junk\n%PDF-1.4`), "cv.pdf")).toBe("pdf");
  expect(verdict(bytes(`${"\u0001".repeat(2_000)}%PDF-1.4`), "cv.pdf")).toBe("document.wrongType");
});

test("an image called PDF, an old Word file and a program are refused", () => {
  expect(verdict(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "cv.pdf")).toBe(
    "document.wrongType",
  );
  expect(verdict(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), "cv.doc")).toBe(
    "document.wrongType",
  );
  expect(verdict(Uint8Array.of(0x4d, 0x5a, 0, 0), "cv.txt")).toBe("document.wrongType");
});

test("a Word file behind a password is named as such", () => {
  expect(verdict(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), "cv.docx")).toBe(
    "document.encrypted",
  );
});

test("text may be UTF-8, UTF-16 or windows-1252", () => {
  expect(verdict(Uint8Array.of(0xff, 0xfe, 0x4a, 0x00), "cv.txt")).toBe("txt");
  expect(verdict(Uint8Array.of(0x45, 0x6c, 0xe9), "cv.txt")).toBe("txt");
  expect(verdict(bytes("héllo 王"), "notes.text")).toBe("txt");
});

test("empty and oversized files are refused by their size", () => {
  expect(verdict(new Uint8Array(0), "cv.pdf")).toBe("document.empty");
  expect(verdict(bytes("%PDF-"), "cv.pdf", maxDocumentBytes)).toBe("pdf");
  expect(verdict(bytes("%PDF-"), "cv.pdf", maxDocumentBytes + 1)).toBe("document.tooLarge");
});

test("two hundred files at once are taken, one more is not", () => {
  expect(checkDocumentCount(200)).toEqual({ ok: true, value: 200 });
  expect(checkDocumentCount(201)).toMatchObject({ ok: false, refusal: { code: "document.tooMany" } });
});

test("the extension is the last one, in small letters", () => {
  expect(extensionOf("a.b/c.tar.GZ")).toBe("gz");
  expect(extensionOf("a.b/c")).toBe("");
});
