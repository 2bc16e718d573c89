import { createContext } from "react-router";
import type { Services } from "#workers/services.ts";

/** `context.get(servicesContext)` in a loader or action: the services of this request. */
export const servicesContext = createContext<Services>();
