import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { AuditEntry } from "#domain/audit/schema.ts";
import { newId } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import { newRoom } from "#durable/testing/factory.ts";

const hubOf = (organization: `org_${string}`) => env.ORGANIZATION.getByName(organization);

function entry(fields: Partial<AuditEntry> = {}): AuditEntry {
  return {
    ...{ id: newId("evt"), at: 1_000, actor: { kind: "user", id: "usr_ana" }, action: "member.invited" },
    ...{ subject: null, requisition: null, before: null, after: { role: "viewer" }, from: null },
    ...fields,
  };
}

async function chainOf(lines: number) {
  const organization = newId("org");
  const hub = hubOf(organization);
  await hub.record(Array.from({ length: lines }, (_, at) => entry({ at })));
  const spoil = (sql: string) =>
    runInDurableObject(hub, (_hub, { storage }) => void storage.sql.exec(sql).toArray());
  return { hub, organization, spoil };
}

test("a line that is sent twice is one line, in the order of arrival, each holding the hash of the one before", async () => {
  const { hub } = await chainOf(0);
  const [first, second] = [entry(), entry({ action: "team.changed" })];
  expect(await hub.record([first, second])).toBe(2);
  expect(await hub.record([second, entry()])).toBe(1);
  const lines = await hub.auditLines({ limit: 10 });
  expect(lines.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  expect(await hub.auditVerify()).toMatchObject({ lines: 3, faults: [], rooms: [] });
});

test("lines are found by who, what, where and when", async () => {
  const { hub } = await chainOf(0);
  const requisition = newId("req");
  await hub.record([
    entry({ at: 1 }),
    entry({ at: 2, action: "team.changed", requisition }),
    entry({ at: 3, actor: { kind: "user", id: "usr_ben" } }),
  ]);
  const seqs = async (filter: object) =>
    (await hub.auditLines({ limit: 10, ...filter })).map(({ seq }) => seq);
  expect(await seqs({ actor: "usr_ben" })).toEqual([3]);
  expect(await seqs({ action: "team.changed" })).toEqual([2]);
  expect(await seqs({ requisition })).toEqual([2]);
  expect(await seqs({ since: 2 })).toEqual([3, 2]);
  expect(await seqs({ until: 2 })).toEqual([2, 1]);
  expect(await seqs({ before: 3, limit: 1 })).toEqual([2]);
});

test.each([
  [
    "changed",
    `UPDATE audit SET json = replace(json, 'viewer', 'owner') WHERE seq = 2`,
    { seq: 2, what: "changed" },
  ],
  [
    "hidden from its search",
    "UPDATE audit SET actor = 'usr_other' WHERE seq = 2",
    { seq: 2, what: "changed" },
  ],
  ["made unreadable", "UPDATE audit SET json = '{' WHERE seq = 3", { seq: 3, what: "changed" }],
  ["missing", "DELETE FROM audit WHERE seq = 2", { seq: 2, what: "missing" }],
  [
    "put in at the end",
    `INSERT INTO audit SELECT 5, 'evt_x', at, actor, action, requisition, json, hash FROM audit WHERE seq = 4`,
    { seq: 5, what: "changed" },
  ],
])("a line that was %s is found", async (_what, sql, fault) => {
  const { hub, spoil } = await chainOf(4);
  await spoil(sql);
  expect((await hub.auditVerify()).faults).toContainEqual(fault);
});

test("rooms are anchored after something happened in them, and one that was changed since is found", async () => {
  const room = newRoom();
  await room.open();
  const { organization, requisition } = room.address;
  const hub = hubOf(organization);
  await hub.changed(requisition, roomId(room.address));
  await runInDurableObject(hub, (instance) => instance.alarm());
  const [line] = await hub.auditLines({ limit: 1, action: "rooms.anchored" });
  expect(line?.anchors).toMatchObject([{ requisition, seq: 1 }]);
  expect((await hub.auditVerify()).rooms).toEqual([{ requisition, ok: true }]);
  // Nothing new: no second line.
  await hub.changed(requisition, roomId(room.address));
  await runInDurableObject(hub, (instance) => instance.alarm());
  expect(await hub.auditLines({ limit: 5, action: "rooms.anchored" })).toHaveLength(1);
  const object = env.REQUISITION.getByName(roomId(room.address));
  await runInDurableObject(object, (_room, { storage }) => {
    storage.sql.exec(
      "UPDATE events SET json = replace(json, 'open', 'shut'), hash = hash || '' WHERE seq = 1",
    );
  });
  expect((await hub.auditVerify()).rooms).toEqual([{ requisition, ok: false }]);
});

test("no room of another organization is anchored here", async () => {
  const { hub } = await chainOf(1);
  const room = newRoom();
  await room.open();
  await hub.changed(room.address.requisition, roomId(room.address));
  await runInDurableObject(hub, (instance) => instance.alarm());
  expect(await hub.auditLines({ limit: 5, action: "rooms.anchored" })).toEqual([]);
});
