/** Password hashing in the heavy Worker: it takes a third of a second, which nobody else should wait for. */
import { hashAnswerSchema, verifyAnswerSchema } from "#workers/heavy/schema.ts";

/** Thrown when the heavy Worker has no place left or is away; becomes request.busy. */
export class HashingBusy extends Error {
  override name = "HashingBusy";
}

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(input: { hash: string; password: string }): Promise<boolean>;
}

/** better-auth's hash and verify, over HEAVY's HTTP interface. */
export function heavyPasswords(heavy: Fetcher): Passwords {
  return {
    async hash(password) {
      return hashAnswerSchema.parse(await ask(heavy, "hash", { password })).hash;
    },
    async verify({ hash, password }) {
      return verifyAnswerSchema.parse(await ask(heavy, "verify", { hash, password })).valid;
    },
  };
}

async function ask(heavy: Fetcher, verb: "hash" | "verify", body: object): Promise<unknown> {
  const response = await heavy
    .fetch(`http://heavy/v1/password/${verb}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
    .catch(() => null);
  if (response?.ok) return response.json();
  await response?.body?.cancel();
  throw new HashingBusy(`password ${verb}: ${response?.status ?? "unreachable"}`);
}
