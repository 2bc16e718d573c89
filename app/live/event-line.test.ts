import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { closeCode } from "#domain/live/wire.ts";
import { EventLine } from "./event-line.ts";

let events: ReadableStreamDefaultController<Uint8Array>;
let posts: { body: { stream: string; frames: object[] }; answer: (status: number) => void }[];
let listening: Response | null;
let sent: RequestInit | undefined;

function stream(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      events = controller;
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  posts = [];
  listening = new Response(stream());
  vi.stubGlobal("fetch", (_path: string, init: RequestInit = {}) => {
    if (init.method !== "POST") {
      sent = init;
      return Promise.resolve(listening);
    }
    return new Promise((resolve) => {
      const answer = (status: number) => resolve(new Response(null, { status }));
      posts.push({ body: JSON.parse(String(init.body)), answer });
    });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(1);
const say = (text: string) => events.enqueue(new TextEncoder().encode(text));

function listen(token?: string) {
  const log: unknown[] = [];
  const line = new EventLine("/live/organization", token);
  line.onopen = () => log.push("open");
  line.onmessage = ({ data }) => log.push(data instanceof ArrayBuffer ? [...new Uint8Array(data)] : data);
  line.onclose = ({ code }) => log.push(code);
  return { line, log };
}

async function opened(token?: string) {
  const world = listen(token);
  await settle();
  say("event: open\ndata: 7b3f\n\n");
  await settle();
  return world;
}

it("hears what a socket would hear, however the bytes arrive, and ends with the socket's code", async () => {
  const { log } = await opened("secret");
  expect(sent?.headers).toMatchObject({ authorization: "Bearer secret" });
  say("event: bin");
  say('ary\ndata: AAEC\n\nevent: text\ndata: {"t":"ended"}\n');
  await settle();
  say("\nevent: close\ndata: 4403\n\n");
  await settle();
  expect(log).toEqual(["open", [0, 1, 2], '{"t":"ended"}', closeCode.accessRemoved]);
});

it("sends one POST at a time, in order, what was said meanwhile together", async () => {
  const { line } = await opened();
  for (const byte of [1, 2, 3]) line.send(new Uint8Array([byte]));
  await settle();
  expect(posts.map(({ body }) => body)).toEqual([{ stream: "7b3f", frames: [{ binary: "AQ==" }] }]);
  posts[0]?.answer(204);
  await settle();
  expect(posts[1]?.body.frames).toEqual([{ binary: "Ag==" }, { binary: "Aw==" }]);
});

it("is lost when a POST is not taken, unless the stream says why first", async () => {
  const first = await opened();
  first.line.send("x");
  posts[0]?.answer(404);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(first.log.at(-1)).toBe(1006);
  expect(first.line.readyState).toBe(3);
});

it("says why it could not be opened, and that it is lost when the stream breaks off", async () => {
  listening = new Response(null, { status: 401 });
  const refused = listen();
  await settle();
  expect(refused.log).toEqual([closeCode.sessionEnded]);
  listening = new Response(stream());
  const { log } = await opened();
  events.close();
  await settle();
  expect(log).toEqual(["open", 1006]);
});

it("answers a ping only as long as the server gives signs of life", async () => {
  const { line, log } = await opened();
  line.send("ping");
  await settle();
  expect(log).toEqual(["open", "pong"]);
  await vi.advanceTimersByTimeAsync(21_000);
  line.send("ping");
  await settle();
  expect(log).toEqual(["open", "pong"]);
  expect(posts).toEqual([]);
});
