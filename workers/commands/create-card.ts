import type { Application } from "#domain/application/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { Command } from "#domain/requisition/commands.ts";
import type { InRequisition } from "#workers/context.ts";
import { addLink } from "#workers/db/tenant/link-rows.ts";
import { derivedId } from "./derived-id.ts";
import { endRank } from "./end-rank.ts";
import { runCommand } from "./run-command.ts";
import { afterArrival } from "./settle-reach.ts";

export interface NewCard {
  command: Id<"cmd">;
  application: Id<"app">;
  candidate: Id<"cand">;
  stage: Id<"stg">;
  source: Application["source"];
  /** Where it stands in the stage; at the end if not given. */
  rank?: string;
  /** Backdating, for jobs of ours only: UTC epoch milliseconds. */
  at?: number;
}

/**
 * Makes the card in the room, and the candidate's link to their page. A retry comes with another rank (the stage has
 * grown meanwhile), which the room takes for another command under the same id: the card being there, under an id
 * that nobody else can have made, is the same answer. If they work here, the boards close that must not show it.
 * Refuses as the room does.
 */
export async function createCard(within: InRequisition, card: NewCard): Promise<Outcome<null>> {
  const { command, application, candidate, stage, source, at } = card;
  const rank = card.rank ?? (await endRank(within, stage));
  const args = { application, candidate, stage, rank, source };
  const create: Command = { id: command, baseSeq: 0, type: "application.create", args };
  const made = await runCommand(within, create, at);
  if (made.ok || (await isThere(within, application, made.refusal.code))) {
    await giveLink(within, card);
    await afterArrival(within.env, within.address, [candidate], false);
    return accept(null);
  }
  return made;
}

async function isThere({ room }: InRequisition, application: Id<"app">, code: string): Promise<boolean> {
  if (code !== "command.reused" && code !== "application.exists") return false;
  return (await room.application(application)).ok;
}

/** The first link's id follows from the application's, so that a retry makes no second one. */
async function giveLink({ db, now, record }: InRequisition, card: NewCard): Promise<void> {
  const { application: applicationId, candidate: candidateId, at } = card;
  const id = await derivedId("slk", applicationId);
  await addLink(
    db,
    { id, requisitionId: record.id, applicationId, candidateId, createdAt: at ?? now() },
    false,
  );
}
