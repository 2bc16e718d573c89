ALTER TABLE `candidates` ADD `private_for` text;--> statement-breakpoint
ALTER TABLE `candidates` ADD `private_since` integer;