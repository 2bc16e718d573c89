import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { HashingBusy, heavyPasswords } from "./heavy-password.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A heavy Worker whose first `dropped` connections end before they answer. */
async function heavyThatDrops(dropped: number) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (asked <= dropped) return request.socket.destroy();
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ valid: true, outdated: false }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const address = (url: string) => url.replace("http://heavy", `http://127.0.0.1:${port}`);
  const heavy = { fetch: (url: string, init: RequestInit) => fetch(address(url), init) };
  return { passwords: heavyPasswords(heavy as unknown as Fetcher), asked: () => asked };
}

it("asks once more when the connection ended under the question", async () => {
  const { passwords, asked } = await heavyThatDrops(1);
  expect(await passwords.verify({ hash: "scrypt$x", password: "a few words" })).toBe(true);
  expect(asked()).toBe(2);
});

it("says that it is busy when nobody is there twice", async () => {
  const { passwords, asked } = await heavyThatDrops(2);
  await expect(passwords.verify({ hash: "scrypt$x", password: "a few words" })).rejects.toThrow(HashingBusy);
  expect(asked()).toBe(2);
});
