import { m } from "#app/paraglide/messages.js";
import { type Role, roleSchema } from "#domain/access/access.ts";

const words: Record<Role, () => string> = {
  owner: m.role_owner,
  admin: m.role_admin,
  recruiter: m.role_recruiter,
  coordinator: m.role_coordinator,
  hiringManager: m.role_hiringManager,
  interviewer: m.role_interviewer,
  viewer: m.role_viewer,
  agency: m.role_agency,
};

const explained: Record<Role, () => string> = {
  owner: m.role_explained_owner,
  admin: m.role_explained_admin,
  recruiter: m.role_explained_recruiter,
  coordinator: m.role_explained_coordinator,
  hiringManager: m.role_explained_hiringManager,
  interviewer: m.role_explained_interviewer,
  viewer: m.role_explained_viewer,
  agency: m.role_explained_agency,
};

/** What people call a role; a role that we do not know is shown as it is. */
export function roleWords(role: string): string {
  const known = roleSchema.safeParse(role);
  return known.success ? words[known.data]() : role;
}

/** What somebody with the role can do, in a line. */
export function explainRole(role: string): string {
  const known = roleSchema.safeParse(role);
  return known.success ? explained[known.data]() : "";
}
