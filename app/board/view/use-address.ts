/** Keeps the board's settings and the page's address in step, so that a link, a reload and "back" show the same. */
import { useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";
import { useBoardUi, useUi } from "../board-ui.ts";
import { readSettings, saysSettings, writeSettings } from "./address.ts";

/** Browsers limit how often an address may change: at once, then no more than this often, so that "back" finds it. */
const apartMs = 250;

export function useAddress(): void {
  const ui = useBoardUi();
  const { key } = useLocation();
  const how = useNavigationType();
  const settings = useUi((state) => state.settings);

  const arrived = useRef(false);
  const written = useRef(Number.NEGATIVE_INFINITY);
  const waits = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place that one comes to
  useEffect(() => {
    const back = arrived.current && how === "POP";
    arrived.current = true;
    // The browser's, not the router's: a filter may have been changed while the router was still on its way here.
    const { search } = location;
    if (waits.current) return;
    // Links to cards say nothing of filters: then what is shown stays, and the address says so again.
    if (saysSettings(search) || back) ui.set({ settings: readSettings(search) });
    else write(writeSettings(ui.get().settings, search));
  }, [key]);

  useEffect(() => {
    const said = writeSettings(settings, location.search);
    if (said === location.search) return;
    const say = () => {
      waits.current = false;
      written.current = performance.now();
      write(said);
    };
    const wait = written.current + apartMs - performance.now();
    if (wait <= 0) return say();
    waits.current = true;
    const timer = setTimeout(say, wait);
    return () => {
      waits.current = false;
      clearTimeout(timer);
    };
  }, [settings]);
}

/** Past the router: nothing is to be loaded, and nothing drawn, because of a letter in a filter. */
function write(search: string): void {
  const { pathname, hash } = location;
  if (search !== location.search) history.replaceState(history.state, "", `${pathname}${search}${hash}`);
}
