// A board with very many cards: made over the API, as people would make it, only faster.
import { Recruiter } from "#tests/live/recruiter.ts";

const first = [
  "Ana",
  "Bo",
  "Chidi",
  "Dana",
  "Emeka",
  "Fatima",
  "Goran",
  "Hana",
  "Ivo",
  "Jun",
  "Kira",
  "Luis",
];
const last = [
  "Abara",
  "Berg",
  "Costa",
  "Dimitrov",
  "Eze",
  "Farah",
  "García",
  "Holm",
  "Ito",
  "Jansen",
  "Kaya",
];
const work = ["Staff engineer", "Nurse", "Ferry captain", "Data analyst", "Line cook", "Product designer"];

/** Who stands n-th: the same name for the same number, and no number twice. */
export function personOf(n: number): { name: string; headline: string } {
  const name = `${first[n % first.length]} ${last[Math.floor(n / first.length) % last.length]} ${n}`;
  return { name, headline: `${work[n % work.length]}, ${2 + (n % 23)} years` };
}

export interface Crowd {
  recruiter: Recruiter;
  requisition: `req_${string}`;
  stages: `stg_${string}`[];
}

/** Opens a requisition with `cards` people, spread over its stages: most of them in the first ones. */
export async function makeCrowd(url: string, cards: number, atOnce = 8): Promise<Crowd> {
  const recruiter = await Recruiter.at(url);
  const { id: requisition } = await recruiter.open(`A crowd of ${cards}`);
  const stages = (await recruiter.board(requisition)).state.stages.map((stage) => stage.id);
  let next = 0;
  const add = async () => {
    for (let n = next++; n < cards; n = next++) {
      // Half in the first stage, a quarter in the second, and so on.
      const stage = stages[Math.min(stages.length - 1, Math.floor(Math.log2(cards / (n + 1))))];
      const candidate = { ...personOf(n), email: null, phone: null, location: null };
      await recruiter.api("POST", `/requisitions/${requisition}/applications`, { stage, candidate });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, add));
  return { recruiter, requisition, stages };
}
