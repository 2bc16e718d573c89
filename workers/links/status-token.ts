/** Tokens of candidates' status pages: `${id}.${signature}`. The row says whether it still counts. */
import { type Id, isId } from "#domain/ids/ids.ts";
import { isSigned, signText } from "./hmac.ts";

export async function statusToken(secret: string, id: Id<"slk">): Promise<string> {
  return `${id}.${await signText(secret, "status", id)}`;
}

/** The link's id if we signed it, else null. */
export async function readStatusToken(secret: string, token: string): Promise<Id<"slk"> | null> {
  const [id, signature, ...rest] = token.split(".");
  if (rest.length > 0 || signature === undefined || !isId("slk", id)) return null;
  return (await isSigned(secret, "status", id, signature)) ? id : null;
}

/** Where the candidate goes. */
export function statusUrl(baseUrl: string, token: string): string {
  return new URL(`/status/${token}`, baseUrl).href;
}
