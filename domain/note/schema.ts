/**
 * What a note may hold: the nodes and marks of a plain editor, as the room checks them and an editor offers them. The
 * document's root is `noteRoot`, an XML fragment as y-prosemirror (Tiptap) writes it.
 */
import { z } from "zod";

export const noteRoot = "body";

export const noteLimits = {
  /** Characters of a whole note. */
  characters: 200_000,
  /** How deep nodes may lie in one another: lists in lists in quotes. */
  depth: 20,
} as const;

/** The node that stands for a member. In somebody's private note it lets that member read it. */
export const noteMention = "mention";

const none = {};
const start = z.number().int().min(0).max(1_000_000).nullable();
const word = z.string().max(40).nullable();

/** Node → its attributes. */
export const noteNodes = {
  paragraph: none,
  heading: { level: z.number().int().min(1).max(4) },
  bulletList: none,
  orderedList: { start, type: word },
  listItem: none,
  taskList: none,
  taskItem: { checked: z.boolean() },
  blockquote: none,
  codeBlock: { language: word },
  horizontalRule: none,
  hardBreak: none,
  /** A member by id; the name is looked up where it is shown, so that a new one shows. */
  [noteMention]: { id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) },
} as const satisfies Record<string, Record<string, z.ZodType>>;

const noValue = z.union([z.null(), z.literal(true), z.strictObject({})]);
/** No scheme that runs something when it is clicked. */
const href = z
  .string()
  .max(2_048)
  .regex(/^(https?:\/\/|mailto:|tel:)[^\s]+$/i);
const linkValue = z.union([
  z.null(),
  z.strictObject({
    href,
    target: word.optional(),
    rel: word.optional(),
    class: word.optional(),
    title: word.optional(),
  }),
]);

/** Mark → its value where it begins; null where it ends. */
export const noteMarks = {
  bold: noValue,
  italic: noValue,
  underline: noValue,
  strike: noValue,
  code: noValue,
  highlight: noValue,
  link: linkValue,
} as const satisfies Record<string, z.ZodType>;

/** Whether a link may lead there. */
export function isNoteLink(to: unknown): boolean {
  return href.safeParse(to).success;
}

function own(table: object, key: string): unknown {
  return Object.hasOwn(table, key) ? (table as Record<string, unknown>)[key] : undefined;
}

/** Whether a note may have nodes of this name. */
export function isNoteNode(name: string): boolean {
  return own(noteNodes, name) !== undefined;
}

/** Whether such a node may have this attribute with this value. */
export function isNoteAttribute(node: string, attribute: string, value: unknown): boolean {
  const attributes = own(noteNodes, node);
  const rule = attributes === undefined ? undefined : own(attributes as object, attribute);
  return rule instanceof z.ZodType && rule.safeParse(value).success;
}

/** Whether text may be marked so. y-prosemirror adds `--` and a hash to marks that may overlap themselves. */
export function isNoteMark(key: string, value: unknown): boolean {
  const name = key.replace(/--[A-Za-z0-9+/=]{1,16}$/, "");
  const rule = own(noteMarks, name);
  return rule instanceof z.ZodType && rule.safeParse(value).success;
}
