/**
 * The documents of a requisition's room and who may read and write each. A Yjs client holds the whole document, so
 * reading is all or nothing. A name is one segment of a path: `board`, `card.app_…`, `notes.app_….team`.
 */
import { type Capability, can } from "../access/access.ts";
import { type Id, isId } from "../ids/ids.ts";

/**
 * Who a note of an application is for: whoever sees candidates; recruiters and hiring managers; one person and whom
 * they mention in it (docs/decisions/021-private-notes.md).
 */
export type NotesAudience = "team" | "managers" | "private";

export type RoomDocument =
  | { kind: "board" }
  /** Labels and checklist of an application. */
  | { kind: "card"; application: Id<"app"> }
  | { kind: "notes"; application: Id<"app">; audience: "team" | "managers" }
  | { kind: "notes"; application: Id<"app">; audience: "private"; user: string };

/** What an actor must bring to be asked about: an id and capabilities. */
interface Reader {
  id: string;
  capabilities: readonly Capability[];
}

const access = {
  board: { read: "board.view", write: "board.order" },
  card: { read: "candidate.view", write: "notes.write" },
  team: { read: "candidate.view", write: "notes.write" },
  managers: { read: "notes.managers", write: "notes.managers" },
  private: { read: "candidate.view", write: "candidate.view" },
} as const satisfies Record<"board" | "card" | NotesAudience, { read: Capability; write: Capability }>;

const userPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** The document of this name; null if no document can have it. */
export function parseDocument(name: unknown): RoomDocument | null {
  if (name === "board") return { kind: "board" };
  if (typeof name !== "string") return null;
  const [kind, application, audience, user, ...rest] = name.split(".");
  if (!isId("app", application) || rest.length > 0) return null;
  if (kind === "card") return audience === undefined ? { kind, application } : null;
  if (kind !== "notes") return null;
  if (audience === "private") {
    return user !== undefined && userPattern.test(user) ? { kind, application, audience, user } : null;
  }
  if (user !== undefined || (audience !== "team" && audience !== "managers")) return null;
  return { kind, application, audience };
}

/** The name of a document: what stands in the path, and what its rows are kept under. */
export function documentName(document: RoomDocument): string {
  if (document.kind === "board") return "board";
  const { application } = document;
  if (document.kind === "card") return `card.${application}`;
  const { audience } = document;
  const name = `notes.${application}.${audience}`;
  return audience === "private" ? `${name}.${document.user}` : name;
}

/**
 * Whether this reader may have the document: all of it, or nothing. Whom the author of a private note has mentioned is
 * known to the room alone: it says so with `mentioned`.
 */
export function mayRead(reader: Reader, document: RoomDocument, mentioned = false): boolean {
  return (mentioned || isTheirs(reader, document)) && mightRead(reader, document);
}

/** Whether the room need be asked at all: somebody else's private note may be open to them, or not even be there. */
export function mightRead(reader: Reader, document: RoomDocument): boolean {
  return can(reader, rule(document).read);
}

/** Whether this reader may change the document. A private note is written by its author alone. */
export function mayWrite(reader: Reader, document: RoomDocument): boolean {
  return mayRead(reader, document) && can(reader, rule(document).write);
}

/** Whether this reader can be mentioned there: who could not read it would be called to a closed door. */
export function mayBeMentioned(reader: Reader, document: RoomDocument): boolean {
  return document.kind === "notes" && mightRead(reader, document);
}

function rule(document: RoomDocument) {
  return document.kind === "notes" ? access[document.audience] : access[document.kind];
}

function isTheirs({ id }: Reader, document: RoomDocument): boolean {
  return document.kind !== "notes" || document.audience !== "private" || document.user === id;
}
