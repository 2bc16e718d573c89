/** Rooms, people and commands for tests. Names are new at every call: storage is shared within a test file. */
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type Actor, capabilitiesOf, type Grant, type Role, systemActor } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { type RoomAddress, roomId } from "#domain/ids/objects.ts";
import type { AnnouncementMode, Stage } from "#domain/pipeline/schema.ts";
import type { CommandArgs, CommandType } from "#domain/requisition/commands.ts";

function stage(
  name: string,
  publicName: string | null,
  announce: AnnouncementMode,
  kind: Stage["kind"],
): Stage {
  return { id: newId("stg"), name, kind, publicName, announce };
}

/** A room's address, its stub, its stages and who may do what in it. */
export function newRoom(delayMs = 60_000) {
  const address: RoomAddress = { jurisdiction: null, organization: newId("org"), requisition: newId("req") };
  const stages = {
    inbox: stage("Inbox", "Received", { mode: "atOnce" }, "review"),
    longlist: stage("Longlist", null, { mode: "manual" }, "review"),
    screen: stage("Phone", "Phone call", { mode: "atOnce" }, "screen"),
    onsite: stage("On site", "Interviews", { mode: "delayed", delayMs }, "interview"),
    offer: stage("Offer", "Offer", { mode: "manual" }, "offer"),
  };
  const reason = { id: newId("rsn"), label: "Not enough experience", side: "weDeclined" as const };
  const name = roomId(address);
  return {
    address,
    name,
    stages,
    reason,
    stub: () => env.REQUISITION.getByName(name),
    system: systemActor(address.organization, "test"),
    open: () =>
      env.REQUISITION.getByName(name).open(
        { status: "open", stages: Object.values(stages), reasons: [reason] },
        systemActor(address.organization, "test"),
        newId("cmd"),
      ),
  };
}
export type TestRoom = ReturnType<typeof newRoom>;

/** A member of the room's organization. */
export function newActor(room: TestRoom, role: Role = "recruiter"): Actor {
  const { organization } = room.address;
  return { kind: "user", id: newId("usr"), organization, capabilities: [...capabilitiesOf(role)] };
}

/** What the Worker would hand to the room for this person. */
export function grantOf(actor: Actor, change: Partial<Grant> = {}): Grant {
  return { actor, name: "José Łęcki", session: newId("mem"), leaseUntil: Date.now() + 60_000, ...change };
}

export function command<T extends CommandType>(type: T, args: CommandArgs<T>, id: Id<"cmd"> = newId("cmd")) {
  return { id, baseSeq: 0, type, args };
}

/** Puts a new application into the first stage; answers its ids. */
export async function addApplication(room: TestRoom, rank = "a0", stageId = room.stages.inbox.id) {
  const ids = { application: newId("app"), candidate: newId("cand") };
  const args = { ...ids, stage: stageId, rank, source: "manual" as const };
  const answer = await room.stub().execute(room.system, command("application.create", args));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return ids;
}

/** Rings the room's clocks of one kind, as their time would. Where none is set, nothing rings. */
export async function ring(room: TestRoom, kind: string): Promise<void> {
  await runInDurableObject(room.stub(), (_room, { storage }) => {
    storage.sql.exec("UPDATE alarms SET at = 1 WHERE kind = ?", kind);
  });
  await runDurableObjectAlarm(room.stub());
}
