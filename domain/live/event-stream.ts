/**
 * A socket's frames where no WebSocket passes: down as server-sent events, up as POSTs. The frames are those of
 * wire.ts; nothing else is said here.
 */
import { z } from "zod";

/**
 * The events of a stream, in their order: `open` once, with the id that POSTs name; then `binary` (base64) and `text`,
 * a frame each; `close` last, with the close code that a socket would have ended with.
 */
export const streamEvents = ["open", "binary", "text", "close"] as const;
export type StreamEvent = (typeof streamEvents)[number];

export const streamLimits = {
  /** Frames in one POST. */
  frames: 200,
  /** Characters of one POST's body: a frame of the largest size in base64, and others beside it. */
  characters: 1024 * 1024,
  /** Between two signs of life of the server, in milliseconds. */
  beatMs: 10_000,
} as const;

/** What a POST carries, in the order in which the frames are to be heard. */
export const sentFramesSchema = z.object({
  stream: z.uuid(),
  frames: z
    .array(z.union([z.object({ binary: z.base64() }), z.object({ text: z.string() })]))
    .min(1)
    .max(streamLimits.frames),
});
export type SentFrames = z.infer<typeof sentFramesSchema>;
