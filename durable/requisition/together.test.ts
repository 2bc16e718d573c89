/** What a move costs on the wire: one frame a socket, where the socket understands it. */
import { evictDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { frame } from "#domain/live/wire.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { addApplication, command, grantOf, newActor, newRoom } from "#durable/testing/factory.ts";

/** A room with a card, and four people at it: who moves, another like them, one with an old page, and a program. */
async function board() {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const join = (options = {}) => new TestClient().connect(room, grantOf(newActor(room)), options);
  const mover = await join();
  const other = await join();
  const old = await join({ old: true });
  const stock = await join({ stock: true });
  const ours = [mover, other, old];
  await until(() => stock.synced && ours.every((each) => each.synced && each.of("welcome").length === 1));
  const everybody = [...ours, stock];
  await until(() => everybody.every((each) => each.ranks()[application] === "a0"));
  let rank = 0;
  const move = async () => {
    rank += 1;
    const to = [room.stages.longlist.id, room.stages.offer.id][rank % 2] ?? room.stages.offer.id;
    mover.command(command("application.move", { application, to, rank: `b${rank}` }));
    await until(() => everybody.every((each) => each.ranks()[application] === `b${rank}`));
    await until(() => ours.every((each) => each.events().length >= rank));
  };
  return { room, mover, other, old, stock, everybody, move };
}

const kinds = (client: TestClient, from: number) => client.frames.slice(from).map(([kind]) => kind);

test("a move is one frame for each socket that understands it, and what it always was for the others", async () => {
  const { mover, other, old, stock, everybody, move } = await board();
  const before = everybody.map(({ frames }) => frames.length);
  await move();
  await until(() => mover.of("ack").length === 1);
  const [moversBefore = 0, othersBefore = 0, oldsBefore = 0, stocksBefore = 0] = before;
  expect(kinds(other, othersBefore)).toEqual([frame.together]);
  expect(kinds(mover, moversBefore)).toEqual([frame.together, frame.message]);
  expect(kinds(old, oldsBefore)).toEqual([frame.sync, frame.message]);
  expect(kinds(stock, stocksBefore)).toEqual([frame.sync]);
});

test("who understands what is remembered while the room sleeps", async () => {
  const { room, other, old, move } = await board();
  await evictDurableObject(room.stub(), { webSockets: "hibernate" });
  const [othersBefore, oldsBefore] = [other.frames.length, old.frames.length];
  await move();
  const facts = (client: TestClient, from: number) =>
    kinds(client, from).filter((kind) => kind === frame.together || kind === frame.message);
  expect(facts(other, othersBefore)).toEqual([frame.together]);
  expect(facts(old, oldsBefore)).toEqual([frame.message]);
});

test("a frame of this kind is the room's to send: from a client it is none", async () => {
  const { other } = await board();
  other.send(Uint8Array.from([frame.together, 0, 2, 123, 125]));
  await until(() => other.of("refused").length === 1);
  expect(other.of("refused")[0]).toMatchObject({ id: null, refusal: { code: "wire.unknownType" } });
});
