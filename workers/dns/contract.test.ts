import { describe, expect, test } from "vitest";
import { testEnv } from "#workers/auth/testing/world.ts";
import { putZoneRecords } from "#workers/db/identity/zone.ts";
import { cloudflareTxt } from "#workers/dns/cloudflare.ts";
import { embeddedTxt } from "#workers/dns/embedded.ts";
import type { TxtLookup } from "#workers/dns/port.ts";

/** An adapter, and a way to put records up behind it. */
interface Subject {
  lookup: TxtLookup;
  put(name: string, values: string[]): Promise<void>;
}

const embedded = (): Subject => ({
  lookup: embeddedTxt(testEnv.DB_IDENTITY),
  put: (name, values) => putZoneRecords(testEnv.DB_IDENTITY, name, values, Date.now()),
});

/** Answers as Cloudflare's resolver is documented to (developers.cloudflare.com/1.1.1.1/encryption/dns-over-https). */
function cloudflare(): Subject {
  const zone = new Map<string, string[]>();
  const get = async (address: string, { headers }: RequestInit) => {
    const url = new URL(address);
    expect(url.origin + url.pathname).toBe("https://cloudflare-dns.com/dns-query");
    expect(new Headers(headers).get("accept")).toBe("application/dns-json");
    expect(url.searchParams.get("type")).toBe("TXT");
    const name = url.searchParams.get("name") ?? "";
    const values = zone.get(name);
    if (!values) return Response.json({ Status: 3, Question: [{ name, type: 16 }] });
    const alias = { name, type: 5, TTL: 60, data: "elsewhere.example." };
    const Answer = values.map((value) => {
      const halves = [value.slice(0, 10), value.slice(10)];
      return { name, type: 16, TTL: 60, data: halves.map((each) => `"${each}"`).join(" ") };
    });
    return Response.json({ Status: 0, Answer: [alias, ...Answer] });
  };
  return { lookup: cloudflareTxt(get), put: async (name, values) => void zone.set(name, values) };
}

describe.each([
  ["embedded", embedded],
  ["cloudflare", cloudflare],
])("%s", (_name, make) => {
  test("finds every record of a name, each whole", async () => {
    const { lookup, put } = make();
    const values = ["v=spf1 -all", "hotgigs-verification=a-long-token-that-is-cut"];
    await put("_hotgigs.example.com", values);
    expect(await lookup.txt("_hotgigs.example.com")).toEqual(values);
  });

  test("a name without records has none", async () => {
    expect(await make().lookup.txt("nothing.example.com")).toEqual([]);
  });
});

test("a resolver that is away, or fails, is not taken for a name without records", async () => {
  for (const answer of [new Response("", { status: 502 }), Response.json({ Status: 2 })]) {
    await expect(cloudflareTxt(async () => answer).txt("example.com")).rejects.toThrow();
  }
});
