CREATE TABLE `applications` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`status` text NOT NULL,
	`stage_id` text NOT NULL,
	`source` text NOT NULL,
	`created_at` integer NOT NULL,
	`entered_stage_at` integer NOT NULL,
	`reason_id` text,
	`told` text,
	`pending` text,
	`rank` text,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `applications_board` ON `applications` (`organization_id`,`requisition_id`,`status`,`stage_id`);--> statement-breakpoint
CREATE INDEX `applications_candidate` ON `applications` (`organization_id`,`candidate_id`);--> statement-breakpoint
CREATE TABLE `candidates` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text,
	`headline` text,
	`email` text,
	`phone` text,
	`location` text,
	`face_version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `candidates_email` ON `candidates` (`organization_id`,`email`);--> statement-breakpoint
CREATE TABLE `events` (
	`organization_id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`application_id` text,
	`actor` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`organization_id`, `requisition_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `events_application` ON `events` (`organization_id`,`application_id`,`seq`);--> statement-breakpoint
CREATE TABLE `files` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`application_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`upload` text NOT NULL,
	`command_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`uploaded_at` integer NOT NULL,
	`reading` text DEFAULT 'none' NOT NULL,
	`asked_at` integer,
	`problem` text,
	`text` text,
	`pages` integer,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `files_upload` ON `files` (`organization_id`,`requisition_id`,`upload`);--> statement-breakpoint
CREATE INDEX `files_application` ON `files` (`organization_id`,`application_id`);--> statement-breakpoint
CREATE INDEX `files_reading` ON `files` (`organization_id`,`reading`,`asked_at`);--> statement-breakpoint
CREATE TABLE `members` (
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`organization_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `parked` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`queue` text NOT NULL,
	`payload` text NOT NULL,
	`why` text NOT NULL,
	`parked_at` integer NOT NULL,
	`replayed_at` integer,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `projected` (
	`organization_id` text NOT NULL,
	`object` text NOT NULL,
	`seq` integer NOT NULL,
	`rank_rev` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `object`, `seq`, `rank_rev`)
);
--> statement-breakpoint
CREATE TABLE `reasons` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`label` text NOT NULL,
	`side` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reasons_position` ON `reasons` (`organization_id`,`position`);--> statement-breakpoint
CREATE TABLE `requisitions` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`jurisdiction` text,
	`title` text NOT NULL,
	`public_title` text NOT NULL,
	`team` text NOT NULL,
	`location` text NOT NULL,
	`openings` integer NOT NULL,
	`created_at` integer NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`stages` text DEFAULT '[]' NOT NULL,
	`reasons` text DEFAULT '[]' NOT NULL,
	`counts` text DEFAULT '[]' NOT NULL,
	`last_activity_at` integer NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `rooms` (
	`organization_id` text NOT NULL,
	`object` text NOT NULL,
	`requisition_id` text NOT NULL,
	`projected_seq` integer DEFAULT 0 NOT NULL,
	`rank_rev` integer DEFAULT 0 NOT NULL,
	`touched_at` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`organization_id`, `object`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rooms_requisition` ON `rooms` (`organization_id`,`requisition_id`);--> statement-breakpoint
CREATE TABLE `status_links` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`application_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `status_links_application` ON `status_links` (`organization_id`,`application_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `status_links_id` ON `status_links` (`id`);