/** DB_IDENTITY: people, their sessions, the organizations they work in. better-auth's tables, with ours beside them. */
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** UTC epoch milliseconds in SQL, a Date in code (what better-auth's adapter speaks). */
const time = (name: string) => integer(name, { mode: "timestamp_ms" });

export const user = sqliteTable("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
  image: text("image"),
  createdAt: time("created_at").notNull(),
  updatedAt: time("updated_at").notNull(),
});

export const session = sqliteTable(
  "session",
  {
    id: text("id").primaryKey(),
    token: text("token").notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    activeOrganizationId: text("active_organization_id"),
  },
  (table) => [index("session_user").on(table.userId)],
);

export const account = sqliteTable(
  "account",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: time("access_token_expires_at"),
    refreshTokenExpiresAt: time("refresh_token_expires_at"),
    scope: text("scope"),
    /** The heavy Worker's encoded hash, with its parameters. */
    password: text("password"),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [
    index("account_user").on(table.userId),
    uniqueIndex("account_of_provider").on(table.providerId, table.accountId),
  ],
);

/** One-time values (sign-in links, hashed) until they are used or run out. */
export const verification = sqliteTable(
  "verification",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [
    index("verification_identifier").on(table.identifier),
    index("verification_expiry").on(table.expiresAt),
  ],
);

export const organization = sqliteTable("organization", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique(),
  logo: text("logo"),
  metadata: text("metadata"),
  /** The binding of the database that holds this tenant's data. */
  shard: text("shard").notNull().default("DB_TENANT_0"),
  createdAt: time("created_at").notNull(),
});

export const member = sqliteTable(
  "member",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** One of domain/access' roles. */
    role: text("role").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    // D1 has no interactive transactions: this, not the library, keeps a race from making two memberships.
    uniqueIndex("member_once").on(table.organizationId, table.userId),
    index("member_user").on(table.userId),
  ],
);

export const invitation = sqliteTable(
  "invitation",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    role: text("role"),
    status: text("status").notNull().default("pending"),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull().default(sql`(unixepoch() * 1000)`),
    inviterId: text("inviter_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** SHA-256 of the mailed token, in hexadecimal: who reads this table cannot join with it. */
    tokenHash: text("token_hash"),
    /** When the mail left; null if it could not be sent. */
    sentAt: time("sent_at"),
    /** When it was accepted, declined or revoked. */
    decidedAt: time("decided_at"),
    /** The membership that came of it: whoever writes it here has used the token up. */
    memberId: text("member_id"),
  },
  (table) => [
    index("invitation_organization").on(table.organizationId),
    index("invitation_email").on(table.email),
    uniqueIndex("invitation_token").on(table.tokenHash),
    // Two admins who invite somebody at once send one invitation.
    uniqueIndex("invitation_pending_once")
      .on(table.organizationId, table.email)
      .where(sql`status = 'pending'`),
  ],
);

/** How often something was tried within a window of time. Keys are hashed: no addresses in them. */
export const attempt = sqliteTable(
  "attempt",
  {
    key: text("key").primaryKey(),
    count: integer("count").notNull(),
    /** The end of the window, UTC epoch milliseconds; after it the row means nothing. */
    endsAt: integer("ends_at").notNull(),
  },
  (table) => [index("attempt_end").on(table.endsAt)],
);

/** Mails that the embedded adapter keeps instead of sending; empty in production. */
export const mail = sqliteTable(
  "mail",
  {
    id: text("id").primaryKey(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("mail_at").on(table.at)],
);
