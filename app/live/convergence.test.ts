import fc from "fast-check";
import { expect, it } from "vitest";
import type { Id } from "#domain/ids/ids.ts";
import { FakeRoom, testId, testState } from "./fake-room.ts";
import { RoomClient } from "./room-client.ts";

const cards = 4;
type Step =
  | { do: "move"; who: number; card: number; stage: number; rank: number }
  | { do: "rank"; who: number; card: number; rank: number }
  | { do: "reject" | "unreject"; who: number; card: number }
  | { do: "drop" | "back" | "hold" | "release" | "mute" | "speak" | "breathe" };

const who = fc.nat(2);
const card = fc.integer({ min: 1, max: cards });
const rank = fc.nat(60);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("move" as const),
    who,
    card,
    stage: fc.integer({ min: 1, max: 3 }),
    rank,
  }),
  fc.record({ do: fc.constant("rank" as const), who, card, rank }),
  fc.record({ do: fc.constantFrom("reject" as const, "unreject" as const), who, card }),
  fc.record({
    do: fc.constantFrom(
      "drop",
      "back",
      "hold",
      "release",
      "mute",
      "speak",
      "breathe",
    ) as fc.Arbitrary<"drop">,
  }),
);

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

const key = (n: number) => `a${String(n).padStart(2, "0")}V`;

it("brings three people to the same board, whatever they do and however the network behaves", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const room = new FakeRoom(testState(cards));
      let made = 0;
      const clients = [0, 1, 2].map(
        () =>
          new RoomClient({
            view: room.view(),
            openSocket: room.openSocket,
            post: room.post,
            fetchFaces: async () => [],
            newCommandId: (): Id<"cmd"> => {
              made += 1;
              return testId("cmd", made);
            },
            now: () => 1_000,
          }),
      );
      for (const client of clients) client.connect();
      await settle();
      for (const each of steps) await take(each, room, clients);
      room.mute = false;
      room.network = true;
      room.release();
      // Everybody loses the line once more and comes back: what was swallowed is sent again.
      room.drop();
      for (const client of clients) client.online(true);
      await settle();
      await settle();
      const ranks = Object.fromEntries(room.doc.getMap<string>("ranks").entries());
      for (const client of clients) {
        const shown = client.snapshot();
        expect(shown.state.applications).toEqual(room.state.applications);
        expect(shown.ranks).toEqual(ranks);
        expect(shown.unsaved).toBe(0);
        expect(shown.waiting.size).toBe(0);
      }
      // Once each: the room saw no command do its thing twice.
      const ids = room.log
        .filter((event) => event.type === "application.moved")
        .map((event) => event.command);
      expect(new Set(ids).size).toBe(ids.length);
      for (const client of clients) client.disconnect();
    }),
    { numRuns: 150 },
  );
});

async function take(each: Step, room: FakeRoom, clients: readonly RoomClient[]): Promise<void> {
  const client = "who" in each ? clients[each.who] : undefined;
  const application = "card" in each ? testId("app", each.card) : null;
  if (client && application) {
    if (each.do === "move") {
      const args = { application, to: testId("stg", each.stage), rank: key(each.rank) };
      void client.command("application.move", args);
    } else if (each.do === "rank") client.setRank(application, key(each.rank));
    else if (each.do === "reject") {
      void client.command("application.reject", { application, reason: testId("rsn", 1) });
    } else if (each.do === "unreject") void client.command("application.unreject", { application });
    return;
  }
  if (each.do === "drop") room.drop();
  else if (each.do === "back") for (const one of clients) one.online(true);
  else if (each.do === "hold") room.holdEvents = true;
  else if (each.do === "release") room.release();
  else if (each.do === "mute") room.mute = true;
  else if (each.do === "speak") room.mute = false;
  await settle();
}
