import { useLocation } from "react-router";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { closeCode } from "#domain/live/wire.ts";

/** What keeps one from working here: the requisition's status, or a connection that ended for good. */
export function BoardBanner() {
  const status = useRoom((room) => room.state.status);
  const ended = useRoom((room) => room.ended);
  const looking = useRoom((room) => !room.abilities.includes("application.move"));
  if (ended !== null) return <EndedBanner code={ended} />;
  if (status === "onHold") return <StatusBanner words={m.board_on_hold()} />;
  if (status === "closed") return <StatusBanner words={m.board_closed()} />;
  if (status === "filled") return <StatusBanner words={m.board_filled()} />;
  return looking ? <Banner className="mx-4 mb-3">{m.board_looking()}</Banner> : null;
}

function StatusBanner({ words }: { words: string }) {
  const client = useRoomClient();
  const may = client.can("requisition.changeStatus");
  return (
    <Banner
      tone="warning"
      className="mx-4 mb-3"
      actions={
        may ? (
          <Button
            size="sm"
            onClick={() => void client.command("requisition.changeStatus", { status: "open" })}
          >
            {m.board_reopen()}
          </Button>
        ) : undefined
      }
    >
      {words}
    </Banner>
  );
}

function EndedBanner({ code }: { code: number }) {
  const { pathname } = useLocation();
  const signIn = code === closeCode.sessionEnded;
  const words = signIn
    ? m.refusal_session_ended()
    : code === closeCode.outdated
      ? m.refusal_wire_outdated()
      : m.board_access_removed();
  return (
    <Banner
      tone="danger"
      live="alert"
      className="mx-4 mb-3"
      actions={
        signIn ? (
          <LinkButton size="sm" to={`/sign-in?to=${encodeURIComponent(pathname)}`} reloadDocument>
            {m.board_sign_in()}
          </LinkButton>
        ) : (
          <Button size="sm" onClick={() => location.reload()}>
            {m.board_reload()}
          </Button>
        )
      }
    >
      {words}
    </Banner>
  );
}
