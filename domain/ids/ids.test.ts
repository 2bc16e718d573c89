import fc from "fast-check";
import { expect, test } from "vitest";
import { type Id, idMaker, idPrefixes, idSchema, isId, newId } from "./ids.ts";
import { inboxId, jurisdictions, parseInboxId, parseRoomId, roomId } from "./objects.ts";

const maker = (now: number, random = 0.5) => idMaker({ now: () => now, random: () => random });

test.each(idPrefixes)("an id of type %s is recognised as that type alone", (prefix) => {
  const id = newId(prefix);
  expect(isId(prefix, id)).toBe(true);
  for (const other of idPrefixes) if (other !== prefix) expect(isId(other, id)).toBe(false);
});

test("ids sort by the time that they were made at", () => {
  expect(maker(1_000)("app") < maker(2_000)("app")).toBe(true);
});

test("the same clock and entropy make the same id", () => {
  expect(maker(5)("req")).toBe(maker(5)("req"));
});

test("what only looks like an id is refused", () => {
  const good = maker(5)("app");
  const bad = [
    good.toLowerCase(),
    `${good} `,
    `${good}0`,
    good.slice(0, -1),
    good.replace("_", ":"),
    `${good}\n`,
  ];
  for (const value of [...bad, "", "app_", 7, null, undefined, {}, [good]]) {
    expect(idSchema("app").safeParse(value).success).toBe(false);
  }
});

const id = <P extends "org" | "req" | "cand">(prefix: P) =>
  fc.tuple(fc.nat(), fc.nat(1_000)).map(([now, part]) => maker(now, part / 1_001)(prefix) as Id<P>);

test("a room's name stands for one address, and back", () => {
  const address = fc.record({
    jurisdiction: fc.constantFrom(null, ...jurisdictions),
    organization: id("org"),
    requisition: id("req"),
  });
  fc.assert(fc.property(address, (each) => void expect(parseRoomId(roomId(each))).toEqual(each)));
});

test("an inbox's name stands for one address, and back", () => {
  const address = fc.record({ organization: id("org"), candidate: id("cand") });
  fc.assert(fc.property(address, (each) => void expect(parseInboxId(inboxId(each))).toEqual(each)));
});

test("any other string is no object's name", () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(parseRoomId(name)).toBeNull();
      expect(parseInboxId(name)).toBeNull();
    }),
  );
  const address = { jurisdiction: null, organization: newId("org"), requisition: newId("req") };
  expect(parseRoomId(`${roomId(address)}:more`)).toBeNull();
  expect(parseRoomId(roomId(address).replace("any", "mars"))).toBeNull();
});
