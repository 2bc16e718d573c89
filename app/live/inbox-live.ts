/** Everything that keeps a candidate's page up to date, in one piece: the page shows itself before it is loaded. */
export { createInbox } from "./inbox.ts";
export { inboxSocketOpener } from "./inbox-socket.ts";
