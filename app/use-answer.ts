/** What the API says, read with its schema: once for a path, or anew each time that something has changed. */
import { useCallback, useEffect, useState } from "react";
import type { z } from "zod";

const answerWithinMs = 10_000;

async function ask<S extends z.ZodType>(
  path: string,
  schema: S,
  signal: AbortSignal,
): Promise<z.infer<S> | "failed"> {
  try {
    const response = await fetch(`/api/v1${path}`, { signal });
    const said = response.ok ? schema.safeParse(await response.json()) : undefined;
    return said?.success ? said.data : "failed";
  } catch {
    return "failed";
  }
}

/** What the API says at this path: null while it is asked (or nothing is to be asked), "failed" if it does not say. */
export function useAnswer<S extends z.ZodType>(path: string | null, schema: S): z.infer<S> | "failed" | null {
  const [answer, setAnswer] = useState<{ path: string; said: z.infer<S> | "failed" } | null>(null);
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    void ask(path, schema, stop.signal).then((said) => {
      if (!stop.signal.aborted) setAnswer({ path, said });
    });
    return () => stop.abort();
  }, [path, schema]);
  return answer !== null && answer.path === path ? answer.said : null;
}

/**
 * The same, asked again for each `turn` that the caller counts and by `again`. What was there stays until the next
 * answer, also when one does not come; "failed" is said only while there is nothing.
 */
export function useFreshAnswer<S extends z.ZodType>(path: string, schema: S, turn: unknown) {
  const [answer, setAnswer] = useState<z.infer<S> | "failed" | null>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each turn
  useEffect(() => {
    const gone = new AbortController();
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(answerWithinMs)]);
    void ask(path, schema, signal).then((said) => {
      if (!gone.signal.aborted) setAnswer((before) => (said === "failed" ? (before ?? said) : said));
    });
    return () => gone.abort();
  }, [path, schema, asked, turn]);
  const again = useCallback(() => setAsked((before) => before + 1), []);
  return { answer, again };
}
