/** What somebody is called whom nobody is to know: "7K3Q". It follows from the application's id and a secret of ours. */
import type { Id } from "#domain/ids/ids.ts";
import { signAll } from "./hmac.ts";

/** Crockford's: nothing that looks like something else. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 4;

/** The alias of each application, the same wherever and whenever it is asked. Two of a board may share one, by chance. */
export async function aliasesOf(
  secret: string,
  applications: readonly Id<"app">[],
): Promise<Map<Id<"app">, string>> {
  const signatures = await signAll(secret, "alias", applications);
  return new Map(applications.map((id, at) => [id, lettersOf(signatures[at] ?? new Uint8Array(length))]));
}

/** 32 divides 256: each letter is as likely as any other. */
function lettersOf(bytes: Uint8Array): string {
  return [...bytes.subarray(0, length)].map((byte) => letters[byte % letters.length]).join("");
}
