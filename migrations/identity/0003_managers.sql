ALTER TABLE `member` ADD `manager_id` text;--> statement-breakpoint
CREATE INDEX `member_manager` ON `member` (`organization_id`,`manager_id`);