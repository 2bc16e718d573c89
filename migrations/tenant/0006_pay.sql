CREATE TABLE `application_pay` (
	`organization_id` text NOT NULL,
	`application_id` text NOT NULL,
	`field` text NOT NULL,
	`requisition_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`period` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`organization_id`, `application_id`, `field`, `requisition_id`)
);
--> statement-breakpoint
CREATE TABLE `organization_settings` (
	`organization_id` text PRIMARY KEY NOT NULL,
	`managers_see_expectations` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `requisition_pay` (
	`organization_id` text NOT NULL,
	`requisition_id` text NOT NULL,
	`min_minor` integer NOT NULL,
	`max_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`period` text NOT NULL,
	`published` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`organization_id`, `requisition_id`)
);
