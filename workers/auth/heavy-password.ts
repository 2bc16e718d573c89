/** Password hashing in the heavy Worker: it takes a third of a second, which nobody else should wait for. */
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { checkAnswerSchema, hashAnswerSchema, verifyAnswerSchema } from "#workers/heavy/schema.ts";

type Heavy = Pick<Fetcher, "fetch">;

/** Thrown when the heavy Worker has no place left or is away; becomes request.busy. */
export class HashingBusy extends Error {
  override name = "HashingBusy";
}

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(input: { hash: string; password: string }): Promise<boolean>;
}

/** better-auth's hash and verify, over HEAVY's HTTP interface. */
export function heavyPasswords(heavy: Heavy): Passwords {
  return {
    async hash(password) {
      return hashAnswerSchema.parse(await ask(heavy, "hash", { password })).hash;
    },
    async verify({ hash, password }) {
      return verifyAnswerSchema.parse(await ask(heavy, "verify", { hash, password })).valid;
    },
  };
}

/**
 * The hash of a password that somebody chooses. `words`: of their own, that it must not be made of. Refuses with
 * password.tooCommon, request.busy.
 */
export async function chosenPassword(
  heavy: Heavy,
  password: string,
  words: readonly string[],
): Promise<Outcome<string>> {
  const may = await mayChoose(heavy, password, words);
  if (!may.ok) return may;
  return busyOr(() => heavyPasswords(heavy).hash(password));
}

/** Whether it may be chosen; the same refusals. */
export async function mayChoose(
  heavy: Heavy,
  password: string,
  words: readonly string[],
): Promise<Outcome<null>> {
  const checked = await busyOr(async () =>
    checkAnswerSchema.parse(await ask(heavy, "check", { password, words })),
  );
  if (!checked.ok) return checked;
  return checked.value.tooCommon ? refuse("password.tooCommon") : accept(null);
}

/** Whether it is the password of this hash ("" for who has none). Refuses with request.busy. */
export function isPassword(heavy: Heavy, password: string, hash: string): Promise<Outcome<boolean>> {
  return busyOr(() => heavyPasswords(heavy).verify({ hash, password }));
}

async function busyOr<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return accept(await work());
  } catch (error) {
    if (error instanceof HashingBusy) return refuse("request.busy");
    throw error;
  }
}

async function ask(heavy: Heavy, verb: "hash" | "verify" | "check", body: object): Promise<unknown> {
  const reach = () =>
    heavy
      .fetch(`http://heavy/v1/password/${verb}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      })
      .catch(() => null);
  // A connection that was kept too long ends just as it is used: what changes nothing is simply asked once more.
  const response = (await reach()) ?? (await reach());
  if (response?.ok) return response.json();
  await response?.body?.cancel();
  throw new HashingBusy(`password ${verb}: ${response?.status ?? "unreachable"}`);
}
