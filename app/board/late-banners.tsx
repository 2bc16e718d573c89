/** Banners that no board begins with: their code comes after its first paint. */
import { useState } from "react";
import { useLocation } from "react-router";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { nearlyFullWords, pausedWords } from "#app/live/room-words.ts";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { closeCode } from "#domain/live/wire.ts";
import { useBoardUi } from "./board-ui.ts";

/** The last opening was filled: a proposal, which one may leave or put away. */
export function FilledBanner() {
  const ui = useBoardUi();
  const client = useRoomClient();
  const [away, setAway] = useState(false);
  if (away || !client.can("requisition.changeStatus")) return null;
  return (
    <Banner
      tone="success"
      live="status"
      className="mx-4 mb-3"
      onDismiss={() => setAway(true)}
      actions={
        <Button size="sm" onClick={() => ui.set({ dialog: { kind: "close", to: "filled" } })}>
          {m.requisition_all_filled_action()}
        </Button>
      }
    >
      {m.requisition_all_filled()}
    </Banner>
  );
}

/** The room asked to be left alone for a moment; nothing is to be done but to know why. */
export function PausedBanner({ code }: { code: number }) {
  return (
    <Banner tone="warning" live="status" className="mx-4 mb-3">
      {pausedWords(code)}
    </Banner>
  );
}

export function NearlyFullBanner(size: { bytes: number; most: number }) {
  return (
    <Banner tone="warning" live="status" className="mx-4 mb-3">
      {nearlyFullWords(size)}
    </Banner>
  );
}

function endedWords(code: number): string {
  switch (code) {
    case closeCode.sessionEnded:
      return m.refusal_session_ended();
    case closeCode.outdated:
      return m.refusal_wire_outdated();
    case closeCode.missing:
      return m.board_missing();
    default:
      return m.board_access_removed();
  }
}

export function EndedBanner({ code }: { code: number }) {
  const count = useRoom((room) => room.unsaved);
  return (
    <Banner tone="danger" live="alert" className="mx-4 mb-3" actions={<EndedAction code={code} />}>
      {[endedWords(code), count > 0 ? m.board_ended_waiting({ count }) : ""].filter(Boolean).join(" ")}
    </Banner>
  );
}

function EndedAction({ code }: { code: number }) {
  const { pathname } = useLocation();
  if (code === closeCode.sessionEnded) {
    return (
      <LinkButton size="sm" to={`/sign-in?next=${encodeURIComponent(pathname)}`} reloadDocument>
        {m.board_sign_in()}
      </LinkButton>
    );
  }
  if (code === closeCode.outdated) {
    return (
      <Button size="sm" onClick={() => location.reload()}>
        {m.board_reload()}
      </Button>
    );
  }
  return (
    <LinkButton size="sm" to="/requisitions">
      {m.board_back()}
    </LinkButton>
  );
}
