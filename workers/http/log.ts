/** One JSON line. Facts are ids, counts and codes: nothing personal may be in a log. */
export function log(event: string, facts: Record<string, string | number | boolean | undefined>): void {
  console.log(JSON.stringify({ event, at: new Date().toISOString(), ...facts }));
}
