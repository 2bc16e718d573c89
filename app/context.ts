/** What loaders and actions find in their request's context. */
import { createContext } from "react-router";
import type { Account, Identity, Keys, Security, Services, Viewer } from "#workers/services.ts";

/** `context.get(servicesContext)` in a loader or action: the services of this request. */
export const servicesContext = createContext<Services>();

/** Who is signed in, or null. */
export const viewerContext = createContext<Viewer | null>(null);

/** Signing in and out; only the pages under routes/auth ask for it. */
export const identityContext = createContext<Identity>();

/** The viewer's own account; its pages ask for it. */
export const accountContext = createContext<Account>();

/** How the viewer's organization is protected. */
export const securityContext = createContext<Security>();

/** Keys for programs: the organization's, and the viewer's own tokens. */
export const keysContext = createContext<{ organization: Keys; personal: Keys }>();

/** The nonce that this response's Content-Security-Policy allows scripts and styles with. */
export const nonceContext = createContext("");

/** Whether this is a developer's machine: the mailbox and the /design page exist there only. */
export const developmentContext = createContext(false);
