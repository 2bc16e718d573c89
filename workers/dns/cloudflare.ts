/** DNS over HTTPS (RFC 8484's JSON form, as Cloudflare publishes it): Workers have no resolver of their own. */
import { z } from "zod";
import type { TxtLookup } from "#workers/dns/port.ts";

const answerSchema = z.object({
  Status: z.number().int(),
  Answer: z.array(z.object({ type: z.number().int(), data: z.string() })).optional(),
});
const txtType = 16;
const [noError, noSuchName] = [0, 3];

/** `get` is fetch, or what stands in for it. */
export function cloudflareTxt(get: (url: string, init: RequestInit) => Promise<Response>): TxtLookup {
  return {
    async txt(name) {
      const url = `https://cloudflare-dns.com/dns-query?${new URLSearchParams({ name, type: "TXT" })}`;
      const response = await get(url, {
        headers: { accept: "application/dns-json" },
        signal: AbortSignal.timeout(5_000),
      });
      if (!response.ok) throw new Error(`DNS over HTTPS answered ${response.status}`);
      const { Status, Answer } = answerSchema.parse(await response.json());
      if (Status === noSuchName) return [];
      if (Status !== noError) throw new Error(`DNS says ${Status}`);
      return (Answer ?? []).filter(({ type }) => type === txtType).map(({ data }) => joined(data));
    },
  };
}

/** `"one" "two"` is one record in two strings. */
function joined(data: string): string {
  const strings = data.match(/"((?:[^"\\]|\\.)*)"/g);
  if (!strings) return data;
  return strings.map((each) => each.slice(1, -1).replace(/\\(.)/g, "$1")).join("");
}
