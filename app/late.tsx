import { type ComponentType, createElement, type ReactNode, useEffect, useReducer } from "react";

const askAgainAfterMs = 3_000;

/** A component whose code comes when it is first drawn. Until then it is `fallback`, nothing unless said. */
export type Late<Props> = ComponentType<Props & { fallback?: ReactNode }>;

/**
 * Like React's `lazy`, but for pages that must outlive their network: code that cannot be loaded is no error, it is
 * asked for again while somebody still wants it. On the server it is always the fallback.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): Late<Props> {
  let loaded: ComponentType<Props> | null = null;
  // biome-ignore lint/correctness/noComponentHookFactories: `late` is called where modules begin, once for each
  return function LateComponent({ fallback = null, ...props }) {
    const [, redraw] = useReducer((count: number) => count + 1, 0);
    useEffect(() => {
      if (loaded) return redraw();
      let timer: ReturnType<typeof setTimeout>;
      let gone = false;
      const ask = () =>
        void load().then(
          (component) => {
            loaded = component;
            if (!gone) redraw();
          },
          () => {
            if (!gone) timer = setTimeout(ask, askAgainAfterMs);
          },
        );
      ask();
      return () => {
        gone = true;
        clearTimeout(timer);
      };
    }, []);
    return loaded ? createElement(loaded, props as unknown as Props) : fallback;
  };
}
