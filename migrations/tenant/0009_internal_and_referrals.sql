CREATE TABLE `internal_releases` (
	`organization_id` text NOT NULL,
	`application_id` text NOT NULL,
	`released_at` integer NOT NULL,
	`released_by` text NOT NULL,
	PRIMARY KEY(`organization_id`, `application_id`)
);
--> statement-breakpoint
CREATE TABLE `referrals` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`application_id` text NOT NULL,
	`referrer_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referrals_person` ON `referrals` (`organization_id`,`requisition_id`,`email`);--> statement-breakpoint
CREATE INDEX `referrals_referrer` ON `referrals` (`organization_id`,`referrer_id`);--> statement-breakpoint
CREATE INDEX `referrals_application` ON `referrals` (`organization_id`,`application_id`);