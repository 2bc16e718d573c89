ALTER TABLE `applications` ADD `assignee` text;--> statement-breakpoint
ALTER TABLE `applications` ADD `opening_id` text;--> statement-breakpoint
ALTER TABLE `applications` ADD `to_requisition_id` text;--> statement-breakpoint
ALTER TABLE `applications` ADD `origin_id` text;--> statement-breakpoint
ALTER TABLE `applications` ADD `hop` integer DEFAULT 0 NOT NULL;