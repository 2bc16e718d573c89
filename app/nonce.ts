import { createContext, useContext } from "react";

/** Set by entry.server.tsx around the router. In the browser it is undefined: browsers hide nonces from scripts. */
export const NonceContext = createContext<string | undefined>(undefined);

/** What this response's Content-Security-Policy allows inline scripts and styles with. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
