CREATE TABLE `eeo_carried` (
	`organization_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `question`, `answer`)
);
--> statement-breakpoint
CREATE TABLE `eeo_counts` (
	`organization_id` text NOT NULL,
	`month` text NOT NULL,
	`requisition_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `month`, `requisition_id`, `question`, `answer`),
	CONSTRAINT "eeo_counts_in_fives" CHECK("eeo_counts"."n" > 0 and "eeo_counts"."n" % 5 = 0)
);
--> statement-breakpoint
CREATE TABLE `eeo_forms` (
	`organization_id` text NOT NULL,
	`key` text NOT NULL,
	`month` text NOT NULL,
	`sealed` text NOT NULL,
	`counted` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`organization_id`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `eeo_months` (
	`organization_id` text NOT NULL,
	`month` text NOT NULL,
	PRIMARY KEY(`organization_id`, `month`)
);
--> statement-breakpoint
-- Nothing was ever written to it: its rows would have told whose they were by their time.
DROP TABLE `eeo_answers`;
