import { expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#domain/ids/ids.ts";
import { checkUpdate } from "#durable/kit/gate.ts";
import { boardSchema } from "#durable/requisition/board-document.ts";
import { decodeFrame } from "#durable/requisition/frames.ts";
import { damage, randomFrom, seed, seeds } from "#durable/testing/damage.ts";

test("ten thousand damaged frames are decoded and checked without an exception", () => {
  const application = newId("app");
  const schema = boardSchema((id) => id === application);
  const doc = new Y.Doc();
  schema.prepare(doc);
  const random = randomFrom(seed);
  const valid = seeds(application);
  for (let round = 0; round < 10_000; round += 1) {
    const bytes = damage(valid[random(valid.length)] ?? new Uint8Array(), random);
    const incoming = decodeFrame(bytes);
    if (incoming.kind !== "update") continue;
    const checked = checkUpdate(incoming.update, { doc, schema, user: "u", owner: () => undefined });
    expect(typeof checked.ok).toBe("boolean");
  }
});
