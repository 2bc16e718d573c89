import { describe, expect, test } from "vitest";
import type { Notice } from "#domain/announcement/schema.ts";
import type { StatusEntry } from "#domain/views/candidate-status.ts";
import { standing } from "#domain/views/standing.ts";
import { entryWords, newsWords, wordsFor } from "./words.ts";

const about = { role: "Night train conductor", organization: "Northwind" };
const entry = (notice: Notice): StatusEntry => ({ seq: 3, at: 1_000, notice });
const stage: Notice = { kind: "stage", publicName: "Interview", next: "Offer" };
const notices: Record<string, Notice> = {
  "received, nothing public": { kind: "received", publicName: null, next: null },
  "received into a stage": { kind: "received", publicName: "In review", next: "Interview" },
  "in a stage": stage,
  "not selected": { kind: "notSelected" },
  hired: { kind: "hired" },
};

describe.each(Object.entries(notices))("%s", (_name, notice) => {
  const now = standing([entry(notice)]);
  if (!now) throw new Error("an announcement makes a standing");

  test("has a headline, a sentence, a line of history and a word said aloud", () => {
    const words = wordsFor(now, about);
    for (const text of [words.headline, words.lead, words.since, entryWords(entry(notice)), newsWords(now)]) {
      expect(text.trim()).not.toBe("");
      expect(text).not.toMatch(/undefined|null|[{}]/);
    }
  });
});

test("before anything was announced the page says that there is no news, and promises nothing", () => {
  const words = wordsFor(null, about);
  expect(words.headline).toBe("No news yet");
  expect(words.lead).toContain("Northwind");
});

test("a move says aloud where to", () => {
  const now = standing([entry(stage)]);
  expect(now && newsWords(now)).toBe("Your application moved to Interview.");
});

test("bad news names the role and thanks; it names no reason and no stage", () => {
  const now = standing([entry(stage), { ...entry({ kind: "notSelected" }), seq: 4 }]);
  const words = wordsFor(now, about);
  expect(words.lead).toContain(about.role);
  expect(words.thanks).not.toBeNull();
  expect(`${words.headline} ${words.lead} ${words.thanks}`).not.toContain("Interview");
});

test("words of an organization stand as they were typed", () => {
  const odd = { kind: "stage", publicName: "<b>Meet & greet</b> {x}", next: null } as const;
  const now = standing([entry(odd)]);
  expect(wordsFor(now, about).headline).toBe(odd.publicName);
  expect(now && newsWords(now)).toContain(odd.publicName);
});
