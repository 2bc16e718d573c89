/** What the page that is shown offers to the palette. Asked when the palette opens, so that it fits what is on the screen. */
import { type ReactNode, useEffect, useRef } from "react";

export interface PaletteAction {
  /** The same in every session: recents remember it. */
  id: string;
  label: string;
  /** What the action is about, as a heading: the card's name. */
  group: string;
  icon?: ReactNode;
  /** Further words by which it is found. */
  words?: readonly string[];
  /** The keys that do the same without the palette. */
  keys?: readonly string[];
  /** Only shown to who types: there are many like it. */
  quiet?: boolean;
  run(): void;
}

type Provider = () => readonly PaletteAction[];
const providers = new Set<Provider>();
const listeners = new Set<() => void>();

/** Somebody has more to offer than a moment ago (its code has come): an open palette asks again. */
export function offersChanged(): void {
  for (const listener of [...listeners]) listener();
}

export function onOffersChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Everything that the page offers now. */
export function offeredActions(): PaletteAction[] {
  return [...providers].flatMap((each) => each());
}

/** Offers actions as long as the component is on the screen. `offer` is called when the palette opens. */
export function usePaletteActions(offer: Provider): void {
  const latest = useRef(offer);
  useEffect(() => {
    latest.current = offer;
  });
  useEffect(() => {
    const provider = () => latest.current();
    providers.add(provider);
    return () => void providers.delete(provider);
  }, []);
}
