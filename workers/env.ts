import { z } from "zod";
import type { ObjectsEnv } from "#durable/env.ts";

/** The bindings of wrangler.toml plus the four secrets (made by `npm start` locally). */
export interface Env extends ObjectsEnv {
  BASE_URL: string;
  AUTH_SECRET: string;
  LINK_SECRET: string;
  /** For DB_EEO alone: keep it away from who keeps the databases. */
  EEO_SECRET: string;
  INTERNAL_TOKEN: string;
  DB_IDENTITY: D1Database;
  DB_TENANT_0: D1Database;
  DB_SEARCH: D1Database;
  DB_EEO: D1Database;
  FILES: R2Bucket;
  /** {organization, file}: a document that waits to be read. */
  DOCUMENTS: Queue<unknown>;
  /** fetch only: in `npm start` it is another process, reached over HTTP. */
  HEAVY: Fetcher;
  /** Mail out; absent locally, where the mailbox page keeps the mails. */
  EMAIL?: SendEmail;
  /** The address that mails come from. */
  MAIL_FROM?: string;
  /** Development only: how many times more often than in production one may try to sign in. */
  RATE_LIMIT_FACTOR?: string;
}

const settings = z.object({
  ENVIRONMENT: z.enum(["development", "test", "staging", "production"]),
  BASE_URL: z.url(),
  AUTH_SECRET: z.string().min(32),
  LINK_SECRET: z.string().min(32),
  EEO_SECRET: z.string().min(32),
  INTERNAL_TOKEN: z.string().min(32),
});

export type Settings = z.infer<typeof settings>;

/** The text part of the environment, parsed; throws when the deployment lacks a setting. */
export function parseSettings(env: Env): Settings {
  return settings.parse(env);
}
