/** Typed ids: a type's prefix, an underscore, a ULID. The clock and the entropy come from the caller. */
import { ulid } from "ulidx";
import { z } from "zod";

export const idPrefixes = [
  "org",
  "usr",
  "mem",
  "req",
  "opn",
  "app",
  "cand",
  "stg",
  "rsn",
  "lbl",
  "src",
  "chk",
  "tpl",
  "file",
  "slk",
  "cmd",
  "evt",
  "mail",
  "inv",
  "ntc",
  "key",
  "psk",
  "dom",
  "view",
  "ref",
  "agy",
  "sub",
  "grp",
  "itv",
] as const;
export type IdPrefix = (typeof idPrefixes)[number];
export type Id<P extends IdPrefix> = `${P}_${string}`;

const ulidPattern = "[0-9A-HJKMNP-TV-Z]{26}";
const patterns = new Map<string, RegExp>(
  idPrefixes.map((prefix) => [prefix, new RegExp(`^${prefix}_${ulidPattern}$`)]),
);

/** Whether `value` is an id of the given type, to the letter (upper-case Crockford ULID). */
export function isId<P extends IdPrefix>(prefix: P, value: unknown): value is Id<P> {
  return typeof value === "string" && (patterns.get(prefix)?.test(value) ?? false);
}

/** A zod schema that accepts ids of one type only. */
export function idSchema<P extends IdPrefix>(prefix: P) {
  const schema = z.custom<Id<P>>((value) => isId(prefix, value), { message: `expected a ${prefix}_ id` });
  // For descriptions of the API: a custom check says nothing of itself.
  return schema.meta({ type: "string", pattern: `^${prefix}_${ulidPattern}$` });
}

export interface Entropy {
  /** UTC epoch milliseconds. */
  now: () => number;
  /** A number in [0, 1), from a cryptographic source in production. */
  random: () => number;
}

/** Makes ids of every type from one clock and one source of randomness. */
export function idMaker(entropy: Entropy) {
  return <P extends IdPrefix>(prefix: P): Id<P> => `${prefix}_${ulid(entropy.now(), entropy.random)}`;
}

/** A random number in [0, 1) from WebCrypto; call it inside a handler, never at import. */
export function cryptoRandom(): number {
  const words = new Uint32Array(1);
  crypto.getRandomValues(words);
  return (words[0] ?? 0) / 2 ** 32;
}

/** A new id from the platform's clock and entropy. Not for pure rules: those are handed their ids. */
export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  return idMaker({ now: Date.now, random: cryptoRandom })(prefix);
}
