import type { ReactNode } from "react";
import { Banner } from "#app/components/ui/banner.tsx";

interface SectionProps {
  id: string;
  title: string;
  lead?: ReactNode;
  /** Beside the title: whether it is on. */
  aside?: ReactNode;
  /** What came of the last thing that was done here. */
  note?: { ok: boolean; said: string } | null;
  children?: ReactNode;
}

/** One part of a page of settings: what it is, and what can be done. */
export function Section({ id, title, lead, aside, note, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 rounded-lg border bg-surface p-5">
      <div className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id={id} className="font-semibold text-lg">
            {title}
          </h2>
          {aside}
        </div>
        {lead ? <p className="max-w-prose text-muted text-pretty">{lead}</p> : null}
      </div>
      {note ? (
        <Banner tone={note.ok ? "success" : "danger"} live={note.ok ? "status" : "alert"}>
          {note.said}
        </Banner>
      ) : null}
      {children}
    </section>
  );
}
