import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";

/** The quiet frame around everything that a candidate sees: who it is from, the page, a last line. */
export function CandidateFrame({
  from,
  aside,
  footer,
  children,
}: {
  /** The organization that speaks here, if it may be said. */
  from: string | null;
  aside?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-144 flex-col px-5 sm:px-6">
      <header className="flex min-h-16 items-center gap-3 py-4 sm:min-h-20">
        {from === null ? null : (
          <>
            <span
              aria-hidden="true"
              className="grid size-8 shrink-0 place-items-center rounded-md bg-accent-soft font-semibold text-accent-text text-lg"
            >
              {[...from.trim()][0]?.toLocaleUpperCase()}
            </span>
            <span className="min-w-0 truncate font-medium text-lg">{from}</span>
          </>
        )}
        <span className="ml-auto">{aside}</span>
      </header>
      <main id="content" className="flex-1 pt-2 pb-12 sm:pt-6">
        {children}
      </main>
      <footer className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-t py-6 text-muted text-sm">
        {footer}
        <span className="ml-auto">{m.app_name()}</span>
      </footer>
    </div>
  );
}
