import fc from "fast-check";
import { expect, it } from "vitest";
import type { Application } from "#domain/application/schema.ts";
import type { Face } from "#domain/views/board.ts";
import {
  type BoardSettings,
  boardSettingsSchema,
  nobody,
  plainSettings,
} from "#domain/views/board-settings.ts";
import { idOf, pipeline } from "#tests/factories/room.ts";
import { boardArrange, columnsFrom } from "../columns.ts";
import { readSettings, sameSettings, writeSettings } from "./address.ts";
import { type Records, Shelves } from "./shelves.ts";

const stage = fc.constantFrom(...pipeline.map(({ id }) => id));
const source = fc.constantFrom("manual", "upload", "referral");
const assignee = fc.constantFrom("ana", "bo");
const list = <T>(each: fc.Arbitrary<T>) => fc.uniqueArray(each, { maxLength: 2 });

const settings: fc.Arbitrary<BoardSettings> = fc
  .record({
    layout: fc.constantFrom("board", "table"),
    text: fc.constantFrom("", "ana", "é b"),
    status: fc.constantFrom("active", "rejected", "all"),
    stages: list(stage),
    labels: list(fc.constantFrom(idOf("lbl", 1), idOf("lbl", 2))),
    sources: list(source),
    assignees: list(fc.constantFrom(nobody, "ana", "bo")),
    age: fc.constantFrom(null, 3, "late"),
    sort: fc.constantFrom("board", "name", "age", "applied"),
    reverse: fc.boolean(),
    group: fc.constantFrom("none", "stage", "source"),
    lanes: fc.constantFrom("none", "source", "assignee"),
    columns: list(fc.constantFrom("stage", "age")),
  })
  .map((each) => boardSettingsSchema.parse(each));

const day = 86_400_000;
const card = fc.record({
  n: fc.integer({ min: 1, max: 12 }),
  stage,
  status: fc.constantFrom("active" as const, "rejected" as const),
  source: fc.constantFrom("manual" as const, "upload" as const),
  assignee: fc.option(assignee, { nil: undefined }),
  days: fc.integer({ min: 0, max: 9 }),
  rank: fc.constantFrom("a0", "a1", "a2"),
  name: fc.constantFrom("Ana", "Éva B", null),
  label: fc.integer({ min: 1, max: 3 }),
});
type Card = typeof card extends fc.Arbitrary<infer T> ? T : never;

/** The records with these cards put into them: only what they touch is new. */
function withCards(records: Records, cards: readonly Card[]): Records {
  const next = {
    applications: { ...records.applications } as Record<string, Application>,
    ranks: { ...records.ranks } as Record<string, string>,
    faces: { ...records.faces } as Record<string, Face>,
    summaries: { ...records.summaries } as Record<string, { labels: readonly string[] }>,
  };
  for (const { n, days, rank, name, label, assignee: who, ...rest } of cards) {
    const id = idOf("app", n);
    const at = (10 - days) * day;
    const common = { id, candidate: idOf("cand", n), createdAt: at, enteredStageAt: at };
    next.applications[id] = { ...rest, ...common, ...(who && { assignee: who }) };
    next.ranks[id] = rank;
    const face = {
      application: id,
      candidate: idOf("cand", n),
      version: 1,
      name,
      headline: null,
      sight: "shown" as const,
    };
    next.faces[id] = { ...face, reading: "none", fileName: null };
    next.summaries[id] = { labels: [idOf("lbl", label)] };
  }
  return next;
}
const nothing: Records = { applications: {}, ranks: {}, faces: {}, summaries: {} };

it("comes to the same columns by changing a few cards as by arranging all of them", () => {
  fc.assert(
    fc.property(settings, fc.array(fc.array(card, { maxLength: 4 }), { maxLength: 8 }), (look, steps) => {
      const arrange = boardArrange(look, pipeline, 10 * day);
      const kept = new Shelves();
      let records = nothing;
      for (const cards of steps) {
        records = withCards(records, cards);
        const input = { ...records, stages: pipeline };
        const fresh = columnsFrom(new Shelves().read(arrange, records), input, look);
        expect(columnsFrom(kept.read(arrange, records), input, look)).toEqual(fresh);
      }
    }),
  );
});

it("keeps every setting in the address, and whatever else stands there", () => {
  fc.assert(
    fc.property(settings, (look) => {
      const search = writeSettings(look, "?new=1&q=old");
      expect(new URLSearchParams(search).get("new")).toBe("1");
      expect(readSettings(search)).toEqual(look);
      expect(sameSettings(readSettings(search), look)).toBe(true);
    }),
  );
});

it("takes an address that says nonsense as the usual board", () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (search) => {
      boardSettingsSchema.parse(readSettings(search));
    }),
  );
  expect(readSettings("?status=dead&age=-3&stage=stg_x&sort=color&who=,,")).toEqual(plainSettings);
});
