/** The board document: one map `ranks`, application → order key. Nothing about a person is ever in it. */
import * as Y from "yjs";
import { isRank } from "#domain/application/schema.ts";
import { isId } from "#domain/ids/ids.ts";
import type { DocumentSchema } from "#durable/kit/gate.ts";

export const ranksRoot = "ranks";

/** Overwritten entries of one client lie together as one deleted struct; it stays short in honest use. */
const longestDeleted = 10_000;

/** The map of ranks in a board document. */
export function ranksOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ranksRoot);
}

/** Every rank in the document. */
export function readRanks(doc: Y.Doc): Record<string, string> {
  return Object.fromEntries(
    [...ranksOf(doc).entries()].filter((entry): entry is [string, string] => isRank(entry[1])),
  );
}

/** The rank of one application, or null. */
export function readRank(doc: Y.Doc, application: string): string | null {
  const rank = ranksOf(doc).get(application);
  return isRank(rank) ? rank : null;
}

/** Only `ranks`, only applications that `knows` says are on the board, only ranks; none may be taken away. */
export function boardSchema(knows: (application: string) => boolean): DocumentSchema {
  const isKey = (key: unknown) => isId("app", key) && knows(key);
  return {
    prepare(doc) {
      ranksOf(doc);
    },
    allows(struct) {
      if (!(struct instanceof Y.Item)) return false;
      // No parent means: beside an entry that is there already, and so under its key.
      const parent = struct.parent as unknown;
      if (parent !== null && !(parent === ranksRoot && isKey(struct.parentSub))) return false;
      if (parent === null && !struct.origin && !struct.rightOrigin) return false;
      const { content } = struct;
      if (content instanceof Y.ContentDeleted) return content.len <= longestDeleted;
      return content instanceof Y.ContentAny && content.arr.length === 1 && isRank(content.arr[0]);
    },
    changed(doc, transaction) {
      const ranks = ranksOf(doc);
      const keys: string[] = [];
      for (const [type, changed] of transaction.changed) {
        if ((type as unknown) !== ranks) return null;
        for (const key of changed) {
          if (key === null || !isKey(key) || !isRank(ranks.get(key))) return null;
          keys.push(key);
        }
      }
      return doc.share.size === 1 ? keys : null;
    },
  };
}
