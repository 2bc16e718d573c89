// Every command of a requisition's room, sent as everybody, compared with policy.ts.
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import {
  type CommandArgs,
  type CommandType,
  commandCapability,
  commandTypes,
} from "#domain/requisition/commands.ts";
import { post, testEnv } from "#workers/auth/testing/world.ts";
import { roomAt } from "#workers/objects.ts";
import { commandOf, granted, systemContext } from "#workers/testing/tenant.ts";
import { buildHouse, type House, type Person, personKinds } from "./people.ts";
import { furnish, type Place } from "./place.ts";
import { commands, reach } from "./policy.ts";
import { answerOf, differences } from "./table.ts";

interface Room {
  house: House;
  place: Place;
}
let ours: Room;
let theirs: Room;
let cells = 0;

beforeAll(async () => {
  const build = async () => {
    const house = await buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
    return { house, place: await furnish(house) };
  };
  [ours, theirs] = await Promise.all([build(), build()]);
  for (const { cookies } of Object.values(ours.house.people)) {
    await post("/api/auth/sign-out", {}, { cookie: cookies.revoked });
  }
});

/** A room's own hand: what must have happened before a command makes sense. */
async function prepare<T extends CommandType>({ house, place }: Room, type: T, args: CommandArgs<T>) {
  const { actor } = systemContext(house.organization);
  const address = { jurisdiction: null, organization: house.organization, requisition: place.requisition };
  granted(await roomAt(testEnv, address).execute(actor, commandOf(type, args)));
}

async function newApplication(room: Room): Promise<{ application: `app_${string}` }> {
  const ids = { application: newId("app"), candidate: newId("cand") };
  const stage = room.place.stage;
  await prepare(room, "application.create", { ...ids, stage, rank: "a1", source: "manual" });
  return { application: ids.application };
}

const closeReason = newId("rsn");
const label = newId("lbl");
const listsOf = ({ place }: Room) => ({
  reasons: [{ id: place.reason, label: "Too far away", side: "theyDeclined" as const }],
  closeReasons: [{ id: closeReason, label: "Not needed any more" }],
  labels: [{ id: label, name: "Silver medalist", hue: 200 }],
  sources: [],
});

async function newOpening(room: Room) {
  await prepare(room, "requisition.setLists", listsOf(room));
  const opening = newId("opn");
  await prepare(room, "opening.add", { opening });
  return { opening, reason: closeReason };
}

async function newStage(room: Room) {
  const stage = newId("stg");
  const name = `Stage ${stage.slice(-4)}`;
  await prepare(room, "stage.add", { stage, name, kind: "review", before: null });
  return { stage };
}

async function newLeaving(room: Room) {
  const made = { ...(await newApplication(room)), to: newId("req") };
  await prepare(room, "application.transfer", { ...made, stage: null });
  return made;
}

/** A command that has something to do, so that whoever may is not refused for another reason. */
const useful: { [T in CommandType]: (room: Room) => Promise<CommandArgs<T>> } = {
  "requisition.changeStatus": async () => ({ status: "onHold" }),
  "stage.add": async (room) => {
    const kind = "review" as const;
    return { stage: newId("stg"), name: `Stage ${room.place.stage.slice(-3)}`, kind, before: null };
  },
  "stage.edit": async ({ place }) => ({ stage: place.next, name: "Another name" }),
  "application.create": async ({ place }) => ({
    application: newId("app"),
    candidate: newId("cand"),
    stage: place.stage,
    rank: "a1",
    source: "manual",
  }),
  "application.move": async (room) => ({
    ...(await newApplication(room)),
    to: room.place.next,
    rank: "a2",
  }),
  "application.reject": async (room) => ({ ...(await newApplication(room)), reason: room.place.reason }),
  "application.unreject": async (room) => {
    const made = await newApplication(room);
    await prepare(room, "application.reject", { ...made, reason: room.place.reason });
    return made;
  },
  "requisition.setLists": async (room) => listsOf(room),
  "opening.add": async () => ({ opening: newId("opn") }),
  "opening.close": newOpening,
  "opening.reopen": async (room) => {
    const made = await newOpening(room);
    await prepare(room, "opening.close", made);
    return { opening: made.opening };
  },
  "stage.move": async ({ place }) => ({ stage: place.next, before: null }),
  "stage.archive": async (room) => ({ ...(await newStage(room)), moveTo: null }),
  "stage.restore": async (room) => {
    const made = await newStage(room);
    await prepare(room, "stage.archive", { ...made, moveTo: null });
    return made;
  },
  "application.withdraw": newApplication,
  "application.unwithdraw": async (room) => {
    const made = await newApplication(room);
    await prepare(room, "application.withdraw", made);
    return made;
  },
  "application.hire": async (room) => {
    // Where openings are counted, a hire needs one.
    await newOpening(room);
    return newApplication(room);
  },
  "application.unhire": async (room) => {
    const made = await newApplication(room);
    await newOpening(room);
    await prepare(room, "application.hire", made);
    return made;
  },
  "application.assign": async (room) => ({ ...(await newApplication(room)), assignee: "usr_somebody" }),
  "application.label": async (room) => {
    await prepare(room, "requisition.setLists", listsOf(room));
    return { ...(await newApplication(room)), add: [label], remove: [] };
  },
  "application.transfer": async (room) => ({
    ...(await newApplication(room)),
    to: newId("req"),
    stage: null,
  }),
  "application.completeTransfer": newLeaving,
  "application.failTransfer": async (room) => ({ ...(await newLeaving(room)), code: "stage.missing" }),
  "application.arrive": async () => ({
    application: newId("app"),
    candidate: newId("cand"),
    stage: null,
    rank: "a1",
    source: "manual",
    origin: newId("req"),
    createdAt: 1,
    hop: 1,
  }),
  "application.announce": async (room) => {
    const made = await newApplication(room);
    await newOpening(room);
    await prepare(room, "application.hire", made);
    return made;
  },
  "application.cancelAnnouncement": async (room) => {
    const made = await newApplication(room);
    await prepare(room, "application.move", { ...made, to: room.place.delayed, rank: "a2" });
    return made;
  },
  "application.announceDue": async (room) => {
    const made = await newApplication(room);
    await prepare(room, "application.move", { ...made, to: room.place.delayed, rank: "a2" });
    return { ...made, stage: room.place.delayed };
  },
  "interview.plan": async (room) => ({
    ...(await newApplication(room)),
    ...{ interview: newId("itv"), ...details(room) },
  }),
  "interview.change": async (room) => ({ ...(await newInterview(room)), ...details(room), minutes: 60 }),
  "interview.cancel": newInterview,
  "interview.finish": newInterview,
};

const details = ({ place }: Room) => ({
  ...{ stage: place.stage, interviewers: ["usr_somebody"], at: null, minutes: 30, zone: "Europe/Lisbon" },
  shows: { resume: true, headline: true, contact: false, source: false },
});

async function newInterview(room: Room) {
  const made = { ...(await newApplication(room)), interview: newId("itv") };
  await prepare(room, "interview.plan", { ...made, ...details(room) });
  return made;
}

async function say(type: CommandType, at: Room, cookie?: string, args?: unknown): Promise<string> {
  cells += 1;
  const path = `/api/v1/requisitions/${at.place.requisition}/commands`;
  const command = { ...commandOf(type, {} as never), args: args ?? (await useful[type](at)) };
  const sent = await post(path, command, cookie === undefined ? {} : { cookie });
  // The others need an open requisition.
  if (type === "requisition.changeStatus" && sent.ok) await prepare(at, type, { status: "open" });
  return answerOf(sent);
}

/** At home, somebody whose role cannot do it is told so, and somebody who does not reach the requisition is not. */
function answered(kind: Person["kind"], may: readonly string[]): string {
  if (kind === "outsider") return "403 access.denied";
  if (!reach.own.includes(kind)) return "404 resource.missing";
  return may.includes(kind) ? "200" : "403 access.denied";
}

describe("the table and the code name the same", () => {
  test("every command", () => {
    expect(differences(commandTypes, commands)).toEqual([]);
    expect(differences(Object.keys(commandCapability), commands)).toEqual([]);
  });

  test("a command that somebody adds is missed", () => {
    expect(differences([...commandTypes, "application.teleport"], commands)).toEqual([
      "application.teleport: in the code, not in the policy",
    ]);
  });
});

describe.each(commandTypes)("%s", (type) => {
  test("as every role, at home", async () => {
    const wrong: string[] = [];
    for (const kind of personKinds) {
      const person = ours.house.people[kind];
      const [got, wanted] = [
        await say(type, ours, person.cookies.living),
        answered(person.kind, commands[type]),
      ];
      if (got !== wanted) wrong.push(`${kind}: ${got} instead of ${wanted}`);
    }
    expect(wrong).toEqual([]);
  });

  test("elsewhere, and without a living session, it is as if there were nothing and nobody", async () => {
    // It is not to be carried out at all: the same will do for everybody.
    const [here, there] = [await useful[type](ours), await useful[type](theirs)];
    const wrong: string[] = [];
    const compare = (who: string, got: string, wanted: string) => {
      if (got !== wanted) wrong.push(`${who}: ${got} instead of ${wanted}`);
    };
    compare("anonymous", await say(type, ours, undefined, here), "401 session.missing");
    for (const kind of personKinds) {
      const { living, revoked, expired } = ours.house.people[kind].cookies;
      const missing = kind === "outsider" ? "403 access.denied" : "404 resource.missing";
      compare(`${kind}, theirs`, await say(type, theirs, living, there), missing);
      compare(`${kind}, revoked`, await say(type, ours, revoked, here), "401 session.missing");
      compare(`${kind}, expired`, await say(type, ours, expired, here), "401 session.missing");
    }
    expect(wrong).toEqual([]);
  });
});

test("that were enough questions", () => {
  expect(cells).toBe(commandTypes.length * (4 * personKinds.length + 1));
});
