CREATE TABLE `eeo_settings` (
	`organization_id` text PRIMARY KEY NOT NULL,
	`asks` integer NOT NULL
);
