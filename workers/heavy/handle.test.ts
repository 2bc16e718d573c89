import { expect, test } from "vitest";
import { longPdf, resumePdf, zipBombDocx } from "#tests/factories/documents.ts";
import { handle } from "./handle.ts";
import { hashPassword, verifyPassword } from "./password.ts";

const post = (path: string, body: BodyInit, headers?: HeadersInit) =>
  handle(new Request(`http://heavy${path}`, { method: "POST", body, ...(headers ? { headers } : {}) }));
const json = (path: string, body: unknown) => post(path, JSON.stringify(body));

test("it says that it is well", async () => {
  expect(await (await handle(new Request("http://heavy/health"))).json()).toEqual({ ok: true });
});

test("a résumé's bytes come back as lines of text", async () => {
  const { bytes, expected } = await resumePdf();
  const answer = await post("/v1/text?type=pdf", bytes);
  expect(answer.status).toBe(200);
  const { text, pages, truncated } = (await answer.json()) as {
    text: string;
    pages: number;
    truncated: boolean;
  };
  expect(text.split("\n")[0]).toBe(expected.name);
  expect({ pages, truncated }).toEqual({ pages: 1, truncated: false });
});

test("a refusal is problem+json with its code", async () => {
  const answer = await post("/v1/text?type=docx", zipBombDocx());
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toEqual({ code: "document.zipBomb", status: 422 });
});

test("a question that makes no sense is refused, not thrown", async () => {
  expect((await post("/v1/text?type=exe", "x")).status).toBe(415);
  expect((await post("/v1/text", "x")).status).toBe(415);
  expect((await post("/v1/text?type=pdf", "")).status).toBe(422);
  expect((await post("/v1/nothing", "x")).status).toBe(404);
  expect((await handle(new Request("http://heavy/v1/text"))).status).toBe(404);
  expect((await post("/v1/password/hash", "{")).status).toBe(422);
  expect((await json("/v1/password/hash", { password: "" })).status).toBe(422);
  expect((await json("/v1/password/hash", { password: "x".repeat(1_025) })).status).toBe(422);
  expect((await json("/v1/password/verify", { password: 1, hash: null })).status).toBe(422);
});

test("a password is right only for its own hash, and each hash has its own salt", async () => {
  const { hash } = (await (await json("/v1/password/hash", { password: "demo-hotgigs" })).json()) as {
    hash: string;
  };
  expect(hash).toMatch(/^scrypt\$N=16384,r=8,p=5\$[\w-]{22}\$[\w-]{43}$/);
  const verify = async (password: string) => (await json("/v1/password/verify", { password, hash })).json();
  expect(await verify("demo-hotgigs")).toEqual({ valid: true, outdated: false });
  expect(await verify("demo-hotgigz")).toEqual({ valid: false, outdated: false });
  expect(await hashPassword("demo-hotgigs")).not.toBe(hash);
});

test("the same password typed on another keyboard is the same", async () => {
  expect(await verifyPassword("cafe\u0301-pass", await hashPassword("caf\u00e9-pass"))).toMatchObject({
    valid: true,
  });
});

test("a hash that nobody made, or that would cost a fortune, is simply wrong", async () => {
  for (const hash of [
    "",
    "plain",
    "scrypt$N=9999999,r=8,p=5$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
    `scrypt$N=65536,r=99,p=99$${"A".repeat(22)}$${"A".repeat(43)}`,
  ]) {
    expect(await verifyPassword("demo-hotgigs", hash)).toEqual({ valid: false, outdated: false });
  }
});

test("whoever comes when too many wait is told when to come back", async () => {
  const bytes = await longPdf(3);
  const answers = await Promise.all(Array.from({ length: 60 }, () => post("/v1/text?type=pdf", bytes)));
  const busy = answers.filter((answer) => answer.status === 503);
  expect(answers.filter((answer) => answer.status === 200).length + busy.length).toBe(60);
  expect(busy.length).toBeGreaterThan(0);
  expect(busy[0]?.headers.get("retry-after")).toBe("2");
  expect((await post("/v1/text?type=pdf", bytes)).status).toBe(200);
});
