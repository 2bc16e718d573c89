import { Server } from "partyserver";
import type { ObjectsEnv } from "#durable/env.ts";

/** The room of one requisition: commands, documents, presence, outbox. */
export class RequisitionRoom extends Server<ObjectsEnv & Cloudflare.Env> {
  static override options = { hibernate: true };
}
