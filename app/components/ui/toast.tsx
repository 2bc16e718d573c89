import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { ToastDesk } from "#app/components/ui/toast-desk.ts";
import { whenIdle } from "#app/idle.ts";
import { late } from "#app/late.tsx";

export type { ToastOptions } from "#app/components/ui/toast-desk.ts";

const DeskContext = createContext<ToastDesk | null>(null);
const Host = late(async () => (await import("#app/components/ui/toast-host.tsx")).ToastHost);

/**
 * `toast({title, action})` shows a short note, read out by assistive technology (at once when it is a danger), and
 * gives its id; `close(id)` takes it away.
 */
export function useToast(): Pick<ToastDesk, "toast" | "close"> {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("There is no ToastProvider around this component.");
  return desk;
}

/** Around the app, once, in root.tsx. What draws the notes comes when the page has been painted. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [called, setCalled] = useState(false);
  const [desk] = useState(() => new ToastDesk(() => setCalled(true)));
  return (
    <DeskContext value={desk}>
      {children}
      {called ? <Host desk={desk} /> : null}
    </DeskContext>
  );
}

/** Has the notes' screen ready before the first note: around pages that show some. */
export function useToastsSoon(): void {
  const desk = useContext(DeskContext);
  useEffect(() => (desk ? whenIdle(() => desk.makeReady()) : undefined), [desk]);
}
