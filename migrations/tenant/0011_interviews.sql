CREATE TABLE `interview_seats` (
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`interview_id` text NOT NULL,
	`application_id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`at` integer,
	PRIMARY KEY(`organization_id`, `user_id`, `interview_id`)
);
--> statement-breakpoint
CREATE INDEX `interview_seats_application` ON `interview_seats` (`organization_id`,`application_id`);--> statement-breakpoint
CREATE TABLE `interview_words` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`application_id` text NOT NULL,
	`title` text NOT NULL,
	`instructions` text NOT NULL,
	`place` text NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `interview_words_application` ON `interview_words` (`organization_id`,`application_id`);--> statement-breakpoint
ALTER TABLE `applications` ADD `interviews` text;