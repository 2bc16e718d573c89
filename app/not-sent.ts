/** What was sent while nobody could be reached: the page stays, with all that is in its forms, and says so. */
import { type DataStrategyResult, data, type MiddlewareFunction } from "react-router";
import { isNetworkError } from "#app/network-error.ts";

const notSent = "hotgigs:not-sent";

/** A route's clientMiddleware. With a status above 500 nothing is loaded again either, which could not be. */
export const keepWhatIsNotSent: MiddlewareFunction<Record<string, DataStrategyResult>> = async (
  { request },
  next,
) => {
  const results = await next();
  if (request.method === "GET") return results;
  for (const [route, { type, result }] of Object.entries(results)) {
    if (type !== "error" || !isNetworkError(thrown(result))) continue;
    results[route] = { type: "data", result: data(undefined, { status: 503 }) };
    dispatchEvent(new Event(notSent));
  }
  return results;
};

/** What an action threw; the router hands it over with a status around it. */
const thrown = (result: unknown): unknown =>
  typeof result === "object" && result !== null && "data" in result ? result.data : result;

/** Calls back whenever something could not be sent, until the answer is called. */
export function onNotSent(tell: () => void): () => void {
  addEventListener(notSent, tell);
  return () => removeEventListener(notSent, tell);
}
