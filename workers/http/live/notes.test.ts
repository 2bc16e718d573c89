import { expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { subprotocol } from "#domain/live/wire.ts";
import type { BoardView } from "#domain/views/board.ts";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { origin, post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";

const role = { title: "Welder", team: "Works", location: "Bergen", openings: 1 };
const candidate = { name: "Lena", email: null, phone: null, headline: null, location: null };

const open = async (path: string, cookie: string) => {
  const headers = { upgrade: "websocket", cookie, origin, "sec-websocket-protocol": subprotocol };
  const response = await send(path, { headers });
  response.webSocket?.accept();
  response.webSocket?.close();
  return response.status;
};

test("a note is opened by its name in the path, by its readers and nobody else", async () => {
  await seedDemoPeople(testEnv);
  const recruiter = await signIn("recruiter@demo.hotgigs.dev");
  const { id } = (await (await post("/api/v1/requisitions", role, { cookie: recruiter })).json()) as {
    id: string;
  };
  const seen = await send(`/api/v1/requisitions/${id}`, { headers: { cookie: recruiter } });
  const stage = ((await seen.json()) as BoardView).state.stages[0]?.id;
  const added = await post(
    `/api/v1/requisitions/${id}/applications`,
    { stage, candidate },
    { cookie: recruiter },
  );
  const { application } = (await added.json()) as { application: string };
  const at = (document: string) => `/live/requisitions/${id}/${document}`;
  const [manager, interviewer] = [
    await signIn("admin@demo.hotgigs.dev"),
    await signIn("interviewer1@demo.hotgigs.dev"),
  ];
  expect(await open(at(`notes.${application}.team`), recruiter)).toBe(101);
  expect(await open(at(`notes.${application}.managers`), manager)).toBe(101);
  expect(await open(at(`notes.${application}.team`), interviewer)).toBe(404);
  expect(await open(at(`notes.${application}.private.${newId("usr")}`), manager)).toBe(404);
  expect(await open(at(`notes.${newId("app")}.team`), recruiter)).toBe(404);
  expect(await open(at(`notes.${application}.all`), recruiter)).toBe(404);
});
