import { Server } from "partyserver";
import type { ObjectsEnv } from "#durable/env.ts";

/** The inbox of one candidate at one organization: announcements, live push. */
export class CandidateInbox extends Server<ObjectsEnv & Cloudflare.Env> {
  static override options = { hibernate: true };
}
