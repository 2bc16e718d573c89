CREATE TABLE `requisition_team` (
	`organization_id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`organization_id`, `requisition_id`, `user_id`, `role`)
);
--> statement-breakpoint
CREATE INDEX `requisition_team_person` ON `requisition_team` (`organization_id`,`user_id`);--> statement-breakpoint
ALTER TABLE `requisitions` ADD `confidential` integer DEFAULT false NOT NULL;