CREATE TABLE `deactivated_member` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`manager_id` text,
	`created_at` integer NOT NULL,
	`deactivated_at` integer NOT NULL,
	`deactivated_by` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deactivated_member_once` ON `deactivated_member` (`organization_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `deactivated_member_user` ON `deactivated_member` (`user_id`);