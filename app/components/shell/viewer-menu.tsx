import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { ViewerButton } from "#app/components/shell/viewer-button.tsx";
import { whenIdle } from "#app/idle.ts";

export interface ViewerMenuProps {
  user: { name: string; email: string; hue: number };
  /** Those that the person belongs to, and the id of the one that they are in. */
  organizations?: readonly { id: string; name: string }[];
  organization?: string;
  /** Only the avatar: rail and phone. */
  compact?: boolean;
  side?: "top" | "bottom" | "right";
}

type Full = typeof import("#app/components/shell/viewer-menu-full.tsx").ViewerMenuFull;

/** Who I am here. First only its button: menus are much code, which comes when the page has been painted. */
export function ViewerMenu(props: ViewerMenuProps) {
  const [full, setFull] = useState<{ Menu: Full } | null>(null);
  const wanted = useRef(false);
  const focused = useRef(false);
  const box = useRef<HTMLSpanElement>(null);
  const load = useCallback(async () => {
    const module = await import("#app/components/shell/viewer-menu-full.tsx").catch(() => null);
    // Not to be had now: a press asks again.
    if (!module) return;
    focused.current = box.current?.contains(document.activeElement) ?? false;
    setFull({ Menu: module.ViewerMenuFull });
  }, []);
  useEffect(() => whenIdle(() => void load()), [load]);
  // The button is another one now: who stood on the first stands on this one.
  useLayoutEffect(() => {
    if (full && focused.current && !wanted.current) box.current?.querySelector("button")?.focus();
  }, [full]);
  return (
    <span ref={box} className="contents">
      {full ? (
        <full.Menu {...props} opened={wanted.current} />
      ) : (
        <ViewerButton
          user={props.user}
          compact={props.compact}
          aria-haspopup="menu"
          aria-expanded="false"
          onClick={() => {
            wanted.current = true;
            void load();
          }}
        />
      )}
    </span>
  );
}
