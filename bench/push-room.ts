// The requisition that the push benchmark moves cards in: many stages that announce at once, a page open on each card.
import { RawPage } from "#tests/live/raw-page.ts";
import { RawRoom } from "#tests/live/raw-room.ts";
import { type Applicant, Recruiter } from "#tests/live/recruiter.ts";

/** The pipeline holds 30 stages, 5 of them its own. */
export const steps = 25;

export interface PushRoom {
  recruiter: Recruiter;
  room: RawRoom;
  requisition: string;
  stages: `stg_${string}`[];
  /** Adds somebody whose page can be opened. */
  addApplicant(): Promise<Applicant>;
  openPage(applicant: Applicant): Promise<RawPage>;
}

/** Makes the requisition over the API and joins its board as the recruiter. */
export async function openPushRoom(url: string): Promise<PushRoom> {
  const recruiter = await Recruiter.at(url);
  const { id: requisition } = await recruiter.open("Push benchmark");
  const first = (await recruiter.board(requisition)).state.stages[0];
  if (!first) throw new Error("a new requisition has no stage");
  const stages: PushRoom["stages"] = [];
  for (let step = 1; step <= steps; step += 1) {
    const tell = { publicName: `Step ${step}`, announce: { mode: "atOnce" as const } };
    stages.push(await recruiter.addStage(requisition, `bench ${step}`, tell));
  }
  const room = new RawRoom({ url, cookie: recruiter.cookie, requisition });
  await room.ready();
  let people = 0;
  return {
    recruiter,
    room,
    requisition,
    stages,
    addApplicant() {
      people += 1;
      return recruiter.addApplicant(requisition, first.id, `Person ${people}`);
    },
    async openPage(applicant) {
      const page = new RawPage({ url, ...applicant });
      await page.ready();
      return page;
    },
  };
}
