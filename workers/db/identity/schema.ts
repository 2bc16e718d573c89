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
    /** How one got in: password, link, passkey, sso. */
    method: text("method"),
    /** The organization whose identity provider let them in. */
    ssoOrganizationId: text("sso_organization_id"),
    /** When the person last proved who they are in this session; what is delicate asks for a recent proof. */
    confirmedAt: time("confirmed_at"),
  },
  (table) => [index("session_user").on(table.userId), index("session_expiry").on(table.expiresAt)],
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
  /** Whether its members need a second factor before they see anything of it. */
  requiresSecondFactor: integer("requires_second_factor", { mode: "boolean" }).notNull().default(false),
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
    /** Whom they report to: another member, by user id. */
    managerId: text("manager_id"),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    // D1 has no interactive transactions: this, not the library, keeps a race from making two memberships.
    uniqueIndex("member_once").on(table.organizationId, table.userId),
    index("member_user").on(table.userId),
    index("member_manager").on(table.organizationId, table.managerId),
  ],
);

/**
 * Who was a member and can become one again. Until then they are none: what asks for members asks `member` alone, so
 * nothing can forget to look here but what makes memberships (invitations, single sign-on).
 */
export const deactivatedMember = sqliteTable(
  "deactivated_member",
  {
    /** The membership's own id: it comes back as it was. */
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    role: text("role").notNull(),
    /** Whom they reported to. */
    managerId: text("manager_id"),
    /** Since when they had been a member. */
    createdAt: time("created_at").notNull(),
    deactivatedAt: integer("deactivated_at").notNull(),
    deactivatedBy: text("deactivated_by").notNull(),
  },
  (table) => [
    uniqueIndex("deactivated_member_once").on(table.organizationId, table.userId),
    index("deactivated_member_user").on(table.userId),
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

/** Somebody's authenticator app. Without `confirmedAt` it is being set up and asks for nothing yet. */
export const secondFactor = sqliteTable("second_factor", {
  userId: text("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  /** The TOTP secret, encrypted. */
  secret: text("secret").notNull(),
  confirmedAt: integer("confirmed_at"),
  /** The time step of the last code that was taken: no code is taken twice. */
  lastStep: integer("last_step").notNull().default(0),
  createdAt: integer("created_at").notNull(),
});

/** Ways in without the authenticator app, each good once. */
export const recoveryCode = sqliteTable(
  "recovery_code",
  {
    codeHash: text("code_hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    usedAt: integer("used_at"),
  },
  (table) => [index("recovery_code_user").on(table.userId)],
);

/** What a mailed link, a half-done sign-in or a challenge stands for. Taken out by who uses it: once. */
export const oneTime = sqliteTable(
  "one_time",
  {
    /** SHA-256 of the secret, in hexadecimal. */
    tokenHash: text("token_hash").primaryKey(),
    purpose: text("purpose").notNull(),
    userId: text("user_id").references(() => user.id, { onDelete: "cascade" }),
    /** JSON, by purpose. */
    data: text("data").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [
    index("one_time_expiry").on(table.expiresAt),
    index("one_time_of_user").on(table.userId, table.purpose),
  ],
);

export const passkey = sqliteTable(
  "passkey",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** The authenticator's name for it, base64url. */
    credential: text("credential").notNull().unique(),
    /** COSE, base64url. */
    publicKey: text("public_key").notNull(),
    counter: integer("counter").notNull(),
    /** JSON: how a browser may reach it. */
    transports: text("transports").notNull(),
    name: text("name").notNull(),
    createdAt: integer("created_at").notNull(),
    lastUsedAt: integer("last_used_at"),
  },
  (table) => [index("passkey_user").on(table.userId)],
);

/** An organization's own identity provider (OpenID Connect). */
export const ssoConnection = sqliteTable("sso_connection", {
  organizationId: text("organization_id")
    .primaryKey()
    .references(() => organization.id, { onDelete: "cascade" }),
  issuer: text("issuer").notNull(),
  clientId: text("client_id").notNull(),
  /** Encrypted. */
  clientSecret: text("client_secret").notNull(),
  /** What somebody becomes who comes for the first time. */
  defaultRole: text("default_role").notNull(),
  /** Off: nobody gets in by it, and nothing is enforced. */
  active: integer("active", { mode: "boolean" }).notNull().default(false),
  /** Who may still come in by password when the provider is away: an owner or admin. */
  breakGlassUserId: text("break_glass_user_id").references(() => user.id, { onDelete: "set null" }),
  updatedAt: integer("updated_at").notNull(),
});

/** A mail domain of an organization; it counts once `verifiedAt` stands, and then it is nobody else's. */
export const ssoDomain = sqliteTable(
  "sso_domain",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    domain: text("domain").notNull(),
    /** What has to stand in the domain's TXT record. */
    token: text("token").notNull(),
    verifiedAt: integer("verified_at"),
    /** People of this domain come in by the provider only. */
    enforced: integer("enforced", { mode: "boolean" }).notNull().default(false),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("sso_domain_once").on(table.organizationId, table.domain),
    uniqueIndex("sso_domain_verified").on(table.domain).where(sql`verified_at IS NOT NULL`),
  ],
);

/** Who somebody is at an organization's provider: its issuer and subject, never the address, which may pass on. */
export const ssoIdentity = sqliteTable(
  "sso_identity",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("sso_identity_once").on(table.organizationId, table.issuer, table.subject),
    index("sso_identity_user").on(table.userId),
  ],
);

/** Keys for programs: the organization's own, or somebody's personal token (`userId`). */
export const apiKey = sqliteTable(
  "api_key",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    userId: text("user_id").references(() => user.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** SHA-256 of the key, in hexadecimal. */
    keyHash: text("key_hash").notNull().unique(),
    /** Its last characters, to tell keys apart. */
    hint: text("hint").notNull(),
    /** JSON: the capabilities that it may use at most. */
    capabilities: text("capabilities").notNull(),
    createdBy: text("created_by").references(() => user.id, { onDelete: "set null" }),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at"),
    lastUsedAt: integer("last_used_at"),
    revokedAt: integer("revoked_at"),
  },
  (table) => [index("api_key_organization").on(table.organizationId, table.userId)],
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
