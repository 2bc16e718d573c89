/** A registry of the code against a table of the policy: what one has and the other lacks. */

/** Lines to read; none if both name the same. */
export function differences(registry: Iterable<string>, table: object): string[] {
  const [code, policy] = [new Set(registry), new Set(Object.keys(table))];
  return [
    ...[...code].filter((each) => !policy.has(each)).map((each) => `${each}: in the code, not in the policy`),
    ...[...policy].filter((each) => !code.has(each)).map((each) => `${each}: in the policy, not in the code`),
  ];
}

/** A refusal's code, or "" for an answer that is none. */
export async function codeOf(response: Response): Promise<string> {
  if (!(response.headers.get("content-type") ?? "").includes("json")) return "";
  const body: unknown = await response.clone().json();
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
}

/** What was answered, as the policy writes it: a status, and a refusal's code. */
export async function answerOf(response: Response): Promise<string> {
  return `${response.status} ${await codeOf(response)}`.trim();
}
