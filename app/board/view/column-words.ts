import { m } from "#app/paraglide/messages.js";
import type { TableColumn } from "#domain/views/board-settings.ts";

/** What a column of the table is called. */
export function columnWords(column: TableColumn): string {
  const words: Record<TableColumn, () => string> = {
    headline: m.view_column_headline,
    stage: m.board_stage,
    status: m.view_column_status,
    labels: m.view_label,
    assignee: m.view_assignee,
    source: m.view_source,
    age: m.view_column_age,
    applied: m.view_column_applied,
    told: m.view_column_told,
  };
  return words[column]();
}
