import { m } from "#app/paraglide/messages.js";

/** Whom one meets: a name, what stands for it in an anonymised review, or that nobody knows it yet. */
export function candidateWords({ name, alias }: { name: string | null; alias?: string | undefined }): string {
  if (alias) return m.privacy_alias({ alias });
  return name ?? m.interviews_candidate_unnamed();
}
