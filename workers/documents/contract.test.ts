import { describe, expect, test } from "vitest";
import * as made from "#tests/factories/documents.ts";
import { handle } from "#workers/heavy/handle.ts";
import { heavyReader } from "./heavy-reader.ts";
import { ReaderAway } from "./port.ts";

/** The other Worker without its process; in production and under `npm start` the same handler answers over HTTP. */
const heavy = { fetch: (input: RequestInfo | URL, init?: RequestInit) => handle(new Request(input, init)) };
const answering = (...statuses: number[]) => {
  const asked: number[] = [];
  const fetch = async () => {
    const status = statuses[asked.length] ?? 200;
    asked.push(status);
    if (status === 0) throw new Error("connection refused");
    if (status === 200)
      return Response.json({ text: "Jane Doe\njane@example.com", pages: 1, truncated: false });
    return Response.json({ code: "request.busy", status }, { status });
  };
  return { asked, reader: heavyReader({ fetch }, { pauses: [1, 1] }) };
};
const someBytes = new Uint8Array(4);

describe("a reader of documents", () => {
  test("reads every type, layout and language into text and a person", async () => {
    const reader = heavyReader(heavy);
    for (const { bytes, type, filename, expected } of await made.goodResumes()) {
      const outcome = await reader.read(bytes, type, filename);
      expect(outcome, expected.name ?? "").toMatchObject({
        ok: true,
        value: { fields: expected, truncated: false },
      });
    }
  });

  test("refuses what lies in the file, with the file's reason", async () => {
    const reader = heavyReader(heavy);
    const code = async (bytes: Uint8Array<ArrayBuffer>, type: "pdf" | "docx") => {
      const outcome = await reader.read(bytes, type);
      return outcome.ok ? "read" : outcome.refusal.code;
    };
    expect(await code(made.encryptedPdf(), "pdf")).toBe("document.encrypted");
    expect(await code(await made.imageOnlyPdf(), "pdf")).toBe("document.noText");
    expect(await code(made.corruptPdf(), "pdf")).toBe("document.unreadable");
    expect(await code(made.lyingZipBombDocx(8), "docx")).toBe("document.zipBomb");
    const long = await reader.read(await made.longPdf(201), "pdf");
    expect(long).toEqual({
      ok: false,
      refusal: { code: "document.tooManyPages", params: { pages: 201, limit: 200 } },
    });
  });

  test("waits for a reader that is busy or restarting", async () => {
    const { asked, reader } = answering(503, 0, 200);
    expect(await reader.read(someBytes, "pdf")).toMatchObject({
      ok: true,
      value: { fields: { name: "Jane Doe" } },
    });
    expect(asked).toEqual([503, 0, 200]);
  });

  test("throws when the reader stays away, so that the queue tries again", async () => {
    await expect(answering(503, 503, 503).reader.read(someBytes, "pdf")).rejects.toThrow(ReaderAway);
    await expect(answering(0, 0, 0).reader.read(someBytes, "pdf")).rejects.toThrow(ReaderAway);
  });

  test("does not feed a file again to a reader that broke over it", async () => {
    const { asked, reader } = answering(500, 200);
    await expect(reader.read(someBytes, "pdf")).rejects.toThrow(ReaderAway);
    expect(asked).toEqual([500]);
  });
});
