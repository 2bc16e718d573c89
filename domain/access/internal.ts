/**
 * Employees as candidates. An application is internal if its candidate's address is a member's. Nobody reads their own
 * (requisition.ts, `applied`), and until somebody releases it, nobody above the applicant knows of it either: for them
 * there is no such requisition.
 */

/** Whom somebody reports to; null: nobody. */
export type ManagerOf = (person: string) => string | null;

/** Everybody above somebody, the direct manager first. Ends where it comes round to somebody again. */
export function managersAbove(managerOf: ManagerOf, person: string): string[] {
  const above: string[] = [];
  for (let next = managerOf(person); next !== null && next !== person; next = managerOf(next)) {
    if (above.includes(next)) break;
    above.push(next);
  }
  return above;
}

/** Whether somebody would be above themselves if this were their manager. */
export function makesCircle(managerOf: ManagerOf, person: string, manager: string): boolean {
  return manager === person || managersAbove(managerOf, manager).includes(person);
}

export interface InternalApplication {
  /** The member who applied. */
  applicant: string;
  released: boolean;
}

/** From whom an application is hidden because they are above the applicant, the direct manager first. */
export function hiddenFrom({ applicant, released }: InternalApplication, managerOf: ManagerOf): string[] {
  return released ? [] : managersAbove(managerOf, applicant);
}
