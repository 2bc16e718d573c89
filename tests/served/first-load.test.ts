// DESIGN: a board's first load is under 250 KB of compressed JavaScript; a candidate's page is far smaller.
import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningApp, startThrowaway } from "#scripts/serve.ts";
import { Recruiter } from "#tests/live/recruiter.ts";
import { type FirstLoad, firstLoad } from "./first-load.ts";

const limits = { board: 250_000, status: 150_000 };
/** More than this and a page is made of crumbs again. */
const mostScripts = 25;

const told = (name: string, { bytes, scripts }: FirstLoad) =>
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB of compressed JavaScript in ${scripts.size} files`);

describe("the measure itself", () => {
  const noise = (bytes: number) => `//${randomBytes(bytes).toString("base64")}`;
  const files: Record<string, string> = {
    "/page": `<link rel="modulepreload" href="/a.js"/><link rel="stylesheet" href="/x.css">
      <script src="/plain.js"></script><script>import("./inline-later.js")</script>
      <script type="module" async="">import "/a.js";import * as r from "/c.js";import("/later.js")</script>`,
    "/a.js": `import{b as x}from"./b.js";import"./b.js";const l=()=>import("./later.js");${noise(3000)}`,
    "/b.js": `export*from"./c.js";${noise(2000)}`,
    "/c.js": noise(1000),
    "/plain.js": noise(500),
    "/big": `<link rel="modulepreload" href="/big.js"/>`,
    "/big.js": noise(300_000),
    "/broken": `<script type="module" src="/nowhere.js"></script>`,
  };
  let server: Server;
  let url = "";

  beforeAll(async () => {
    server = createServer((request, response) => {
      const body = files[request.url ?? ""];
      response.writeHead(body === undefined ? 404 : 200).end(body ?? "");
    });
    await new Promise<void>((done) => server.listen(0, done));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test("it counts what the page and its scripts import, each once, and nothing that comes later", async () => {
    const { scripts, bytes } = await firstLoad(`${url}/page`);
    const expected = ["/a.js", "/b.js", "/c.js", "/plain.js"];
    expect([...scripts.keys()].sort()).toEqual(expected);
    expect(bytes).toBe(expected.reduce((sum, path) => sum + gzipSync(files[path] ?? "").length, 0));
  });

  test("a page that is too large is found to be, and one whose scripts are missing is an error", async () => {
    expect((await firstLoad(`${url}/big`)).bytes).toBeGreaterThan(limits.board);
    await expect(firstLoad(`${url}/broken`)).rejects.toThrow("nowhere.js answered 404");
  });
});

describe("the pages as they are served", () => {
  let app: RunningApp;
  let recruiter: Recruiter;
  let board = "";
  let status = "";

  beforeAll(async () => {
    app = await startThrowaway();
    recruiter = await Recruiter.at(app.url);
    const { id } = await recruiter.open("Lighthouse keeper");
    const { state } = await recruiter.board(id);
    const { token } = await recruiter.addApplicant(id, state.stages[0]?.id ?? "", "Ada Lovelace");
    board = `${app.url}/requisitions/${id}`;
    status = `${app.url}/status/${token}`;
  });
  afterAll(() => app?.stop());

  test("a board's first load is under 250 KB, in few files", async () => {
    const load = await firstLoad(board, { cookie: recruiter.cookie });
    told("board", load);
    expect(load.bytes).toBeLessThan(limits.board);
    // React alone is more: less would mean that the page's scripts were not found.
    expect(load.bytes).toBeGreaterThan(100_000);
    expect(load.scripts.size).toBeLessThanOrEqual(mostScripts);
  });

  test("a candidate's page is under 150 KB", async () => {
    const load = await firstLoad(status);
    told("status page", load);
    expect(load.bytes).toBeLessThan(limits.status);
    expect(load.bytes).toBeGreaterThan(100_000);
    expect(load.scripts.size).toBeLessThanOrEqual(mostScripts);
  });
});
