ALTER TABLE `invitation` ADD `token_hash` text;--> statement-breakpoint
ALTER TABLE `invitation` ADD `sent_at` integer;--> statement-breakpoint
ALTER TABLE `invitation` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `invitation` ADD `member_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_pending_once` ON `invitation` (`organization_id`,`email`) WHERE status = 'pending';