/** Short-lived links to files: they open for whoever holds them, so they end after five minutes. */
import { z } from "zod";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import { isSigned, signText } from "#workers/links/hmac.ts";

export const fileUrlLifetimeMs = 5 * 60_000;

export interface FileAddress {
  organization: Id<"org">;
  file: Id<"file">;
}

const querySchema = z.object({
  o: idSchema("org"),
  exp: z.string().regex(/^\d{1,15}$/),
  sig: z.string().max(64),
});

/** A path that opens the file until five minutes from `now`. */
export async function signFileUrl(secret: string, address: FileAddress, now: number): Promise<string> {
  const exp = String(now + fileUrlLifetimeMs);
  const sig = await signText(secret, "file", signed(address, exp));
  return `/files/${address.file}?${new URLSearchParams({ o: address.organization, exp, sig })}`;
}

export type FileUrlVerdict =
  /** `madeAt`: UTC epoch milliseconds. */
  { state: "open"; address: FileAddress; madeAt: number } | { state: "expired" } | { state: "wrong" };

/** Whether a link opens its file now. */
export async function readFileUrl(
  secret: string,
  file: string,
  query: Record<string, string>,
  now: number,
): Promise<FileUrlVerdict> {
  const id = idSchema("file").safeParse(file);
  const parsed = querySchema.safeParse(query);
  if (!id.success || !parsed.success) return { state: "wrong" };
  const address = { organization: parsed.data.o, file: id.data };
  const { exp, sig } = parsed.data;
  if (!(await isSigned(secret, "file", signed(address, exp), sig))) return { state: "wrong" };
  const madeAt = Number(exp) - fileUrlLifetimeMs;
  return Number(exp) < now ? { state: "expired" } : { state: "open", address, madeAt };
}

function signed({ organization, file }: FileAddress, exp: string): string {
  return `${organization}/${file}/${exp}`;
}
