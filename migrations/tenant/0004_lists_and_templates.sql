CREATE TABLE `list_entries` (
	`organization_id` text NOT NULL,
	`list` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`side` text,
	`hue` integer,
	`position` integer NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`organization_id`, `list`, `id`)
);
--> statement-breakpoint
CREATE TABLE `list_revisions` (
	`organization_id` text PRIMARY KEY NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`pushed` integer DEFAULT 0 NOT NULL,
	`asked_at` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `templates` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`stages` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`organization_id`, `id`)
);
--> statement-breakpoint
ALTER TABLE `requisitions` ADD `department` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `close_reasons` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `labels` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `sources` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `seats` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
INSERT INTO `list_entries` (`organization_id`, `list`, `id`, `name`, `side`, `position`)
	SELECT `organization_id`, 'reasons', `id`, `label`, `side`, `position` FROM `reasons`;--> statement-breakpoint
INSERT INTO `list_revisions` (`organization_id`, `revision`) SELECT DISTINCT `organization_id`, 1 FROM `requisitions`;--> statement-breakpoint
DROP TABLE `reasons`;
