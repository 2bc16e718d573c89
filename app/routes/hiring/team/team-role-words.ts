import { m } from "#app/paraglide/messages.js";
import type { TeamRole } from "#domain/access/requisition.ts";

/** What people call a place on a requisition's team. */
export const teamRoleWords: Record<TeamRole, () => string> = {
  recruiter: m.team_recruiter,
  coordinator: m.team_coordinator,
  hiringManager: m.team_hiringManager,
  panel: m.team_panel,
};
