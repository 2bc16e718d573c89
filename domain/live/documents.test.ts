import { expect, test } from "vitest";
import { capabilitiesOf, type Role, roles } from "#domain/access/access.ts";
import { idOf } from "#tests/factories/room.ts";
import { documentName, mayRead, mayWrite, parseDocument } from "./documents.ts";

const application = idOf("app", 1);
const me = idOf("usr", 1);

test("a document's name is one segment of a path, and comes back from it", () => {
  for (const name of [
    "board",
    `card.${application}`,
    `notes.${application}.team`,
    `notes.${application}.managers`,
    `notes.${application}.private.${me}`,
  ]) {
    const document = parseDocument(name);
    expect(document && documentName(document)).toBe(name);
    expect(encodeURIComponent(name)).toBe(name);
  }
});

test("what is no document's name is none", () => {
  for (const name of [
    "",
    "Board",
    "notes",
    "notes.app_1.team",
    "card.app_1",
    `card.${application}.team`,
    `notes.${application}`,
    `notes.${application}.everybody`,
    `notes.${application}.team.${me}`,
    `notes.${application}.private`,
    `notes.${application}.private.`,
    `notes.${application}.private.${me}.x`,
    `notes.${application}.private.a/b`,
    null,
    7,
  ]) {
    expect(parseDocument(name)).toBeNull();
  }
});

const readers: Record<string, readonly Role[]> = {
  board: ["owner", "admin", "recruiter", "coordinator", "hiringManager", "viewer"],
  [`notes.${application}.team`]: ["owner", "admin", "recruiter", "coordinator", "hiringManager", "viewer"],
  [`notes.${application}.managers`]: ["owner", "admin", "recruiter", "hiringManager"],
  [`notes.${application}.private.${me}`]: [
    "owner",
    "admin",
    "recruiter",
    "coordinator",
    "hiringManager",
    "viewer",
  ],
};

test.each(Object.entries(readers))("who reads %s", (name, allowed) => {
  const document = parseDocument(name);
  if (!document) throw new Error("no document");
  for (const role of roles) {
    const reader = { id: me, capabilities: capabilitiesOf(role) };
    expect(mayRead(reader, document)).toBe(allowed.includes(role));
    if (mayWrite(reader, document)) expect(mayRead(reader, document)).toBe(true);
  }
});

test("a private note is its person's alone, whatever others may do", () => {
  const document = parseDocument(`notes.${application}.private.${me}`);
  if (!document) throw new Error("no document");
  const owner = { id: idOf("usr", 2), capabilities: capabilitiesOf("owner") };
  expect([mayRead(owner, document), mayWrite(owner, document)]).toEqual([false, false]);
});

test("a viewer reads the team's notes and writes none of them", () => {
  const document = parseDocument(`notes.${application}.team`);
  if (!document) throw new Error("no document");
  const viewer = { id: me, capabilities: capabilitiesOf("viewer") };
  expect([mayRead(viewer, document), mayWrite(viewer, document)]).toEqual([true, false]);
});
