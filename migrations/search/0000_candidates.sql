-- FTS5 is beyond what drizzle-kit writes: by hand. Rebuildable from DB_TENANT_0.
CREATE TABLE `search_candidates` (
	`row` integer PRIMARY KEY AUTOINCREMENT,
	`organization_id` text NOT NULL,
	`candidate_id` text NOT NULL
);
CREATE UNIQUE INDEX `search_candidates_candidate` ON `search_candidates` (`organization_id`,`candidate_id`);
CREATE VIRTUAL TABLE `candidates_text` USING fts5(name, headline, body, tokenize = "unicode61 remove_diacritics 2");
