/** The second Worker: whatever burns CPU or memory stays out of the way of people. Reached by fetch only. */
import { handle } from "./handle.ts";

export default { fetch: (request: Request): Promise<Response> => handle(request) };
