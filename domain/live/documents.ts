/**
 * The documents of a requisition's room and who may read and write each. A Yjs client holds the whole document, so
 * reading is all or nothing. A name is one segment of a path: `board`, `notes.app_….team`.
 */
import { type Capability, can } from "../access/access.ts";
import { type Id, isId } from "../ids/ids.ts";

/** Who a note of an application is for: whoever sees candidates; recruiters and hiring managers; one person alone. */
export type NotesAudience = "team" | "managers" | "private";

export type RoomDocument =
  | { kind: "board" }
  | { kind: "notes"; application: Id<"app">; audience: "team" | "managers" }
  | { kind: "notes"; application: Id<"app">; audience: "private"; user: string };

/** What an actor must bring to be asked about: an id and capabilities. */
interface Reader {
  id: string;
  capabilities: readonly Capability[];
}

const access = {
  board: { read: "board.view", write: "board.order" },
  team: { read: "candidate.view", write: "notes.write" },
  managers: { read: "notes.managers", write: "notes.managers" },
  private: { read: "candidate.view", write: "candidate.view" },
} as const satisfies Record<"board" | NotesAudience, { read: Capability; write: Capability }>;

const userPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** The document of this name; null if no document can have it. */
export function parseDocument(name: unknown): RoomDocument | null {
  if (name === "board") return { kind: "board" };
  if (typeof name !== "string") return null;
  const [kind, application, audience, user, ...rest] = name.split(".");
  if (kind !== "notes" || !isId("app", application) || rest.length > 0) return null;
  if (audience === "private") {
    return user !== undefined && userPattern.test(user) ? { kind, application, audience, user } : null;
  }
  if (user !== undefined || (audience !== "team" && audience !== "managers")) return null;
  return { kind, application, audience };
}

/** The name of a document: what stands in the path, and what its rows are kept under. */
export function documentName(document: RoomDocument): string {
  if (document.kind === "board") return "board";
  const { application, audience } = document;
  const name = `notes.${application}.${audience}`;
  return audience === "private" ? `${name}.${document.user}` : name;
}

/** Whether this reader may have the document: all of it, or nothing. */
export function mayRead(reader: Reader, document: RoomDocument): boolean {
  return isTheirs(reader, document) && can(reader, rule(document).read);
}

/** Whether this reader may change the document. */
export function mayWrite(reader: Reader, document: RoomDocument): boolean {
  return mayRead(reader, document) && can(reader, rule(document).write);
}

function rule(document: RoomDocument) {
  return document.kind === "board" ? access.board : access[document.audience];
}

function isTheirs({ id }: Reader, document: RoomDocument): boolean {
  return document.kind !== "notes" || document.audience !== "private" || document.user === id;
}
