import { useCallback } from "react";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { type StageId, stagesInUse } from "#domain/pipeline/schema.ts";

/** Puts a stage before another (null: at the end) and says where it stands then. */
export function useStageMove(): (stage: StageId, before: StageId | null) => void {
  const client = useRoomClient();
  const announce = useAnnounce();
  return useCallback(
    (stage, before) => {
      void client.command("stage.move", { stage, before });
      const used = stagesInUse(client.snapshot().state.stages);
      const at = used.findIndex((each) => each.id === stage);
      const said = { stage: used[at]?.name ?? "", position: at + 1, total: used.length };
      announce(m.stage_moved(said));
    },
    [client, announce],
  );
}
