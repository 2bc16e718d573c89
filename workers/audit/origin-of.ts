/** From where something was asked, as coarse as an audit needs it: the network, never the address; the program's name. */
import type { AuditEntry } from "#domain/audit/schema.ts";

const programs: readonly [RegExp, string][] = [
  [/edg/i, "Edge"],
  [/opr|opera/i, "Opera"],
  [/firefox|fxios/i, "Firefox"],
  [/chrome|crios|chromium/i, "Chrome"],
  [/safari/i, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/android/i, "Android"],
  [/iphone|ipad|ios/i, "iOS"],
  [/windows/i, "Windows"],
  [/mac os/i, "macOS"],
  [/linux|cros/i, "Linux"],
];

const nameIn = (text: string, names: readonly [RegExp, string][]) =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** A /24 of IPv4, a /48 of IPv6; "local" where there is no edge before us. */
export function networkOf(address: string | null): string {
  if (!address) return "local";
  if (address.includes(".") && !address.includes(":"))
    return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  return `${expanded(address).slice(0, 3).join(":")}::/48`;
}

/** The first groups of an IPv6 address, with its :: written out. */
function expanded(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const [left, right] = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const missing = tail === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0);
  const groups = [
    ...(left ?? []),
    ...Array.from({ length: Math.max(0, missing) }, () => "0"),
    ...(right ?? []),
  ];
  return groups.map((group) => group.toLowerCase().slice(0, 4));
}

/** What a line of the audit chain says of a request's origin. */
export function originOfRequest(headers: Headers): NonNullable<AuditEntry["from"]> {
  const agent = headers.get("user-agent") ?? "";
  const browser = nameIn(agent, programs);
  const system = nameIn(agent, systems);
  const program = browser ? [browser, system].filter(Boolean).join(", ") : "program";
  return { network: networkOf(headers.get("cf-connecting-ip")), program };
}
