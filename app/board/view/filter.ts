/** Which cards a board's settings show. Pure. */
import type { Application } from "#domain/application/schema.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import type { Face } from "#domain/views/board.ts";
import type { BoardSettings } from "#domain/views/board-settings.ts";
import { nobody } from "#domain/views/board-settings.ts";

const day = 86_400_000;
/** Days in a stage after which a card is quietly tinted, where the stage says nothing else. */
export const longDays = 10;

/** What the labels of cards are known by. */
export type Summaries = Readonly<Record<string, { labels: readonly string[] }>>;

export interface FilterFacts {
  faces: Readonly<Record<string, Face>>;
  summaries: Summaries;
  stages: readonly Stage[];
  /** UTC epoch milliseconds. */
  now: number;
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLocaleLowerCase();

/** The words of a filter, ready to be looked for. */
export const wordsOf = (text: string): string[] => plain(text).split(/\s+/u).filter(Boolean);

/** A face's text for the filter: normalizing 5,000 for each key pressed would be felt. */
const hays = new WeakMap<Face, string>();
function hayOf(face: Face): string {
  const known = hays.get(face);
  if (known !== undefined) return known;
  const hay = plain([face.name, face.headline, face.fileName, face.alias].filter(Boolean).join(" "));
  hays.set(face, hay);
  return hay;
}

/** Whether a face has every word; accents and case do not matter. */
export function matches(face: Face | undefined, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  if (!face) return false;
  const hay = hayOf(face);
  return words.every((word) => hay.includes(word));
}

/** Whether the card counts among those of this status. */
export function hasStatus({ status }: Application, shown: BoardSettings["status"]): boolean {
  if (shown === "all") return true;
  if (shown === "active") return status === "active" || status === "leaving";
  return status === shown;
}

/** Whether a card stands longer in its stage than the stage's limit says. Without a limit no card is late. */
export function isLate(application: Application, stage: Stage | undefined, now: number): boolean {
  if (application.status !== "active" || stage?.limitDays === undefined) return false;
  return now - application.enteredStageAt >= stage.limitDays * day;
}

type Test = (application: Application) => boolean;

/** A question that each card answers: made once, asked of 5,000. Only what is set is asked. */
export function shows(settings: BoardSettings, facts: FilterFacts): Test {
  const { faces, summaries, stages, now } = facts;
  const tests: Test[] = [(application) => hasStatus(application, settings.status)];
  const oneOf = (wanted: readonly string[], of: (application: Application) => readonly string[]) => {
    if (wanted.length === 0) return;
    const set = new Set(wanted);
    tests.push((application) => of(application).some((each) => set.has(each)));
  };
  oneOf(settings.stages, ({ stage }) => [stage]);
  oneOf(settings.sources, ({ source }) => [source]);
  oneOf(settings.assignees, ({ assignee }) => [assignee ?? nobody]);
  oneOf(settings.labels, ({ id }) => summaries[id]?.labels ?? []);
  const { age } = settings;
  if (age === "late") {
    const byId = new Map(stages.map((stage) => [stage.id as string, stage]));
    tests.push((application) => isLate(application, byId.get(application.stage), now));
  } else if (age !== null) tests.push(({ enteredStageAt }) => now - enteredStageAt >= age * day);
  const words = wordsOf(settings.text);
  if (words.length > 0) tests.push(({ id }) => matches(faces[id], words));
  return (application) => tests.every((test) => test(application));
}

/** Whether anything but the status keeps cards from being shown. */
export function isFiltered(settings: BoardSettings): boolean {
  const { text, stages, labels, sources, assignees, age } = settings;
  return text !== "" || age !== null || [stages, labels, sources, assignees].some((list) => list.length > 0);
}

/** The same without any filter. */
export function unfiltered(settings: BoardSettings): BoardSettings {
  return { ...settings, text: "", stages: [], labels: [], sources: [], assignees: [], age: null };
}

/** Whether it takes names to know what is shown, and in which order: then all of them must be here. */
export function needsFaces({ text, sort }: BoardSettings): boolean {
  return text !== "" || sort === "name";
}
