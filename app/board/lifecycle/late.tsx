/** What stands in the board's headers and in one dialog, whose code comes when the board has been painted. */
import { late } from "#app/late.tsx";

export const lifecycleParts = () => import("./parts.tsx");

export const StatusMenu = late(async () => (await lifecycleParts()).StatusMenu);
export const StageMenu = late(async () => (await lifecycleParts()).StageMenu);
export const LifecycleDialogs = late(async () => (await lifecycleParts()).LifecycleDialogs);
