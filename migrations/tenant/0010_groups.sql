CREATE TABLE `group_members` (
	`organization_id` text NOT NULL,
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`organization_id`, `group_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `group_members_person` ON `group_members` (`organization_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `member_groups` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_groups_name` ON `member_groups` (`organization_id`,"name" collate nocase);--> statement-breakpoint
CREATE TABLE `requisition_groups` (
	`organization_id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`group_id` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`organization_id`, `requisition_id`, `group_id`, `role`)
);
--> statement-breakpoint
CREATE INDEX `requisition_groups_group` ON `requisition_groups` (`organization_id`,`group_id`);--> statement-breakpoint
CREATE VIEW `team_places` AS select organization_id, requisition_id, user_id, role, null as group_id from requisition_team
  union all
  select g.organization_id, g.requisition_id, m.user_id, g.role, g.group_id from requisition_groups g
    join group_members m on m.organization_id = g.organization_id and m.group_id = g.group_id;