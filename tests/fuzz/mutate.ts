/** Damaged frames, many of them, against a live room. */
import { runInDurableObject } from "cloudflare:test";
import type * as Y from "yjs";
import type { Grant, Role } from "#domain/access/access.ts";
import { canonicalJson } from "#domain/event/schema.ts";
import type { RequisitionRoom } from "#durable/requisition/room.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { damage, randomFrom, seeds } from "#durable/testing/damage.ts";
import { addApplication, grantOf, newActor, newRoom, type TestRoom } from "#durable/testing/factory.ts";

/** What a socket may send at once is 200: so many damaged ones, each with an honest one. */
const perSocket = 96;
/** Every so many sockets the frames really go over the wire; else they are given to the room where it takes them. */
const overTheWire = 10;
const mark = "aliveSinceTheStart";
const honest = Uint8Array.from([3]);

export interface Damaged {
  /** Frames that the room heard. */
  frames: number;
  sockets: number;
  /** What must not have happened. */
  faults: string[];
}

/** Whose frames they are, and of which document. */
export const attackers: readonly Attacker[] = [
  { role: "viewer", of: "board" },
  { role: "recruiter", of: "board" },
  { role: "viewer", of: "note" },
  { role: "recruiter", of: "note" },
];

export interface Attacker {
  role: Role;
  of: "board" | "note";
}

/**
 * Sends `frames` damaged frames as somebody in `role`. A viewer's may change nothing at all; what a recruiter's
 * happen to mean is done, but the room stays one that agrees with itself, and a note's never change the board.
 */
export async function sendDamaged(frames: number, seed: number, { role, of }: Attacker): Promise<Damaged> {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const witness = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => witness.synced && witness.of("welcome").length === 1);
  await runInDurableObject(room.stub(), (instance) => Reflect.set(instance, mark, true));
  const before = await factsOf(room);
  const document = of === "board" ? "board" : `notes.${application}.team`;
  const note = await look(room, `notes.${application}.team`);
  const noteBefore = note.getXmlFragment("body").toString();
  const random = randomFrom(seed);
  const valid = seeds(application, of);
  const done: Damaged = { frames: 0, sockets: 0, faults: [] };
  while (done.frames < frames) {
    const grant = grantOf(newActor(room, role));
    const client = await new TestClient().connect(room, grant, {
      headers: { "x-hotgigs-document": document },
    });
    const damaged = Array.from({ length: perSocket }, () =>
      damage(valid[random(valid.length)] ?? new Uint8Array(), random),
    );
    done.frames += await (done.sockets % overTheWire === 0
      ? say(client, damaged)
      : give(room, grant, damaged));
    done.sockets += 1;
    client.close();
    client.doc.destroy();
  }
  const alive = await runInDurableObject(room.stub(), (instance) => Reflect.get(instance, mark) === true);
  if (!alive) done.faults.push("the room was started again");
  if (witness.closed !== null) done.faults.push(`somebody else was closed with ${witness.closed}`);
  if (!(await room.stub().dump()).chainOk) done.faults.push("the room does not agree with its own events");
  const mayChange = role !== "viewer" && of === "board";
  if (!mayChange && (await factsOf(room)) !== before) done.faults.push("something changed");
  const noteAfter = (await look(room, `notes.${application}.team`)).getXmlFragment("body").toString();
  if (role === "viewer" && noteAfter !== noteBefore) done.faults.push("a note changed");
  await stillWorks(room, witness, application);
  return done;
}

/** Over the socket. Which of the last ones it heard before it closed nobody knows: they do not count. */
async function say(client: TestClient, frames: readonly Uint8Array[]): Promise<number> {
  for (const frame of frames) {
    client.send(frame);
    // An honest frame in between, or the third broken one in a row would end it.
    client.send(honest);
  }
  client.renew();
  await until(() => client.synced || client.closed !== null);
  return client.closed === null ? frames.length : 0;
}

/** Where the platform hands them over: whatever is thrown comes out here. */
function give(room: TestRoom, grant: Grant, frames: readonly Uint8Array[]): Promise<number> {
  return runInDurableObject(room.stub(), (instance: RequisitionRoom) => {
    const connection = [...instance.getConnections<{ grant: Grant }>()].find(
      ({ state }) => state?.grant.session === grant.session,
    );
    let heard = 0;
    for (const frame of frames) {
      if (connection?.readyState !== WebSocket.OPEN) break;
      instance.onMessage(connection, frame);
      instance.onMessage(connection, honest);
      heard += 1;
    }
    return heard;
  });
}

/** A document as somebody sees it who comes now. */
async function look(room: TestRoom, document: string): Promise<Y.Doc> {
  const client = await new TestClient().connect(room, grantOf(newActor(room)), {
    headers: { "x-hotgigs-document": document },
  });
  await until(() => client.synced);
  client.close();
  return client.doc;
}

async function stillWorks(room: TestRoom, witness: TestClient, application: string): Promise<void> {
  witness.renew();
  await until(() => witness.synced);
  const saved = witness.of("saved").length;
  witness.doc.getMap("ranks").set(application, "still");
  await until(() => witness.of("saved").length > saved);
  witness.close();
  // As if a consumer had taken everything: this room rings no more.
  await room.stub().projected((await room.stub().dump()).head, 1_000_000);
}

async function factsOf(room: TestRoom): Promise<string> {
  const { events, head, state, ranks } = await room.stub().dump();
  return canonicalJson({ events, head, state, ranks });
}
