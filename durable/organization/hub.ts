import { Server } from "partyserver";
import type { ObjectsEnv } from "#durable/env.ts";

/** Who is in which room of one organization, team notifications, access changes. */
export class OrganizationHub extends Server<ObjectsEnv & Cloudflare.Env> {
  static override options = { hibernate: true };
}
