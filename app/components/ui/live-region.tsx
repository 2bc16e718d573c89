import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";

type Announce = (words: string, urgency?: "polite" | "assertive") => void;
const AnnounceContext = createContext<Announce>(() => {});

/** `announce("Moved to Interview")`: said by assistive technology, seen by nobody. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/** Holds the page's two live regions. Around the app, once, in root.tsx. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ polite: "", assertive: "" });
  const flip = useRef(false);
  const announce = useCallback<Announce>((words, urgency = "polite") => {
    // The same words twice are two announcements: an invisible mark makes the text differ.
    flip.current = !flip.current;
    setSaid((before) => ({ ...before, [urgency]: flip.current ? words : `${words}\u200B` }));
  }, []);
  const value = useMemo(() => announce, [announce]);
  return (
    <AnnounceContext.Provider value={value}>
      {children}
      <div className="sr-only">
        <div role="status" aria-live="polite">
          {said.polite}
        </div>
        <div role="alert" aria-live="assertive">
          {said.assertive}
        </div>
      </div>
    </AnnounceContext.Provider>
  );
}
