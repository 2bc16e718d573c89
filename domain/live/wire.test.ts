import { expect, test } from "vitest";
import { canonicalJson, envelopeSchema } from "#domain/event/schema.ts";
import { anyCommandSchema, type Command, commandSchema } from "#domain/requisition/commands.ts";
import { roomEventSchema } from "#domain/requisition/events.ts";
import { roomStateSchema } from "#domain/requisition/schema.ts";
import {
  after,
  announce,
  apply,
  create,
  idOf,
  moveTo,
  reject,
  room,
  setStatus,
} from "#tests/factories/room.ts";
import { hueOf } from "./hue.ts";
import {
  awarenessStateSchema,
  clientMessageSchema,
  closeCode,
  finalCloseCodes,
  inboxHelloSchema,
  inboxMessageSchema,
  presenceSchema,
  serverMessageSchema,
  subprotocol,
  tokenProtocolPrefix,
} from "./wire.ts";

const over = <T>(value: T): unknown => JSON.parse(JSON.stringify(value));

const steps: Command[] = [
  create(),
  moveTo("screen"),
  moveTo("interview"),
  reject(),
  announce(),
  setStatus("closed"),
];
const state = after(...steps);
const events = steps
  .flatMap((step, at) => apply(at === 0 ? room() : after(...steps.slice(0, at)), step).decision.facts)
  .map((fact, at) => ({
    v: 1 as const,
    seq: at + 1,
    id: idOf("evt", at + 1),
    at: 1_000,
    organization: idOf("org", 1),
    requisition: idOf("req", 1),
    actor: { kind: "user" as const, id: "usr" },
    command: idOf("cmd", 1),
    prevHash: "0".repeat(64),
    ...fact,
  }));

test("every command survives the wire, inside and outside", () => {
  for (const step of steps) {
    expect(commandSchema.parse(over(step))).toEqual(step);
    expect(anyCommandSchema.parse(over(step))).toEqual(step);
    expect(clientMessageSchema.parse(over({ t: "command", command: step }))).toEqual({
      t: "command",
      command: step,
    });
  }
});

test("every event survives the wire with its envelope, application and data", () => {
  expect(events.length).toBeGreaterThan(6);
  for (const event of events) {
    expect(canonicalJson(roomEventSchema.parse(over(event)))).toBe(canonicalJson(event));
    expect(envelopeSchema.safeParse({ ...event, prevHash: "x" }).success).toBe(false);
  }
});

test("a room's state survives the wire, in a welcome too", () => {
  expect(roomStateSchema.parse(over(state))).toEqual(state);
  const welcome = { t: "welcome" as const, v: 1, seq: 9, state, events };
  expect(serverMessageSchema.parse(over(welcome))).toEqual(over(welcome));
});

test("each of the server's messages survives the wire", () => {
  const id = idOf("cmd", 1);
  for (const message of [
    { t: "events", events },
    { t: "ack", id, seq: 3 },
    { t: "refused", id, refusal: { code: "stage.missing" } },
    { t: "refused", id: null, refusal: { code: "wire.malformed", params: { at: 1 } } },
    { t: "saved", updates: 4 },
    { t: "face", application: idOf("app", 1), version: 2 },
  ]) {
    expect(serverMessageSchema.parse(over(message))).toEqual(over(message));
  }
});

test("an unknown message, a wrong id or a missing field is refused, never guessed", () => {
  for (const bad of [{}, { t: "nope" }, { t: "hello", v: 1 }, { t: "command" }, null, "hello", []]) {
    expect(clientMessageSchema.safeParse(bad).success).toBe(false);
  }
  expect(commandSchema.safeParse({ ...moveTo("screen"), args: { application: "app_1" } }).success).toBe(
    false,
  );
  expect(commandSchema.safeParse({ ...moveTo("screen"), type: "application.explode" }).success).toBe(false);
});

test("a candidate's frames carry entries and the end, and drop whatever else somebody puts in", () => {
  const entry = {
    requisition: idOf("req", 1),
    application: idOf("app", 1),
    seq: 4,
    at: 5,
    notice: { kind: "stage", publicName: "Interview", next: null },
  };
  const leaky = { ...entry, reason: "SECRET", notice: { ...entry.notice, name: "INTERNAL" } };
  expect(inboxMessageSchema.parse({ t: "entries", v: 1, entries: [leaky] })).toEqual({
    t: "entries",
    v: 1,
    entries: [entry],
  });
  expect(inboxMessageSchema.parse({ t: "ended" })).toEqual({ t: "ended" });
  expect(inboxHelloSchema.parse({ t: "hello", v: 1, seq: 0 }).seq).toBe(0);
  expect(inboxHelloSchema.safeParse({ t: "hello", v: 1, seq: -1 }).success).toBe(false);
});

test("presence says at most which card is open and which is dragged", () => {
  expect(presenceSchema.parse({ user: "me", x: 1 })).toEqual({ open: null, dragging: null });
  const user = { id: "usr", name: "A", hue: hueOf("usr") };
  expect(awarenessStateSchema.parse({ user })).toEqual({ user, open: null, dragging: null });
});

test("a token and the subprotocol are legal Sec-WebSocket-Protocol entries", () => {
  const token = `${tokenProtocolPrefix}${idOf("slk", 1)}.aZ09-_`;
  for (const entry of [subprotocol, token]) expect(entry).toMatch(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/);
});

test("a client comes back by itself unless the close code says that it is over", () => {
  expect(finalCloseCodes).toContain(closeCode.accessRemoved);
  expect(finalCloseCodes).not.toContain(closeCode.tooMany);
  expect(finalCloseCodes).not.toContain(1006);
});

test("a person's hue is the same every time, and within the circle", () => {
  for (let n = 0; n < 500; n += 1) {
    const hue = hueOf(idOf("usr", n));
    expect(hue).toBe(hueOf(idOf("usr", n)));
    expect(hue).toBeGreaterThanOrEqual(0);
    expect(hue).toBeLessThan(360);
  }
});
