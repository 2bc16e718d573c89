import { expect, test } from "vitest";
import { closeCode } from "#domain/live/wire.ts";
import type { StatusEntry } from "#domain/views/candidate-status.ts";
import { idOf } from "#tests/factories/room.ts";
import { createInbox, type InboxHandlers, type InboxSocket } from "./inbox.ts";

const application = idOf("app", 1);
const entry = (seq: number): StatusEntry => ({
  seq,
  at: seq,
  notice: { kind: "stage", publicName: `Step ${seq}`, next: null },
});

/** An inbox that has entry 1, on a socket that the test plays. */
function open() {
  const sent: string[] = [];
  const did: string[] = [];
  let handlers: InboxHandlers | undefined;
  const socket: InboxSocket = {
    send: (text) => void sent.push(text),
    reconnect: () => void did.push("reconnect"),
    drop: () => void did.push("drop"),
    close: () => void did.push("close"),
  };
  const inbox = createInbox(application, [entry(1)]);
  let changes = 0;
  inbox.subscribe(() => {
    changes += 1;
  });
  const stop = inbox.start(
    (given) => {
      handlers = given;
      return socket;
    },
    { lookAgain: () => void did.push("look again"), reload: () => void did.push("reload") },
  );
  if (!handlers) throw new Error("not opened");
  const server = handlers;
  const deliver = (seqs: number[], of = application, v = 1) =>
    server.text(
      JSON.stringify({
        t: "entries",
        v,
        entries: seqs.map((seq) => ({ ...entry(seq), requisition: idOf("req", 1), application: of })),
      }),
    );
  const seqs = () => inbox.snapshot().entries.map(({ seq }) => seq);
  return { inbox, server, sent, did, stop, deliver, seqs, changes: () => changes };
}

test("a page that opens says what it has, and is live", () => {
  const { inbox, server, sent } = open();
  expect(inbox.snapshot().link).toBe("connecting");
  server.open();
  expect(sent).toEqual([JSON.stringify({ t: "hello", v: 1, seq: 1 })]);
  expect(inbox.snapshot().link).toBe("live");
});

test("entries are added once and in order, however they come", () => {
  const { server, deliver, seqs, inbox } = open();
  server.open();
  deliver([5]);
  deliver([3, 5, 1]);
  inbox.receive([entry(4), entry(1)]);
  expect(seqs()).toEqual([1, 3, 4, 5]);
});

test("what is known already changes nothing, so that nothing is drawn", () => {
  const { server, deliver, changes, inbox } = open();
  server.open();
  const [before, drawn] = [inbox.snapshot().entries, changes()];
  inbox.receive([entry(1)]);
  expect(changes()).toBe(drawn);
  deliver([1]);
  expect(inbox.snapshot().entries).toBe(before);
});

test("another application's entry is dropped", () => {
  const { server, deliver, seqs } = open();
  server.open();
  deliver([7], idOf("app", 2));
  expect(seqs()).toEqual([1]);
});

test.each([
  "pong",
  "",
  "{",
  "[]",
  '{"t":"entries"}',
  '{"t":"other"}',
  '{"t":"entries","v":1,"entries":[{}]}',
])("a frame that is none of ours (%s) is ignored", (frame) => {
  const { server, seqs, did } = open();
  server.open();
  server.text(frame);
  expect(seqs()).toEqual([1]);
  expect(did).toEqual([]);
});

test("frames of a newer server make the page load again instead of guessing", () => {
  const { deliver, did, seqs } = open();
  deliver([2], application, 2);
  expect(did).toEqual(["reload"]);
  expect(seqs()).toEqual([1]);
});

test("a page that is too old for the server loads again, and until then does not claim to be live", () => {
  const { server, did, inbox } = open();
  server.open();
  server.closed(closeCode.outdated);
  expect(did).toEqual(["reload", "look again"]);
  expect(inbox.snapshot().link).toBe("away");
});

test("one break is not told, a second in a row is, and being back is", () => {
  const { server, inbox, did } = open();
  server.open();
  server.closed(1006);
  expect(inbox.snapshot().link).toBe("connecting");
  server.closed(1006);
  expect(inbox.snapshot().link).toBe("away");
  expect(did).toEqual(["look again"]);
  server.open();
  expect(inbox.snapshot().link).toBe("live");
});

test("after a break the page asks from the last entry that it has", () => {
  const { server, deliver, sent } = open();
  server.open();
  deliver([6]);
  server.closed(1006);
  server.open();
  expect(sent.at(-1)).toBe(JSON.stringify({ t: "hello", v: 1, seq: 6 }));
});

test("without a network the page says so at once, and comes back with it", () => {
  const { server, inbox, did } = open();
  server.open();
  inbox.network(false);
  server.closed(1000);
  expect(inbox.snapshot().link).toBe("away");
  inbox.network(true);
  expect(did).toEqual(["drop", "reconnect"]);
});

test.each([
  ["the frame says so", (server: InboxHandlers) => server.text('{"t":"ended"}')],
  ["the socket closes for good", (server: InboxHandlers) => server.closed(closeCode.accessRemoved)],
  ["the page is gone", (server: InboxHandlers) => server.closed(closeCode.missing)],
])("a revoked link ends the page and forgets what it showed, when %s", (_how, end) => {
  const { server, inbox, did, deliver } = open();
  server.open();
  end(server);
  expect(inbox.snapshot()).toEqual({ link: "ended", entries: [] });
  expect(did).toEqual(["close"]);
  deliver([9]);
  server.open();
  expect(inbox.snapshot()).toEqual({ link: "ended", entries: [] });
});

test("leaving the page closes its socket", () => {
  const { stop, did } = open();
  stop();
  expect(did).toEqual(["close"]);
});
