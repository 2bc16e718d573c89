CREATE TABLE `agencies` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `agency_people` (
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`agency_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`organization_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `agency_people_agency` ON `agency_people` (`organization_id`,`agency_id`);--> statement-breakpoint
CREATE TABLE `agency_shares` (
	`organization_id` text NOT NULL,
	`agency_id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`not_before` integer,
	`fee` text,
	`ownership_days` integer NOT NULL,
	`shared_at` integer NOT NULL,
	`shared_by` text NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`organization_id`, `agency_id`, `requisition_id`)
);
--> statement-breakpoint
CREATE INDEX `agency_shares_requisition` ON `agency_shares` (`organization_id`,`requisition_id`);--> statement-breakpoint
CREATE TABLE `agency_submissions` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`agency_id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`title` text NOT NULL,
	`submitted_by` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`status` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text,
	`phone_key` text,
	`note` text,
	`consent` text NOT NULL,
	`fee` text,
	`owned_until` integer NOT NULL,
	`candidate_id` text NOT NULL,
	`application_id` text NOT NULL,
	`file_id` text,
	`decided_at` integer,
	`decided_by` text,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `agency_submissions_requisition` ON `agency_submissions` (`organization_id`,`requisition_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `agency_submissions_agency` ON `agency_submissions` (`organization_id`,`agency_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `agency_submissions_email` ON `agency_submissions` (`organization_id`,`email`);--> statement-breakpoint
CREATE INDEX `agency_submissions_phone` ON `agency_submissions` (`organization_id`,`phone_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `agency_submissions_application` ON `agency_submissions` (`organization_id`,`application_id`);