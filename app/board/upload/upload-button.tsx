import { Upload } from "lucide-react";
import { type ReactElement, useRef } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import { useUi } from "../board-ui.ts";
import { useUploadQueue } from "./uploads-context.ts";

/** The same as dropping files, for the keyboard and for phones: into the stage that is shown, else the first. */
export function UploadButton({ compact }: { compact?: boolean }): ReactElement {
  const queue = useUploadQueue();
  const input = useRef<HTMLInputElement>(null);
  const first = useRoom((room) => stagesInUse(room.state.stages)[0]?.id);
  const shown = useUi((state) => state.phoneStage);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept=".pdf,.docx,.txt,application/pdf,text/plain"
        aria-label={m.board_add_resumes()}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          const phone = matchMedia("(max-width: 639px)").matches;
          const stage = (phone ? shown : null) ?? first;
          event.target.value = "";
          if (stage && files.length > 0) void queue.add(files, stage);
        }}
      />
      <Button
        className={compact ? "@max-6xl:gap-0" : undefined}
        icon={<Upload aria-hidden="true" className="size-4" />}
        onClick={() => input.current?.click()}
      >
        <span className={compact ? "@max-6xl:sr-only" : undefined}>{m.board_add_resumes()}</span>
      </Button>
    </>
  );
}
