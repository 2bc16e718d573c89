/** Openings in words and numbers. Pure. */
import type { Application } from "#domain/application/schema.ts";
import type { Opening } from "#domain/requisition/schema.ts";

/** What people call an opening: the end of its id. */
export function shortId(id: string): string {
  return `#${id.slice(-4)}`;
}

/** Closed ones do not count: nobody is looked for. */
export function countOpenings(openings: readonly Opening[]) {
  const counted = openings.filter(({ status }) => status !== "closed");
  return { filled: counted.filter(({ status }) => status === "filled").length, total: counted.length };
}

/** Every opening that is not closed is filled, and there is one at least. */
export function allFilled(openings: readonly Opening[]): boolean {
  const { filled, total } = countOpenings(openings);
  return total > 0 && filled === total;
}

export function countActive(applications: Readonly<Record<string, Application>>): number {
  let count = 0;
  for (const { status } of Object.values<Application>(applications)) if (status === "active") count += 1;
  return count;
}
