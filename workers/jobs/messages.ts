/** What lies in our queues: ids only, parsed on the way out. */
import { z } from "zod";
import { auditEntrySchema } from "#domain/audit/schema.ts";
import { idSchema } from "#domain/ids/ids.ts";
import { parseRoomId } from "#domain/ids/objects.ts";

export const queues = { events: "hotgigs-events", documents: "hotgigs-documents" } as const;
export type QueueName = (typeof queues)[keyof typeof queues];
/** A dead-letter queue is named after its queue. */
export const deadSuffix = "-dead";

/** Something happened in a room: look. */
export const wakeUpSchema = z.object({
  object: z.string().refine((name) => parseRoomId(name) !== null, "not a room's name"),
  upTo: z.number().int().nonnegative(),
});

/** The organization's lists were edited: its rooms are to hear of it. In the queue of wake-ups, as it is one. */
export const listsPushSchema = z.object({ lists: idSchema("org") });

/** A line of the audit chain that could not be written at once. In the queue of wake-ups; ids only. */
export const auditPushSchema = z.object({
  audit: idSchema("org"),
  entries: z.array(auditEntrySchema).max(500),
});

/** A file waits to be read. */
export const documentSchema = z.object({ organization: idSchema("org"), file: idSchema("file") });
export type DocumentMessage = z.infer<typeof documentSchema>;
