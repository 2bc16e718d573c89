/**
 * Whether the time of an answer tells an agency more than the word that it gets: people who are on a card already and
 * people whom nobody knows, submitted in turns. `longer` is the share of pairs in which the known one took longer: about
 * 0.5 says nothing, 0 or 1 would say everything. An agency may submit fifty a day, so that every round has its own.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { consentVersion } from "#domain/agency/schema.ts";
import { newId } from "#domain/ids/ids.ts";
import { startThrowaway } from "#scripts/serve.ts";
import { Recruiter } from "#tests/live/recruiter.ts";

const rounds = Number(process.argv[2] ?? 12);
const pairsEach = 25;
const app = await startThrowaway();

try {
  const admin = await Recruiter.at(app.url, "admin@demo.hotgigs.dev");
  const agent = await Recruiter.at(app.url, "agency@demo.hotgigs.dev");
  const members = await admin.api<{ id: string; email: string }[]>("GET", "/members");
  const people = members.filter(({ email }) => email.startsWith("agency@")).map(({ id }) => id);
  const { id: requisition } = await admin.open("Lock maker");
  const stage = (await admin.board(requisition)).state.stages[0]?.id;
  const create = <T>(by: Recruiter, path: string, body: unknown): Promise<T> =>
    fetch(`${app.url}/api/v1${path}`, {
      method: "POST",
      headers: {
        ...{ cookie: by.cookie, origin: app.url, "content-type": "application/json" },
        "idempotency-key": newId("cmd"),
      },
      body: JSON.stringify(body),
    }).then((response) => response.json() as Promise<T>);

  const submit = async (email: string, status: string): Promise<number> => {
    const input = { name: "Somebody", email, consent: consentVersion };
    const from = performance.now();
    const said = await create<{ status?: string }>(
      agent,
      `/agency/requisitions/${requisition}/submissions`,
      input,
    );
    const took = performance.now() - from;
    if (said.status !== status) throw new Error(`${email} is ${JSON.stringify(said)}`);
    return took;
  };

  const [known, unknown]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const { id: agency } = await create<{ id: string }>(admin, "/agencies", { name: `Agency ${round}` });
    await admin.api("PATCH", `/agencies/${agency}`, { people });
    await admin.api("PUT", `/requisitions/${requisition}/agencies/${agency}`, {});
    const theirsOf = (at: number) => `known-${round}-${at}@example.com`;
    for (let at = 0; at < pairsEach; at += 1) {
      const candidate = {
        name: "Somebody",
        email: theirsOf(at),
        phone: null,
        headline: null,
        location: null,
      };
      await admin.api("POST", `/requisitions/${requisition}/applications`, { stage, candidate });
    }
    // Known is who has an application where it can be searched: a moment after it is on the board.
    await sleep(4_000);
    for (let at = 0; at < pairsEach; at += 1) {
      const [theirs, nobodys] = [theirsOf(at), `other-${round}-${at}@example.com`];
      const toKnown = () => submit(theirs, "alreadyKnown");
      const toUnknown = () => submit(nobodys, "submitted");
      // In both orders, as the second of two may profit from the first.
      const first = at % 2 === 0 ? await toKnown() : await toUnknown();
      const second = at % 2 === 0 ? await toUnknown() : await toKnown();
      if (round === 0) continue; // warming up
      known.push(at % 2 === 0 ? first : second);
      unknown.push(at % 2 === 0 ? second : first);
    }
  }
  const longer = known.filter((took, at) => took > (unknown[at] ?? 0)).length / known.length;
  const of = (values: number[]) => ({ p50: quantile(values, 0.5), p90: quantile(values, 0.9) });
  const figures = { known: of(known), unknown: of(unknown), longer: round2(longer) };
  console.log(JSON.stringify({ bench: "already-known", n: known.length, ...figures }));
} finally {
  await app.stop();
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return round2(sorted[Math.floor(share * sorted.length)] ?? 0);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
