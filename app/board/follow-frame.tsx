import { createPortal } from "react-dom";
import { tintOf } from "#app/components/ui/avatar.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { Person } from "#app/live/presence.ts";
import { m } from "#app/paraglide/messages.js";
import { useFollow } from "./use-follow.ts";

/** Says that one follows somebody, all around the page, as long as it lasts. */
export function FollowFrame({ user, onStop }: { user: Person["user"]; onStop: () => void }) {
  useFollow(user.id, onStop);
  return createPortal(
    <div data-follow data-tint={tintOf(user.hue)} className="pointer-events-none fixed inset-0 z-45">
      <div className="absolute inset-0 tint-outline outline-3 -outline-offset-3" />
      <div
        title={m.follow_hint({ name: user.name })}
        className="tint-fill pointer-events-auto absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-2 rounded-md py-1 pr-1 pl-3 text-sm font-medium shadow-popup max-md:bottom-above-bar"
      >
        {m.follow_following({ name: user.name })}
        <Button size="sm" onClick={onStop}>
          {m.follow_stop()}
        </Button>
      </div>
    </div>,
    document.body,
  );
}
