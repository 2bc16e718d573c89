import { expect, test } from "vitest";
import { TestClient, until } from "#durable/testing/client.ts";
import { damage, randomFrom, seed, seeds } from "#durable/testing/damage.ts";
import { addApplication, grantOf, newActor, newRoom } from "#durable/testing/factory.ts";

test("damaged frames against a live room: no state changes, others notice nothing, the room lives on", async () => {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const witness = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => witness.synced && witness.of("welcome").length === 1);
  const before = await room.stub().dump();
  const random = randomFrom(seed + 1);
  const valid = seeds(application);
  for (let socket = 0; socket < 10; socket += 1) {
    // A viewer: what survives the damage by chance may not change anything either.
    const client = await new TestClient().connect(room, grantOf(newActor(room, "viewer")));
    for (let at = 0; at < 90; at += 1) {
      client.send(damage(valid[random(valid.length)] ?? new Uint8Array(), random));
      // An honest frame in between, or the third broken one in a row would end it.
      client.send(Uint8Array.from([3]));
    }
    client.close();
  }
  const { events, head, state, ranks, chainOk } = await room.stub().dump();
  expect({ events, head, state, ranks, chainOk }).toEqual({
    events: before.events,
    head: before.head,
    state: before.state,
    ranks: before.ranks,
    chainOk: true,
  });
  expect(witness.closed).toBeNull();
  witness.doc.getMap("ranks").set(application, "still");
  await until(() => witness.of("saved").length > 0);
});
