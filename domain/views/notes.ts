/** The notes of a card, and what a member was told, as people and programs see them. */
import { z } from "zod";
import { userIdSchema } from "../application/schema.ts";
import { idSchema } from "../ids/ids.ts";

const personSchema = z.object({ id: z.string(), name: z.string(), hue: z.number().int() });
export type NotePerson = z.infer<typeof personSchema>;

const audienceSchema = z.enum(["team", "managers", "private"]);

/** A note that the viewer may read; its text comes by its own socket. */
export const noteViewSchema = z.object({
  /** The document's name: `/live/requisitions/{requisition}/{document}`. */
  document: z.string(),
  audience: audienceSchema,
  /** Of a private note: whose it is. */
  author: personSchema.nullable(),
  /** Of a private note: whom its author mentions, who may therefore read it. */
  readers: z.array(personSchema),
  mayWrite: z.boolean(),
});
export type NoteView = z.infer<typeof noteViewSchema>;

export const cardNotesViewSchema = z.object({
  notes: z.array(noteViewSchema),
  /** Members, and in which notes they can be mentioned because they could read them. */
  members: z.array(personSchema.extend({ audiences: z.array(audienceSchema) })),
});
export type CardNotesView = z.infer<typeof cardNotesViewSchema>;

/** Somebody mentioned the viewer in a note. */
export const noticeViewSchema = z.object({
  id: idSchema("ntc"),
  at: z.number().int(),
  seen: z.boolean(),
  by: personSchema.extend({ id: userIdSchema }),
  requisition: z.object({ id: idSchema("req"), title: z.string() }),
  application: idSchema("app"),
  /** The candidate's name, as the viewer may see it. */
  candidate: z.string().nullable(),
  /** Instead of the name, where review is anonymised. */
  alias: z.string().optional(),
  audience: audienceSchema,
  document: z.string(),
});
export type NoticeView = z.infer<typeof noticeViewSchema>;
