/** A board of a journey's own: a requisition with people on it, and where things are on the page. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "#tests/e2e/fixtures.ts";
import { type Applicant, Recruiter } from "#tests/live/recruiter.ts";

export interface BoardWorld {
  recruiter: Recruiter;
  requisition: string;
  path: string;
  /** Names inside the team, in order. */
  stages: { id: `stg_${string}`; name: string }[];
  applicants: Record<string, Applicant>;
}

/** Opens a requisition and adds these people to its first stage, in this order. */
export async function boardWith(
  url: string | undefined,
  names: readonly string[],
  title = "Ferry captain",
): Promise<BoardWorld> {
  const recruiter = await Recruiter.at(url ?? "");
  const { id: requisition } = await recruiter.open(title);
  await recruiter.joinedBy(requisition, "manager@demo.hotgigs.dev");
  const { state } = await recruiter.board(requisition);
  const first = state.stages[0];
  if (!first) throw new Error("a requisition without stages");
  const applicants: BoardWorld["applicants"] = {};
  for (const name of names) applicants[name] = await recruiter.addApplicant(requisition, first.id, name);
  return { recruiter, requisition, path: `/requisitions/${requisition}`, stages: state.stages, applicants };
}

export const column = (page: Page, stage: string): Locator => page.getByRole("region", { name: stage });

export const card = (page: Page, name: string): Locator =>
  page.locator("[data-card]").filter({ has: page.getByRole("link", { name, exact: true }) });

/** The names in a stage, from top to bottom. */
export const namesIn = (page: Page, stage: string): Promise<string[]> =>
  column(page, stage).locator("[data-card] a").allInnerTexts();

/** Resolves when the board is live: what is done now goes over the socket. */
export async function live(page: Page): Promise<void> {
  await expect(page.getByText("Saved", { exact: true }).first()).toBeAttached();
}
