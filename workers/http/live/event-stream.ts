/**
 * A socket as server-sent events, for those whose network lets no WebSocket pass. The object sees an ordinary socket,
 * with its leases, limits and close codes; its other end is this request, which writes down what arrives. So an object
 * with streams only may sleep as any other.
 */
import { toBase64 } from "lib0/buffer";
import { type StreamEvent, streamLimits } from "#domain/live/event-stream.ts";
import { subprotocol } from "#domain/live/wire.ts";
import { type Door, handOver } from "#workers/http/live/hand-over.ts";

const tryAgain = 1013;
/** What may wait for a reader that does not read, in bytes: a whole document in base64, twice. */
const mostWaiting = 12 * 1024 * 1024;

/** Opens the object's socket and answers with its frames. Refuses with what the object refuses with. */
export async function eventStream(door: Door, request: Request): Promise<Response> {
  const stream = crypto.randomUUID();
  const headers = { upgrade: "websocket", "sec-websocket-protocol": subprotocol };
  const ours = { ...door.ours, "x-hotgigs-stream": stream };
  const answer = await handOver(door.object, new Request(request.url, { headers }), ours);
  const socket = answer.webSocket;
  if (!socket) return answer;
  return new Response(eventsOf(socket, stream, request.signal), {
    headers: {
      "content-type": "text/event-stream",
      // Neither compressed nor gathered on the way.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function eventsOf(socket: WebSocket, stream: string, gone: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let over = false;
  let beat: ReturnType<typeof setInterval> | undefined;
  const end = () => {
    over = true;
    clearInterval(beat);
    if (socket.readyState === WebSocket.OPEN) socket.close(1000);
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const say = (event: StreamEvent, data: string | number) => {
          if (over) return;
          controller.enqueue(encoder.encode(`event: ${event}\ndata: ${data}\n\n`));
          if (event === "close") {
            controller.close();
            end();
          } else if ((controller.desiredSize ?? 0) <= 0) say("close", tryAgain);
        };
        say("open", stream);
        socket.binaryType = "arraybuffer";
        socket.addEventListener("message", ({ data }) => {
          if (typeof data === "string") say("text", data);
          else say("binary", toBase64(new Uint8Array(data as ArrayBuffer)));
        });
        socket.addEventListener("close", ({ code }) => say("close", code));
        socket.addEventListener("error", () => say("close", tryAgain));
        // A reader that hangs up cancels nothing: the request says it (enable_request_signal in wrangler.toml).
        gone.addEventListener("abort", end);
        socket.accept();
        // Answered by the platform, so it wakes nobody: a sign of life of the whole way, and proxies keep the line.
        beat = setInterval(() => {
          if (socket.readyState === WebSocket.OPEN) socket.send("ping");
        }, streamLimits.beatMs);
      },
      // The reader is gone.
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
  );
}
