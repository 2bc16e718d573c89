/**
 * Ids that follow from a command's id, so that a retry finds what a crash left behind instead of making it twice.
 * A ULID's letters out of SHA-256; its time part means nothing.
 */
import { type Id, type IdPrefix, isId } from "#domain/ids/ids.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The id of this type that belongs to `seed`, always the same. */
export async function derivedId<P extends IdPrefix>(prefix: P, seed: string): Promise<Id<P>> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${prefix}:${seed}`));
  const letters = [...new Uint8Array(digest).slice(0, 26)].map((byte) => alphabet[byte % 32]);
  return `${prefix}_${letters.join("")}`;
}

/** A command's id from what a client sent as its key: itself if it is one, else derived for this actor alone. */
export async function commandOfKey(actor: string, key: string): Promise<Id<"cmd">> {
  return isId("cmd", key) ? key : derivedId("cmd", `${actor}:${key}`);
}
