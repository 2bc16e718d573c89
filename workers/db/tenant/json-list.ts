import { type SQL, sql } from "drizzle-orm";

/** Values for `inArray`, as one parameter: D1 takes at most 100. */
export function jsonList(values: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}
