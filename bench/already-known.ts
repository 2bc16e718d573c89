/**
 * Whether the time of an answer tells an agency more than the word that it gets: people who are on a card already and
 * people whom nobody knows, submitted in turns. `longer` is the share of pairs in which the known one took longer. An
 * agency may submit fifty a day, so that every round has its own.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { consentVersion } from "#domain/agency/schema.ts";
import { newId } from "#domain/ids/ids.ts";
import { startThrowaway } from "#scripts/serve.ts";
import { Recruiter } from "#tests/live/recruiter.ts";
import { InTurns, quantile } from "./in-turns.ts";

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

  const turns = new InTurns();
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
      // The first round warms up.
      await turns.ask(
        round === 0 ? at - pairsEach : at,
        () => submit(theirsOf(at), "alreadyKnown"),
        () => submit(`other-${round}-${at}@example.com`, "submitted"),
      );
    }
  }
  const of = (values: number[]) => ({ p50: quantile(values, 0.5), p90: quantile(values, 0.9) });
  const figures = { known: of(turns.one), unknown: of(turns.other), longer: turns.longer };
  console.log(JSON.stringify({ bench: "already-known", n: turns.one.length, ...figures }));
} finally {
  await app.stop();
}
