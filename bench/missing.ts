/**
 * Whether the time of an answer tells that something exists which one may not see: requisitions of one's own
 * organization that one does not reach, beside ids that nobody has, asked for in turns. `longer` is the share of pairs in
 * which the existing one took longer.
 */
import { newId } from "#domain/ids/ids.ts";
import { startThrowaway } from "#scripts/serve.ts";
import { Recruiter } from "#tests/live/recruiter.ts";
import { InTurns, quantile } from "./in-turns.ts";

const repetitions = Number(process.argv[2] ?? 300);
const app = await startThrowaway();

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
    const turns = new InTurns();
    const hidden = () => ask(path({ id, application }));
    const missing = () => ask(path(nobodys));
    for (let at = -20; at < repetitions; at += 1) await turns.ask(at, hidden, missing);
    const [hiddenMs, missingMs] = [quantile(turns.one, 0.5), quantile(turns.other, 0.5)];
    rows.push({ path: name, hiddenMs, missingMs, longer: turns.longer });
  }
  console.log(JSON.stringify({ bench: "missing", n: repetitions, rows }, null, 2));
} finally {
  await app.stop();
}
