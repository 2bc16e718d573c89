CREATE TABLE `default_views` (
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`view_id` text NOT NULL,
	PRIMARY KEY(`organization_id`, `user_id`, `requisition_id`)
);
--> statement-breakpoint
CREATE TABLE `saved_views` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`requisition_id` text,
	`owner_id` text NOT NULL,
	`team` integer NOT NULL,
	`name` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `saved_views_requisition` ON `saved_views` (`organization_id`,`requisition_id`);