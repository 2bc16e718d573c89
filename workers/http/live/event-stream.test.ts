// Sockets as server-sent events and POSTs: the same authorisation, frames, limits and endings.
import { toBase64 } from "lib0/buffer";
import * as encoding from "lib0/encoding";
import { beforeAll, expect, test } from "vitest";
import { type Id, newId } from "#domain/ids/ids.ts";
import { closeCode, frame, limits, wireVersion } from "#domain/live/wire.ts";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { origin, post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";
import { endAccess } from "#workers/commands/end-access.ts";
import { hubAt } from "#workers/objects.ts";

const role = { title: "Welder", team: "Works", location: "Bergen", openings: 1 };
const candidate = { name: "Lena", email: "lena@example.com", phone: null, headline: null, location: null };

interface Heard {
  event: string;
  data: string;
}

/** A stream that is read to its end in the background. */
class Listener {
  readonly heard: Heard[] = [];
  status = 0;
  ended = false;
  #stop: (() => Promise<void>) | null = null;

  static async open(path: string, headers: Record<string, string>): Promise<Listener> {
    const self = new Listener();
    const response = await send(path, { headers });
    self.status = response.status;
    const reader = response.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
    if (!reader) return self;
    self.#stop = () => reader.cancel();
    void self.#read(reader);
    await expect.poll(() => self.stream).not.toBe("");
    return self;
  }

  get stream(): string {
    return this.heard.find(({ event }) => event === "open")?.data ?? "";
  }

  get closed(): number | null {
    const close = this.heard.find(({ event }) => event === "close");
    return close ? Number(close.data) : null;
  }

  /** Our own messages of a room. */
  get messages(): Record<string, unknown>[] {
    return this.heard.flatMap(({ event, data }) => {
      const bytes = event === "binary" ? Uint8Array.from(atob(data), (each) => each.charCodeAt(0)) : null;
      const json = bytes?.[0] === frame.message ? new TextDecoder().decode(bytes).replace(/^[^{]*/, "") : "";
      return json === "" ? [] : [JSON.parse(json) as Record<string, unknown>];
    });
  }

  told(t: string): Record<string, unknown> | undefined {
    return this.messages.find((each) => each.t === t);
  }

  async stop(): Promise<void> {
    await this.#stop?.();
  }

  async #read(reader: ReadableStreamDefaultReader<string>): Promise<void> {
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const parts = (rest + value).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts) {
        const [, event = "", data = ""] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? [];
        this.heard.push({ event, data });
      }
    }
    this.ended = true;
  }
}

/** One of our own messages as a room's frame. */
function own(message: unknown): { binary: string } {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, frame.message);
  encoding.writeVarString(encoder, JSON.stringify(message));
  return { binary: toBase64(encoding.toUint8Array(encoder)) };
}
const hello = (seq = 0) => own({ t: "hello", v: wireVersion, seq });

let organization: Id<"org">;
let recruiter: string;
let id: string;
let application: string;
let stages: string[];
let token: string;
const base = () => `/live/requisitions/${id}/board`;
const say = async (at: string, stream: string, frames: unknown[], headers: Record<string, string>) =>
  (await post(`${at}/frames`, { stream, frames }, headers)).status;
const move = (to: string | undefined, rank = "a1") => ({
  id: newId("cmd"),
  baseSeq: 0,
  type: "application.move",
  args: { application, to, rank },
});

beforeAll(async () => {
  ({ organization } = await seedDemoPeople(testEnv));
  recruiter = await signIn("recruiter@demo.hotgigs.dev");
  const made = await post("/api/v1/requisitions", role, { cookie: recruiter });
  ({ id } = (await made.json()) as { id: string });
  const seen = await send(`/api/v1/requisitions/${id}`, { headers: { cookie: recruiter } });
  const { state } = (await seen.json()) as { state: { stages: { id: string }[] } };
  stages = state.stages.map((stage) => stage.id);
  const body = { stage: stages[0], candidate };
  const added = await post(`/api/v1/requisitions/${id}/applications`, body, { cookie: recruiter });
  ({ application } = (await added.json()) as { application: string });
  const link = `/api/v1/requisitions/${id}/applications/${application}/status-link`;
  const { url } = (await (await post(link, {}, { cookie: recruiter })).json()) as { url: string };
  token = url.split("/").at(-1) ?? "";
});

test("a board: what one says by POST others hear on their streams, and oneself is answered on one's own", async () => {
  const manager = await signIn("admin@demo.hotgigs.dev");
  const [ana, ben] = [
    await Listener.open(`${base()}/events`, { cookie: recruiter }),
    await Listener.open(`${base()}/events`, { cookie: manager }),
  ];
  expect(await say(base(), ana.stream, [hello()], { cookie: recruiter })).toBe(204);
  expect(await say(base(), ben.stream, [hello()], { cookie: manager })).toBe(204);
  await expect.poll(() => Boolean(ana.told("welcome") && ben.told("welcome"))).toBe(true);
  const command = move(stages[3]);
  await say(base(), ana.stream, [own({ t: "command", command })], { cookie: recruiter });
  await expect.poll(() => ana.told("ack")?.id).toBe(command.id);
  await expect.poll(() => JSON.stringify(ben.told("events"))).toContain(command.id);
  expect(ben.told("ack")).toBeUndefined();
  // A refusal is an answer as well, and the frames of one POST are heard in their order.
  const wrong = move(newId("stg"));
  const two = [own({ t: "command", command: wrong }), own({ t: "command", command: move(stages[0]) })];
  await say(base(), ana.stream, two, { cookie: recruiter });
  await expect.poll(() => ana.messages.filter(({ t }) => t === "ack")).toHaveLength(2);
  expect(ana.told("refused")?.id).toBe(wrong.id);
  await Promise.all([ana.stop(), ben.stop()]);
});

test("a stream is its session's: nobody else speaks on it, and when its reader is gone so is its socket", async () => {
  const ana = await Listener.open(`${base()}/events`, { cookie: recruiter });
  const hub = hubAt(testEnv, organization) as unknown as { whoIsWhere(): Promise<Record<string, unknown[]>> };
  await expect.poll(async () => (await hub.whoIsWhere())[id]?.length ?? 0, { timeout: 5_000 }).toBe(1);
  const again = await signIn("recruiter@demo.hotgigs.dev");
  const agency = await signIn("agency@demo.hotgigs.dev");
  expect(await say(base(), ana.stream, [hello()], { cookie: again })).toBe(404);
  expect(await say(base(), crypto.randomUUID(), [hello()], { cookie: recruiter })).toBe(404);
  expect(await say(base(), ana.stream, [hello()], { cookie: agency })).toBe(404);
  expect(await say(base(), ana.stream, [hello()], {})).toBe(401);
  expect(await say(base(), ana.stream, [], { cookie: recruiter })).toBe(422);
  expect(await say(base(), ana.stream, [{ binary: "%" }], { cookie: recruiter })).toBe(422);
  expect(ana.told("welcome")).toBeUndefined();
  await ana.stop();
  await expect.poll(async () => (await hub.whoIsWhere())[id]?.length ?? 0, { timeout: 5_000 }).toBe(0);
  expect(await say(base(), ana.stream, [hello()], { cookie: recruiter })).toBe(404);
});

test("nobody opens one who may not, and another site cannot make a browser do it", async () => {
  const opened = async (path: string, headers: Record<string, string>) =>
    (await send(path, { headers })).status;
  const unknown = `/live/requisitions/${newId("req")}/board/events`;
  expect(await opened(`${base()}/events`, {})).toBe(401);
  expect(await opened(unknown, { cookie: recruiter })).toBe(404);
  const agency = await signIn("agency@demo.hotgigs.dev");
  expect(await opened(`${base()}/events`, { cookie: agency })).toBe(404);
  expect(await opened(`${base()}/events`, { cookie: recruiter, origin: "https://evil.example" })).toBe(403);
  expect(await opened(`${base()}/events`, { cookie: recruiter, "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await opened("/live/organization/events", { cookie: agency })).toBe(403);
  const asked = await send(`${base()}/events`, { method: "HEAD", headers: { cookie: recruiter, origin } });
  expect([asked.status, asked.body]).toEqual([204, null]);
});

test("frames have the room's limits: a flood closes the stream with the socket's own code", async () => {
  const ana = await Listener.open(`${base()}/events`, { cookie: recruiter });
  const flood = Array.from({ length: limits.frameBurst }, () => hello());
  await say(base(), ana.stream, flood, { cookie: recruiter });
  await say(base(), ana.stream, flood, { cookie: recruiter });
  await expect.poll(() => ana.closed).toBe(closeCode.tooMany);
  await expect.poll(() => ana.ended).toBe(true);
});

test("access that ends closes boards' and lists' streams", async () => {
  const cookie = await signIn("admin@demo.hotgigs.dev");
  const session = (await (await send("/api/auth/session", { headers: { cookie } })).json()) as {
    user: { id: string };
  };
  const [board, list] = [
    await Listener.open(`${base()}/events`, { cookie }),
    await Listener.open("/live/organization/events", { cookie }),
  ];
  await expect.poll(() => list.heard.some(({ data }) => data.includes('"presence"'))).toBe(true);
  await endAccess(testEnv, { organization, users: [session.user.id] });
  await expect
    .poll(() => [board.closed, list.closed])
    .toEqual([closeCode.accessRemoved, closeCode.accessRemoved]);
  // Signing out says so too.
  const own = await Listener.open("/live/organization/events", { cookie });
  await post("/api/auth/sign-out", {}, { cookie });
  await expect.poll(() => own.closed).toBe(closeCode.sessionEnded);
});

test("a candidate's page: what is announced arrives, to the holder of the link only, until the link ends", async () => {
  const at = `/live/applications/${application}`;
  const bearer = { authorization: `Bearer ${token}` };
  expect((await send(`${at}/events`)).status).toBe(401);
  expect((await send(`${at}/events`, { headers: { authorization: "Bearer slk_x.y" } })).status).toBe(404);
  const foreign = `/live/applications/${newId("app")}/events`;
  expect((await send(foreign, { headers: bearer })).status).toBe(404);
  const page = await Listener.open(`${at}/events`, bearer);
  const first = [{ text: JSON.stringify({ t: "hello", v: wireVersion, seq: 0 }) }];
  expect(await say(at, page.stream, first, {})).toBe(401);
  expect(await say(at, page.stream, first, bearer)).toBe(204);
  await expect.poll(() => page.heard.filter(({ event }) => event === "text").length).toBe(1);
  const path = `/api/v1/requisitions/${id}/commands`;
  // The second stage announces at once.
  await post(path, move(stages[1], "a2"), { cookie: recruiter });
  await expect.poll(() => page.heard.filter(({ event }) => event === "text").length).toBe(2);
  const link = `/api/v1/requisitions/${id}/applications/${application}/status-link`;
  await send(link, { method: "DELETE", headers: { cookie: recruiter, origin } });
  await expect.poll(() => page.closed).toBe(closeCode.accessRemoved);
  expect(page.heard.some(({ data }) => data.includes('"ended"'))).toBe(true);
  expect(await say(at, page.stream, first, bearer)).toBe(404);
});
