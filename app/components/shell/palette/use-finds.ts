/** What the palette asks the API for: requisitions and members once, people while one types. */
import { useEffect, useState } from "react";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { type FoundPerson, foundPersonSchema } from "#domain/views/find.ts";

const pauseMs = 120;

const requisitionSchema = z.object({
  id: idSchema("req"),
  title: z.string(),
  team: z.string(),
  location: z.string(),
});
const memberSchema = z.object({ id: z.string(), name: z.string(), email: z.string(), hue: z.number() });
type Requisition = z.infer<typeof requisitionSchema>;
type Member = z.infer<typeof memberSchema>;

/** The last answers, so that the palette is full at once when it opens again. */
let known: { requisitions: Requisition[]; members: Member[] } = { requisitions: [], members: [] };

async function read<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T | null> {
  const response = await fetch(path, { signal });
  return response.ok ? schema.parse(await response.json()) : null;
}

export function useLists(): typeof known {
  const [lists, setLists] = useState(known);
  useEffect(() => {
    const gone = new AbortController();
    const ask = async () => {
      const [requisitions, members] = await Promise.all([
        read("/api/v1/requisitions", z.array(requisitionSchema), gone.signal),
        read("/api/v1/members", z.array(memberSchema), gone.signal),
      ]);
      known = { requisitions: requisitions ?? [], members: members ?? [] };
      setLists(known);
    };
    // Without network, what was known.
    ask().catch(() => null);
    return () => gone.abort();
  }, []);
  return lists;
}

export interface Finding {
  people: readonly FoundPerson[];
  state: "idle" | "looking" | "done" | "failed";
}

/** People by what was typed, a moment after the last letter. */
export function usePeople(query: string): Finding {
  const text = query.trim();
  const [finding, setFinding] = useState<Finding>({ people: [], state: "idle" });
  useEffect(() => {
    if (text === "") {
      setFinding({ people: [], state: "idle" });
      return;
    }
    const gone = new AbortController();
    setFinding((before) => ({ ...before, state: "looking" }));
    const ask = async () => {
      const path = `/api/v1/find?q=${encodeURIComponent(text)}`;
      const people = await read(path, z.array(foundPersonSchema), gone.signal);
      setFinding({ people: people ?? [], state: "done" });
    };
    const timer = setTimeout(
      () => ask().catch(() => gone.signal.aborted || setFinding({ people: [], state: "failed" })),
      pauseMs,
    );
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [text]);
  return finding;
}
