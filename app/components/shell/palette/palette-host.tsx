import { Search } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { PhoneLabel, phoneItem } from "#app/components/shell/navigation.tsx";
import { Kbd } from "#app/components/ui/kbd.tsx";
import { whenIdle } from "#app/idle.ts";
import { late } from "#app/late.tsx";
import { m } from "#app/paraglide/messages.js";
import { offeredActions, onOffersChanged, type PaletteAction } from "./actions.ts";
import type { PaletteProps } from "./palette.tsx";

const load = () => import("./palette.tsx");
const Palette = late(async () => (await load()).Palette);
const OpenContext = createContext<() => void>(() => {});

/** ⌘K or Ctrl+K anywhere inside opens the palette, whose code comes when the page has been painted. */
export function PaletteHost({
  children,
  ...props
}: Omit<PaletteProps, "actions" | "early" | "onClose"> & { children: ReactNode }) {
  const [actions, setActions] = useState<readonly PaletteAction[] | null>(null);
  const early = useEarlyLetters(actions !== null);
  const open = useCallback(() => setActions(offeredActions()), []);
  useEffect(() => onOffersChanged(() => setActions((before) => (before ? offeredActions() : null))), []);
  useEffect(() => whenIdle(() => void load().catch(() => null)), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey);
      if (!wanted || event.altKey || event.shiftKey || event.defaultPrevented) return;
      event.preventDefault();
      setActions((before) => (before ? null : offeredActions()));
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return (
    <OpenContext.Provider value={open}>
      {children}
      {actions ? (
        <Palette {...props} actions={actions} early={early} onClose={() => setActions(null)} />
      ) : null}
    </OpenContext.Provider>
  );
}

/** What is typed before the palette has the focus belongs to it: not to the page, where single letters act. */
function useEarlyLetters(isOpen: boolean) {
  const early = useRef("");
  useEffect(() => {
    if (!isOpen) return;
    early.current = "";
    const press = (event: KeyboardEvent) => {
      if (document.activeElement?.closest("[data-palette]")) return;
      if (event.key.length !== 1 || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      early.current += event.key;
    };
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, [isOpen]);
  return early;
}

/** The server does not know the keyboard: Macs have their own key. */
function useShortcut(): string {
  const [shortcut, setShortcut] = useState("Ctrl K");
  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.userAgent)) setShortcut("⌘K");
  }, []);
  return shortcut;
}

/** In the rail: how one learns that there is a palette. */
export function PaletteButton() {
  const open = useContext(OpenContext);
  const shortcut = useShortcut();
  return (
    <button
      type="button"
      onClick={open}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 items-center gap-2.5 rounded-md px-2 text-sm text-muted transition-colors hover:bg-text/5 hover:text-text max-lg:justify-center pointer-coarse:h-10"
    >
      <Search aria-hidden="true" className="size-4 shrink-0" />
      <span className="flex-1 truncate text-left max-lg:sr-only">{m.palette_open()}</span>
      <Kbd className="max-lg:hidden">{shortcut}</Kbd>
    </button>
  );
}

/** The same in the bar of phones. */
export function PalettePhoneButton() {
  const open = useContext(OpenContext);
  return (
    <button type="button" onClick={open} className={phoneItem}>
      <Search aria-hidden="true" />
      <PhoneLabel>{m.palette_open()}</PhoneLabel>
    </button>
  );
}
