export interface Verdict {
  name: string;
  ok: boolean;
  output: string;
}

/** dependency-cruiser that finds no modules also finds no violation: that is a failure of the gate. */
export function notVacuous(verdict: Verdict): Verdict {
  const modules = Number(/\((\d+) modules/.exec(verdict.output)?.[1] ?? 0);
  if (!verdict.ok || modules > 20) return verdict;
  return { ...verdict, ok: false, output: `${verdict.output}\nonly ${modules} modules were looked at` };
}
