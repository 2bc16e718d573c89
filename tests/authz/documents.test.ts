// Every document of a room, asked for by socket as every role, compared with policy.ts.
import { beforeAll, expect, test } from "vitest";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";
import { buildHouse, type House, type Person, personKinds } from "./people.ts";
import { furnish, nowhere, type Place } from "./place.ts";
import { documents, reach, team } from "./policy.ts";
import { answerOf } from "./table.ts";

let ours: House;
const places = {} as Record<"own" | "offTeam" | "confidential" | "above" | "theirs" | "nobodys", Place>;

beforeAll(async () => {
  const build = () => buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
  const houses = await Promise.all([build(), build()]);
  ours = houses[0];
  [places.own, places.theirs] = await Promise.all([furnish(houses[0]), furnish(houses[1])]);
  places.offTeam = await furnish(houses[0], { team: false, confidential: false });
  places.above = await furnish(houses[0], { team: true, confidential: false, above: true });
  places.confidential = await furnish(houses[0], { team: false, confidential: true });
  places.nobodys = nowhere(places.theirs);
});

type Name = keyof typeof documents;

/** No person's id, and in the form of one. */
const another = (id: string) => id.replace(/.$/, (last) => (last === "0" ? "1" : "0"));

function nameOf(document: Name, { application }: Place, { id }: Person): string {
  if (document === "board") return "board";
  if (document === "card") return `card.${application}`;
  const owner = document.endsWith("mine") ? id : another(ours.people.admin.id);
  const [audience] = document.slice("notes.".length).split(",");
  return `notes.${application}.${audience}${audience === "private" ? `.${owner}` : ""}`;
}

async function open(place: Place, name: string, cookie: string): Promise<string> {
  const headers = { upgrade: "websocket", origin, cookie, "sec-websocket-protocol": "hotgigs.v1" };
  const response = await send(`/live/requisitions/${place.requisition}/${name}`, { headers });
  response.webSocket?.accept();
  response.webSocket?.close();
  return answerOf(response);
}

test.each(Object.keys(documents) as Name[])("%s", async (document) => {
  const wrong: string[] = [];
  for (const kind of personKinds) {
    const person = ours.people[kind];
    const { living, expired, forged } = person.cookies;
    for (const [where, place] of Object.entries(places)) {
      const got = await open(place, nameOf(document, place, person), living);
      const may = documents[document].includes(kind as never);
      const hidden = document === "notes.private, another's" && team.includes(kind as never);
      const reached = where in reach && reach[where as keyof typeof reach].includes(kind as never);
      const missing = kind === "outsider" || !reached || hidden;
      const wanted = missing ? "404 resource.missing" : may ? "101" : "403 access.denied";
      if (got !== wanted) wrong.push(`${kind}, ${where}: ${got} instead of ${wanted}`);
    }
    for (const cookie of [expired, forged]) {
      const got = await open(places.own, nameOf(document, places.own, person), cookie);
      if (got !== "401 session.missing") wrong.push(`${kind}, without a session: ${got}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("what is no document's name is as missing as a requisition that nobody has", async () => {
  const { living } = ours.people.owner.cookies;
  const names = ["salaries", "notes", `notes.${places.own.application}.everyone`, "board.x", "__proto__"];
  for (const name of names) expect(await open(places.own, name, living)).toBe("404 resource.missing");
});
