/**
 * Whether the time of an answer tells that something exists which one may not see: requisitions of one's own
 * organization that one does not reach, beside ids that nobody has, asked for in turns. `heads` is the share of pairs in
 * which the existing one took longer: about 0.5 says nothing, 0 or 1 would say everything.
 */
import { newId } from "#domain/ids/ids.ts";
import { startThrowaway } from "#scripts/serve.ts";
import { Recruiter } from "#tests/live/recruiter.ts";

const repetitions = Number(process.argv[2] ?? 300);
const app = await startThrowaway();

const median = (values: number[]) =>
  values.sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;

try {
  const recruiter = await Recruiter.at(app.url);
  const { id } = await recruiter.open("Keeper of secrets");
  const stage = (await recruiter.board(id)).state.stages[0]?.id ?? "";
  const { application } = await recruiter.addApplicant(id, stage, "Ada Lovelace");
  const stranger = await Recruiter.at(app.url, "manager@demo.hotgigs.dev");
  const nobodys = { id: newId("req"), application: newId("app") };

  const ask = async (path: string): Promise<number> => {
    const from = performance.now();
    const response = await fetch(`${app.url}${path}`, { headers: { cookie: stranger.cookie } });
    const { code } = (await response.json()) as { code?: string };
    if (response.status !== 404 || code !== "resource.missing")
      throw new Error(`${path} answered ${response.status}`);
    return performance.now() - from;
  };

  const paths: Record<string, (of: { id: string; application: string }) => string> = {
    board: (of) => `/api/v1/requisitions/${of.id}`,
    team: (of) => `/api/v1/requisitions/${of.id}/team`,
    card: (of) => `/api/v1/requisitions/${of.id}/applications/${of.application}`,
    notes: (of) => `/api/v1/requisitions/${of.id}/applications/${of.application}/notes`,
  };
  const rows = [];
  for (const [name, path] of Object.entries(paths)) {
    const [there, nowhere]: [number[], number[]] = [[], []];
    for (let at = -20; at < repetitions; at += 1) {
      // In both orders, as the second of two may profit from the first.
      const first = at % 2 === 0;
      const one = await ask(path(first ? { id, application } : nobodys));
      const other = await ask(path(first ? nobodys : { id, application }));
      if (at < 0) continue;
      there.push(first ? one : other);
      nowhere.push(first ? other : one);
    }
    const longer = there.filter((took, at) => took > (nowhere[at] ?? 0)).length;
    const [hidden, missing] = [median(there), median(nowhere)];
    rows.push({
      path: name,
      hiddenMs: round(hidden),
      missingMs: round(missing),
      heads: round(longer / repetitions),
    });
  }
  console.log(JSON.stringify({ bench: "missing", n: repetitions, rows }, null, 2));
} finally {
  await app.stop();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
