/** Rows about groups of members, and the view of everybody's places on teams. Nothing of it is projected. */
import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  sqliteView,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { TeamRole } from "#domain/access/requisition.ts";
import type { Id } from "#domain/ids/ids.ts";

const organizationId = () => text("organization_id").$type<Id<"org">>().notNull();
const requisitionId = () => text("requisition_id").$type<Id<"req">>().notNull();

/** People under a name, to be put on teams together. */
export const memberGroups = sqliteTable(
  "member_groups",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"grp">>().notNull(),
    name: text("name").notNull(),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.id] }),
    uniqueIndex("member_groups_name").on(row.organizationId, sql`${row.name} collate nocase`),
  ],
);

export const groupMembers = sqliteTable(
  "group_members",
  {
    organizationId: organizationId(),
    groupId: text("group_id").$type<Id<"grp">>().notNull(),
    userId: text("user_id").notNull(),
    addedAt: integer("added_at").notNull(),
    addedBy: text("added_by").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.groupId, row.userId] }),
    index("group_members_person").on(row.organizationId, row.userId),
  ],
);

/** What a group is on a requisition's team: so is each of its members. */
export const requisitionGroups = sqliteTable(
  "requisition_groups",
  {
    organizationId: organizationId(),
    requisitionId: requisitionId(),
    groupId: text("group_id").$type<Id<"grp">>().notNull(),
    role: text("role").$type<TeamRole>().notNull(),
    addedAt: integer("added_at").notNull(),
    addedBy: text("added_by").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.requisitionId, row.groupId, row.role] }),
    index("requisition_groups_group").on(row.organizationId, row.groupId),
  ],
);

/**
 * Everybody's places on teams, by themselves and by their groups: what is to be read wherever it matters who is on a
 * team. The same place may come twice. (`requisitionTeam` alone is for who writes teams.)
 */
export const teamPlaces = sqliteView("team_places", {
  organizationId: organizationId(),
  requisitionId: requisitionId(),
  userId: text("user_id").notNull(),
  role: text("role").$type<TeamRole>().notNull(),
  /** The group that they have it by; null: by themselves. */
  groupId: text("group_id").$type<Id<"grp">>(),
}).as(sql`select organization_id, requisition_id, user_id, role, null as group_id from requisition_team
  union all
  select g.organization_id, g.requisition_id, m.user_id, g.role, g.group_id from requisition_groups g
    join group_members m on m.organization_id = g.organization_id and m.group_id = g.group_id`);
