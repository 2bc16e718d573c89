/** What every answer must carry, whoever gets it. */

const required: Record<string, RegExp> = {
  "strict-transport-security": /^max-age=(?:3[2-9]|[4-9]\d)\d{6,}; includeSubDomains/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^(no-referrer|same-origin)$/,
  "permissions-policy": /camera=\(\).*microphone=\(\)/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "content-security-policy": /^(?!.*(unsafe-|\*))/,
};

/** What is wrong with an answer's headers, as lines to read. `body` is needed of pages. */
export function headerFaults(response: Response, body = ""): string[] {
  const { headers } = response;
  const faults = Object.entries(required).flatMap(([name, right]) => {
    const value = headers.get(name);
    return value !== null && right.test(value) ? [] : [`${name}: ${value}`];
  });
  const policy = headers.get("content-security-policy") ?? "";
  const sandboxed = policy.startsWith("sandbox;");
  if (!sandboxed && !policy.includes("frame-ancestors 'none'")) faults.push(`may be framed: ${policy}`);
  if (!/^(sandbox; )?default-src '(none|self)'/.test(policy)) faults.push(`open by default: ${policy}`);
  return [...faults, ...cookieFaults(headers), ...pageFaults(headers, policy, body)];
}

/** Ours alone, all of them for this host only, out of reach of scripts and other sites. */
function cookieFaults(headers: Headers): string[] {
  return headers.getSetCookie().flatMap((line) => {
    const [name = "", ...attributes] = line.split(/;\s*/);
    const has = (attribute: string) => attributes.some((each) => each.toLowerCase() === attribute);
    const strict = has("secure") && has("httponly") && has("path=/") && has("samesite=lax");
    const right = name.startsWith("__Host-hotgigs_") ? strict && !/domain=/i.test(line) : false;
    return right ? [] : [`cookie: ${line}`];
  });
}

/** A page runs only scripts that carry its own nonce. */
function pageFaults(headers: Headers, policy: string, body: string): string[] {
  if (!(headers.get("content-type") ?? "").startsWith("text/html")) return [];
  const nonce = /script-src 'self' 'nonce-([0-9a-f]{32})'/.exec(policy)?.[1];
  if (!nonce) return [`no nonce: ${policy}`];
  const bare = [...body.matchAll(/<script\b[^>]*>/g)].filter(([tag]) => !tag.includes(`nonce="${nonce}"`));
  // Style attributes (Base UI's hidden inputs) are left out: the policy blocks them.
  const inline = /\son\w+="|<style(?![^>]*nonce)/.exec(body);
  return [
    ...bare.map(([tag]) => `without the nonce: ${tag}`),
    ...(inline ? [`inline: ${body.slice(inline.index, inline.index + 80)}`] : []),
    ...(headers.get("cache-control")?.includes("no-store") ? [] : ["a page that may be kept"]),
  ];
}
