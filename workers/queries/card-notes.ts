/** Which notes of a card the viewer may read, who else reads them, and who can be mentioned there. */
import { can, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { opensAnonymised, sightOf } from "#domain/access/faces.ts";
import { capabilitiesOn, stranger } from "#domain/access/requisition.ts";
import type { Id } from "#domain/ids/ids.ts";
import {
  documentName,
  mayBeMentioned,
  mayRead,
  mayWrite,
  type NotesAudience,
  type RoomDocument,
} from "#domain/live/documents.ts";
import { hueOf } from "#domain/live/hue.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { CardNotesView, NotePerson, NoteView } from "#domain/views/notes.ts";
import type { InRequisition } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { findSeen } from "./find-application.ts";
import { namesOf } from "./names.ts";
import { readStandings, withManages } from "./standing.ts";

const audiences: readonly NotesAudience[] = ["team", "managers", "private"];

type Note = Extract<RoomDocument, { kind: "notes" }>;

function noteOf(application: Id<"app">, audience: NotesAudience, user: string): Note {
  if (audience === "private") return { kind: "notes", application, audience, user };
  return { kind: "notes", application, audience };
}

/** Refuses with resource.missing, access.denied. */
export async function viewCardNotes(
  within: InRequisition,
  application: string,
): Promise<Outcome<CardNotesView>> {
  const found = await findSeen(within, application);
  if (!found.ok) return found;
  const { actor, env, room } = within;
  if (!can(actor, "candidate.view")) return refuse("access.denied");
  const { application: card, sight, anonymised, lock } = found.value;
  const { id } = card;
  const [people, concerns] = await Promise.all([
    listMembers(env.DB_IDENTITY, actor.organization),
    room.privateNotes(id, actor.id),
  ]);
  const standings = await readStandings(within, within.record.id, withManages(people));
  const ids = [actor.id, ...concerns.authors, ...concerns.readers];
  const names = await namesOf(
    within,
    ids.map((each) => ({ kind: "user" as const, id: each })),
  );
  const person = (each: string): NotePerson => ({ id: each, name: names.get(each) ?? "", hue: hueOf(each) });
  const view = (note: Note, readers: readonly string[], mentioned = false): NoteView[] =>
    mayRead(actor, note, mentioned) && (sight === "shown" || opensAnonymised(actor, note))
      ? [
          {
            document: documentName(note),
            audience: note.audience,
            author: note.audience === "private" ? person(note.user) : null,
            readers: readers.map(person),
            mayWrite: mayWrite(actor, note),
          },
        ]
      : [];
  const notes = [
    ...audiences.flatMap((audience) =>
      view(noteOf(id, audience, actor.id), audience === "private" ? concerns.readers : []),
    ),
    ...concerns.authors.flatMap((author) => view(noteOf(id, "private", author), [], true)),
  ];
  const members = people.map(({ id: user, name, role }) => {
    const known = roleSchema.safeParse(role);
    const holder = { capabilities: known.success ? capabilitiesOf(known.data) : [] };
    const capabilities = capabilitiesOn(holder, standings?.of(user) ?? stranger);
    const reader = { id: user, capabilities };
    // Who does not see who it is could not read it.
    if (sightOf(reader, { anonymised, lock }) !== "shown") {
      return { id: user, name, hue: hueOf(user), audiences: [] };
    }
    const may = audiences.filter((audience) => mayBeMentioned(reader, noteOf(id, audience, user)));
    return { id: user, name, hue: hueOf(user), audiences: may };
  });
  return accept({ notes, members });
}
