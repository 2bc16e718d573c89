import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";

test("the Worker answers that it is well", async () => {
  const response = await exports.default.fetch("http://hotgigs.test/api/health");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ ok: true });
});

test("the objects' classes are bound under their names", () => {
  expect(env.REQUISITION.idFromName("req").toString()).not.toBe(env.INBOX.idFromName("req").toString());
});
