import { useEffect, useState } from "react";
import type { z } from "zod";

/** What the API says at this path: null while it is asked (or nothing is to be asked), "failed" if it does not say. */
export function useAnswer<S extends z.ZodType>(path: string | null, schema: S): z.infer<S> | "failed" | null {
  const [answer, setAnswer] = useState<{ path: string; said: z.infer<S> | "failed" } | null>(null);
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    const ask = async () => {
      const response = await fetch(`/api/v1${path}`, { signal: stop.signal });
      const said = response.ok ? schema.safeParse(await response.json()) : undefined;
      return said?.success ? said.data : "failed";
    };
    ask()
      .catch(() => "failed" as const)
      .then((said) => {
        if (!stop.signal.aborted) setAnswer({ path, said });
      });
    return () => stop.abort();
  }, [path, schema]);
  return answer !== null && answer.path === path ? answer.said : null;
}
