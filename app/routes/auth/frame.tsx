import { type ReactNode, useEffect, useRef } from "react";
import { Mark } from "#app/components/shell/mark.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { m } from "#app/paraglide/messages.js";

interface AuthFrameProps {
  title: string;
  lead?: ReactNode;
  /** What went wrong with the whole form; it takes the focus, so that it is read at once. */
  error?: string | null;
  children?: ReactNode;
  /** Under the card: the way to the neighbouring page. */
  footer?: ReactNode;
}

/** The page of everybody who is not in yet: one card, one thing to do. */
export function AuthFrame({ title, lead, error, children, footer }: AuthFrameProps) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-5 py-10 outline-none"
    >
      <title>{m.page_title({ page: title })}</title>
      <div className="flex flex-col gap-4">
        <Mark className="size-9" />
        <div className="flex flex-col gap-1">
          <h1 className="font-semibold text-2xl text-balance">{title}</h1>
          {lead ? <p className="text-base text-muted text-pretty">{lead}</p> : null}
        </div>
      </div>
      {error ? <FormError words={error} /> : null}
      {children}
      {footer ? <p className="text-muted text-sm">{footer}</p> : null}
    </main>
  );
}

function FormError({ words }: { words: string }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words are a new failure, to be read again
  useEffect(() => box.current?.focus(), [words]);
  return (
    <div ref={box} tabIndex={-1} className="rounded-md">
      <Banner tone="danger" live="alert">
        {words}
      </Banner>
    </div>
  );
}
