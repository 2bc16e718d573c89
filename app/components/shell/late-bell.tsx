import { late } from "#app/late.tsx";

/** Mentions: its popup and its line to the organization come when the page has been painted. */
export const Bell = late(async () => (await import("#app/components/shell/bell.tsx")).Bell);
