/** Following somebody: what they open opens here, the column they look at comes into view. Any act of one's own ends it. */
import { useEffect, useRef } from "react";
import { useNavigate, useParams } from "react-router";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { isId } from "#domain/ids/ids.ts";
import { useBoardUi } from "./board-ui.ts";

const columns = '[aria-labelledby^="stage-"]';
const prefix = "stage-";
const modifiers = new Set(["Shift", "Control", "Alt", "Meta", "Tab"]);

export function useFollow(user: string, onStop: () => void): void {
  const ui = useBoardUi();
  const navigate = useNavigate();
  const { requisition, application } = useParams();
  const open = useRoom((room) => room.people.find((person) => person.user.id === user)?.open ?? null);
  const at = useRoom((room) => room.people.find((person) => person.user.id === user)?.at ?? null);
  const opened = useRef(application ?? null);
  opened.current = application ?? null;
  useEffect(() => {
    if (open === opened.current) return;
    const board = `/requisitions/${requisition}`;
    void navigate(open ? `${board}/applications/${open}` : board, { preventScrollReset: true });
  }, [open, requisition, navigate]);
  useEffect(() => {
    if (!at) return;
    ui.set({ phoneStage: at });
    const column = document.querySelector(`[aria-labelledby="${prefix}${at}"]`);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    column?.scrollIntoView({ inline: "start", block: "nearest", behavior: calm ? "auto" : "smooth" });
  }, [at, ui]);
  useOwnAct(onStop);
}

/** Calls back at the first thing that the viewer does themselves outside what says that they follow. */
function useOwnAct(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const stop = (event: Event) => {
      const inside = event.target instanceof Element && event.target.closest("[data-follow]") !== null;
      if (!inside) latest.current();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        // It ends this, and nothing behind it.
        event.preventDefault();
        event.stopPropagation();
        latest.current();
      } else if (!modifiers.has(event.key)) stop(event);
    };
    const options = { capture: true, passive: true };
    document.addEventListener("pointerdown", stop, options);
    document.addEventListener("wheel", stop, options);
    document.addEventListener("keydown", key, { capture: true });
    return () => {
      document.removeEventListener("pointerdown", stop, options);
      document.removeEventListener("wheel", stop, options);
      document.removeEventListener("keydown", key, { capture: true });
    };
  }, []);
}

/** Tells others which column stands at the left edge of what one sees. */
export function useTellColumn(): void {
  const client = useRoomClient();
  useEffect(() => {
    let frame = 0;
    const tell = (scroller: Element) => {
      const left = scroller.getBoundingClientRect().left;
      const column = [...scroller.querySelectorAll(columns)].find((each) => {
        const rect = each.getBoundingClientRect();
        return rect.right - left > rect.width / 2;
      });
      const id = column?.getAttribute("aria-labelledby")?.slice(prefix.length);
      if (isId("stg", id)) client.look({ at: id });
    };
    const scrolled = ({ target }: Event) => {
      if (!(target instanceof Element) || !target.querySelector(`:scope > ${columns}`)) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => tell(target));
    };
    document.addEventListener("scroll", scrolled, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("scroll", scrolled, { capture: true });
    };
  }, [client]);
}
