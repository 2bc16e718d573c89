// Every field of every GET route, as everybody, on the team and off it, compared with fields.ts.
import { beforeAll, describe, expect, test } from "vitest";
import { roles } from "#domain/access/access.ts";
import type { FieldClass } from "#domain/access/fields.ts";
import { fieldClasses } from "#domain/access/fields.ts";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";
import { askFor } from "./asks.ts";
import { type Described, describedPaths, pathIn, seenPaths } from "./field-paths.ts";
import { type Fields, fields, managersSee, noFields, seers } from "./fields.ts";
import { buildHouse, type House, type PersonKind, personKinds } from "./people.ts";
import { furnish, type Place } from "./place.ts";
import { referrers, routes } from "./policy.ts";
import { fillHouse, fillPlace } from "./populate.ts";

/** `manager`: whoever can be is the hiring manager on its team. `panel`: on its panel. `off`: nobody is on its team. */
const stands = ["manager", "panel", "off"] as const;
type Stand = (typeof stands)[number];
/** Who can be on a requisition's team. */
const teamable = referrers;

let house: House;
let api: Described;
const places = {} as Record<Stand, Place>;

beforeAll(async () => {
  house = await buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
  const { id: label } = await fillHouse(house);
  for (const stand of stands) {
    places[stand] = await furnish(house, { team: false, confidential: false });
    const role = stand === "panel" ? "panel" : "hiringManager";
    await fillPlace(house, places[stand], { label, role, team: stand === "off" ? [] : teamable });
  }
  api = (await (await send("/api/v1/openapi.json")).json()) as Described;
}, 60_000);

/** Whether somebody who stands so is to see fields of this class. */
function sees(field: FieldClass, { kind, stand }: Pick<Seen, "kind" | "stand">): boolean {
  const who = seers[field];
  if (who === "whoever is answered" || who.includes(kind)) return true;
  return stand === "manager" && teamable.includes(kind as never) && managersSee.includes(field);
}

interface Line {
  path: string;
  field: FieldClass;
  /** The test's house may have nothing there. */
  optional: boolean;
}

function linesOf(table: Fields): Line[] {
  return Object.entries(table).flatMap(([field, paths]) =>
    (paths.match(/\S+/g) ?? []).map((path) => ({
      path: path.replace(/\?$/, ""),
      field: field as FieldClass,
      optional: path.endsWith("?"),
    })),
  );
}

interface Seen {
  kind: PersonKind;
  stand: Stand;
  paths: Set<string>;
}

const asked = new Map<string, Promise<Seen[]>>();
/** What everybody is answered: only what was granted, and is JSON. Asked once. */
function askAll(route: string): Promise<Seen[]> {
  const answers = asked.get(route) ?? askOnce(route);
  asked.set(route, answers);
  return answers;
}

async function askOnce(route: string): Promise<Seen[]> {
  const answers: Seen[] = [];
  for (const kind of personKinds) {
    // What is not about one requisition is the same wherever somebody stands: they are on a team somewhere.
    for (const stand of route.includes(":requisition") ? stands : (["manager"] as const)) {
      const { path, init } = askFor(route, places[stand]);
      const query = extra(route, places[stand]);
      const headers = { ...init.headers, cookie: house.people[kind].cookies.living, origin };
      const response = await send(path + query, { ...init, headers });
      const type = response.headers.get("content-type") ?? "";
      if (!response.ok || !type.startsWith("application/json")) await response.body?.cancel();
      else answers.push({ kind, stand, paths: seenPaths(await response.json()) });
    }
  }
  return answers;
}

/** What has to be asked for by name. */
function extra(route: string, { application, ending, requisition }: Place): string {
  if (route.endsWith("/faces")) return `?ids=${application},${ending}`;
  if (route.endsWith("/find")) return "?q=Lena";
  if (route.endsWith("/access")) return `?requisition=${requisition}`;
  return "";
}

/** Sentences about what is wrong, one for each field and fault; each says what to do. */
function faultsOf(
  route: string,
  table: Fields,
  described: Iterable<string>,
  answers: readonly Seen[],
): string[] {
  const lines = linesOf(table);
  const known = lines.map(({ path }) => path);
  const add = `add it to "${route}" in tests/authz/fields.ts, under its class (domain/access/fields.ts)`;
  const faults = [...described]
    .filter((path) => !pathIn(known, path))
    .map((path) => `${path}: described, and nobody says who sees it: ${add}`);
  const strange = new Set(answers.flatMap(({ paths }) => [...paths]).filter((path) => !pathIn(known, path)));
  for (const path of strange) {
    faults.push(
      `${path}: answered to ${whoOf(answers, ({ paths }) => paths.has(path))}, and not in the table: ${add}`,
    );
  }
  for (const { path, field, optional } of lines) {
    const saw = ({ paths }: Seen) => [...paths].some((each) => pathIn(known, each) === path);
    const about = `${path} (${field})`;
    if (!optional && answers.length > 0 && !answers.some(saw)) {
      faults.push(`${about}: nobody saw it: fill it in in populate.ts, mark it "?", or delete its line`);
      continue;
    }
    const peeped = whoOf(answers, (each) => saw(each) && !sees(field, each));
    if (peeped) faults.push(`${about}: seen by ${peeped}: answer it only if mayRead(actor, "${field}")`);
    const denied = whoOf(answers, (each) => !saw(each) && sees(field, each));
    if (denied && !optional && seers[field] !== "whoever is answered") {
      faults.push(
        `${about}: not seen by ${denied}: fill it in in populate.ts, or say in fields.ts who sees it`,
      );
    }
  }
  return faults;
}

/** "owner (off), viewer (manager)"; "" for nobody. */
function whoOf(answers: readonly Seen[], which: (seen: Seen) => boolean): string {
  return answers
    .filter(which)
    .map(({ kind, stand }) => `${kind} (${stand})`)
    .join(", ");
}

const reading = Object.keys(routes).filter(
  (route) => route.startsWith("GET ") && !route.startsWith("GET /live/") && !noFields.includes(route),
);

describe("the table", () => {
  test("has every route that answers somebody with JSON, and no other", () => {
    expect(Object.keys(fields).filter((route) => !reading.includes(route))).toEqual([]);
    expect(
      reading
        .filter((route) => !fields[route])
        .map((route) => `${route}: has no fields in tests/authz/fields.ts`),
    ).toEqual([]);
  });

  test("says of every class who sees it, as domain/access/fields.ts has it", () => {
    expect(Object.keys(seers).sort()).toEqual(Object.keys(fieldClasses).sort());
    expect(roles.length + 1).toBe(personKinds.length);
  });
});

describe.each(reading)("%s", (route) => {
  test("answers everybody with the fields that the table says", async () => {
    expect(faultsOf(route, fields[route] ?? {}, describedPaths(api, route), await askAll(route))).toEqual([]);
  });
});

describe("a fault is seen", () => {
  const route = "GET /api/v1/requisitions/:requisition/applications/:application/pay";
  const table = fields[route] ?? {};
  const changed = async (change: (paths: Set<string>, seen: Seen) => void) => {
    const answers = (await askAll(route)).map((seen) => ({ ...seen, paths: new Set(seen.paths) }));
    for (const seen of answers) change(seen.paths, seen);
    return answers;
  };

  test("a field that somebody adds to an answer, or to its description, and not to the table", async () => {
    const answers = await changed((paths, { kind }) => kind === "owner" && paths.add("history.amount"));
    expect(faultsOf(route, table, ["bonus.amount"], answers)).toEqual([
      expect.stringMatching(/^bonus\.amount: described, and nobody says who sees it: add it to/),
      expect.stringMatching(/^history\.amount: answered to owner \(manager\), .* and not in the table/),
    ]);
  });

  test("a field that somebody sees who is not to", async () => {
    const answers = await changed(
      (paths, { kind, stand }) =>
        kind === "hiringManager" && stand === "manager" && paths.add("expectation.amount"),
    );
    expect(faultsOf(route, table, [], answers)).toEqual([
      expect.stringMatching(/^expectation\.amount \(pay\.expectation\): seen by hiringManager \(manager\):/),
    ]);
  });

  test("a field that nobody is shown any more, or somebody not who is to see it", async () => {
    const answers = await changed((paths, { kind }) => {
      paths.delete("offer.period");
      if (kind === "recruiter") paths.delete("range.min");
    });
    expect(faultsOf(route, table, [], answers)).toEqual([
      expect.stringMatching(
        /^range\.min \(pay\.range\): not seen by recruiter \(manager\), recruiter \(panel\)/,
      ),
      expect.stringMatching(/^offer\.period \(pay\.offer\): nobody saw it/),
    ]);
  });
});
