import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Alarms, alarmsTable } from "./alarms.ts";
import { migrate } from "./migrations.ts";

const far = () => Date.now() + 1_000_000;

function withAlarms(
  name: string,
  run: (storage: DurableObjectStorage, alarms: Alarms) => Promise<void>,
): Promise<void> {
  return runInDurableObject(env.ORGANIZATION.getByName(name), async (_object, { storage }) => {
    migrate(storage, [alarmsTable]);
    await run(storage, new Alarms(storage));
    await storage.deleteAlarm();
  });
}

test("the platform's alarm is that of the earliest row", async () => {
  await withAlarms("earliest", async (storage, alarms) => {
    const at = far();
    alarms.set("announce", "b", at + 50);
    alarms.set("announce", "a", at, "stage");
    alarms.set("wakeUp", "", at + 100);
    expect(await storage.getAlarm()).toBe(at);
    expect(alarms.due(at + 60).map(({ key }) => key)).toEqual(["a", "b"]);
    expect(alarms.get("announce", "a")).toMatchObject({ at, data: "stage" });
  });
});

test("an instance that has just woken does not put off what an earlier one has set", async () => {
  await withAlarms("woken", async (storage, alarms) => {
    const at = far();
    alarms.set("wakeUp", "", at);
    new Alarms(storage).set("announce", "a", at + 500_000);
    expect(await storage.getAlarm()).toBe(at);
  });
});

test("what is cleared does not ring again", async () => {
  await withAlarms("cleared", async (storage, alarms) => {
    const at = far();
    alarms.set("wakeUp", "", at);
    alarms.set("deliver", "", at + 10);
    alarms.clear("wakeUp", "");
    alarms.rearm();
    expect(await storage.getAlarm()).toBe(at + 10);
  });
});
