CREATE TABLE `eeo_answers` (
	`organization_id` text NOT NULL,
	`id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`answers` text NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
);
