/** What lies in our queues: ids only, parsed on the way out. */
import { z } from "zod";
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

/** A file waits to be read. */
export const documentSchema = z.object({ organization: idSchema("org"), file: idSchema("file") });
export type DocumentMessage = z.infer<typeof documentSchema>;
