import { type OrganizationMessage, organizationMessageSchema } from "#domain/live/wire.ts";

/** A frame of the organization's socket, or null for what is not one ("pong", something newer than we know). */
export function readOrganizationMessage(frame: unknown): OrganizationMessage | null {
  if (typeof frame !== "string" || !frame.startsWith("{")) return null;
  try {
    const parsed = organizationMessageSchema.safeParse(JSON.parse(frame));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Calls `run` at once, then at most once in `everyMs`, and once more after the last call. */
export function throttled(run: () => void, everyMs: number) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const tick = () => {
    timer = null;
    if (again) call();
  };
  function call() {
    if (timer !== null) {
      again = true;
      return;
    }
    again = false;
    timer = setTimeout(tick, everyMs);
    run();
  }
  return {
    call,
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      again = false;
    },
  };
}
