/** Latest after this long, however busy the page is. */
const latestMs = 2_000;

/**
 * Runs `task` once the page has been painted and has nothing better to do: for code that few need at once, but that
 * should be here before it is asked for (and before the network goes). The answer takes it back.
 */
export function whenIdle(task: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(task, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(task, { timeout: latestMs });
  return () => cancelIdleCallback(handle);
}
