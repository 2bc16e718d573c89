/** Frames of every kind, and what a bad network or a bad mind makes of them. Seeded: a failure can be seen again. */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { newId } from "#domain/ids/ids.ts";
import { wireVersion } from "#domain/live/wire.ts";

/** A small generator with a seed (mulberry32), so that a failure can be seen again. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const seed = 20261123;

/** What somebody might write into a note: blocks, words, marks, something deleted. */
function noteDocument(): Y.Doc {
  const doc = new Y.Doc();
  const body = doc.getXmlFragment("body");
  const heading = new Y.XmlElement("heading");
  heading.setAttribute("level", 2 as never);
  const words = new Y.XmlText("Strong on optics");
  heading.insert(0, [words]);
  body.insert(0, [heading, new Y.XmlElement("paragraph")]);
  words.format(0, 6, { bold: true });
  words.delete(3, 2);
  return doc;
}

function boardDocument(application: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getMap("ranks").set(application, "zz");
  return doc;
}

/** Valid frames of every kind, to be damaged; `of` says whose document they change. */
export function seeds(application: string, of: "board" | "note" = "board"): Uint8Array[] {
  const doc = of === "board" ? boardDocument(application) : noteDocument();
  const frame = (...parts: (number | Uint8Array | string)[]) => {
    const encoder = encoding.createEncoder();
    for (const part of parts) {
      if (typeof part === "number") encoding.writeVarUint(encoder, part);
      else if (typeof part === "string") encoding.writeVarString(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
    }
    return encoding.toUint8Array(encoder);
  };
  const hire = { id: newId("cmd"), baseSeq: 0, type: "application.hire", args: { application } };
  return [
    frame(0, 0, Y.encodeStateVector(doc)),
    frame(0, 1, Y.encodeStateAsUpdate(doc)),
    frame(0, 2, Y.encodeStateAsUpdate(doc)),
    frame(1, frame(1, doc.clientID, 1, JSON.stringify({ open: application, dragging: null }))),
    frame(3),
    frame(100, JSON.stringify({ t: "hello", v: wireVersion, seq: 0, together: true })),
    frame(100, JSON.stringify({ t: "command", command: hire })),
  ];
}

/** The same bytes with one to four changes: another byte, an end, one more, a piece missing. */
export function damage(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let copy = bytes.slice();
  for (let times = 1 + random(4); times > 0 && copy.length > 0; times -= 1) {
    const at = random(copy.length);
    const kind = random(4);
    if (kind === 0) copy[at] = random(256);
    else if (kind === 1) copy = copy.slice(0, at);
    else if (kind === 2) copy = Uint8Array.from([...copy.slice(0, at), random(256), ...copy.slice(at)]);
    else copy = Uint8Array.from([...copy.slice(0, at), ...copy.slice(random(copy.length))]);
  }
  return copy;
}
