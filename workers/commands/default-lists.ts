/** What a new organization's lists hold. These are its own words from then on, not ours. */
import type { Id } from "#domain/ids/ids.ts";
import type { ListEntries, ListEntry } from "#domain/lists/schema.ts";
import { derivedId } from "./derived-id.ts";

const reasons: readonly Pick<ListEntry, "name" | "side">[] = [
  { name: "Skills do not match", side: "weDeclined" },
  { name: "Not enough experience", side: "weDeclined" },
  { name: "Somebody else was stronger", side: "weDeclined" },
  { name: "Cannot work where we need them", side: "weDeclined" },
  { name: "Pay expectations too far apart", side: "weDeclined" },
  { name: "Did not answer", side: "weDeclined" },
  { name: "Took another job", side: "theyDeclined" },
  { name: "Withdrew", side: "theyDeclined" },
];

const closeReasons = [
  "Hired",
  "No longer needed",
  "Budget withdrawn",
  "Filled from inside",
  "Merged with another",
];

const labels: readonly Pick<ListEntry, "name" | "hue">[] = [
  { name: "Top choice", hue: 150 },
  { name: "Ask again later", hue: 45 },
  { name: "Needs a permit", hue: 265 },
  { name: "Would relocate", hue: 205 },
];

const sources = ["Job fair", "Community", "Former colleague"];

const plain: Omit<ListEntry, "id" | "name"> = { side: null, hue: null, archived: false };

/** The first entries of each list; their ids follow from the organization's. */
export async function defaultEntries(organization: Id<"org">): Promise<ListEntries> {
  const made = <P extends "lbl" | "rsn" | "src">(
    prefix: P,
    kind: string,
    list: readonly Pick<ListEntry, "name">[],
  ): Promise<ListEntry[]> =>
    Promise.all(
      list.map(async (entry, at) => ({
        id: await derivedId(prefix, `${organization}:${kind}${at}`),
        ...plain,
        ...entry,
      })),
    );
  const named = (names: readonly string[]) => names.map((name) => ({ name }));
  const [first, second, third, fourth] = await Promise.all([
    made("lbl", "", labels),
    made("rsn", "", reasons),
    made("rsn", "close:", named(closeReasons)),
    made("src", "", named(sources)),
  ]);
  return { labels: first, reasons: second, closeReasons: third, sources: fourth };
}
