import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { Panel } from "#app/components/ui/sheet.tsx";
import { m } from "#app/paraglide/messages.js";

export interface CardPanelProps {
  title: string;
  requisition: string;
  children: ReactNode;
}

/** Beside the board where there is room, over it where there is none. Escape and the cross lead back to the board. */
export function CardPanel({ title, requisition, children }: CardPanelProps) {
  const navigate = useNavigate();
  const element = useRef<HTMLElement>(null);
  const close = useCallback(
    () => void navigate(`/requisitions/${requisition}`, { preventScrollReset: true }),
    [navigate, requisition],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      // A dialog, a menu or a list closes itself first; what was typed is not thrown away.
      if (
        target?.closest(
          "input:not([readonly]), textarea, [role=dialog], [role=alertdialog], [role=menu], [role=listbox]",
        )
      )
        return;
      close();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [close]);
  // Opened from the board, the panel takes the focus; its neighbour by arrow does not steal it back.
  useEffect(() => element.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={element}
      tabIndex={-1}
      aria-label={m.card_region({ name: title })}
      className="w-120 shrink-0 outline-none max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-35 max-lg:w-full max-lg:max-w-120 max-lg:shadow-dialog max-sm:max-w-none"
    >
      <Panel title={title} onClose={close} className="h-full">
        <div className="flex flex-col">{children}</div>
      </Panel>
    </section>
  );
}
