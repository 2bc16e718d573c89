import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { useBoardUi } from "./board-ui.ts";
import { EndedBanner, FilledBanner, NearlyFullBanner, PausedBanner } from "./late-parts.tsx";
import { allFilled } from "./lifecycle/openings.ts";

/** What keeps one from working here: the requisition's status, or a connection that ended for good. */
export function BoardBanner() {
  const status = useRoom((room) => room.state.status);
  const ended = useRoom((room) => room.ended);
  const looking = useRoom((room) => !room.abilities.includes("application.move"));
  const paused = useRoom((room) => room.paused);
  const readOnly = useRoom((room) => room.readOnly);
  const nearlyFull = useRoom((room) => room.nearlyFull);
  const filled = useRoom((room) => allFilled(room.state.openings));
  if (ended !== null) return <EndedBanner code={ended} />;
  if (paused !== null) return <PausedBanner code={paused} />;
  if (status === "onHold") return <StatusBanner words={m.board_on_hold()} />;
  if (status === "closed") return <StatusBanner words={m.board_closed()} />;
  if (status === "filled") return <StatusBanner words={m.board_filled()} />;
  if (looking || readOnly) return <Banner className="mx-4 mb-3">{m.board_looking()}</Banner>;
  if (nearlyFull) return <NearlyFullBanner {...nearlyFull} />;
  return filled && status === "open" ? <FilledBanner /> : null;
}

function StatusBanner({ words }: { words: string }) {
  const ui = useBoardUi();
  const client = useRoomClient();
  const may = client.can("requisition.changeStatus");
  const held = useRoom((room) => room.state.status === "onHold");
  return (
    <Banner
      tone="warning"
      className="mx-4 mb-3"
      actions={
        may ? (
          <Button
            size="sm"
            onClick={() => {
              if (held) void client.command("requisition.changeStatus", { status: "open" });
              else ui.set({ dialog: { kind: "reopen" } });
            }}
          >
            {held ? m.requisition_to_resume() : m.requisition_to_reopen()}
          </Button>
        ) : undefined
      }
    >
      {words}
    </Banner>
  );
}
