import { FileText } from "lucide-react";
import { Progress } from "#app/components/ui/progress.tsx";
import { sameItems, useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { Upload } from "./upload-queue.ts";
import { useUploads } from "./uploads-context.ts";

/** Files on their way to a stage, as cards at once; each goes when its real card is there. */
export function UploadGhosts({ stage }: { stage: string }) {
  const uploads = useUploads().filter(
    (upload) => upload.stage === stage && (upload.state !== "failed" || upload.refusal === null),
  );
  const here = useRoom(
    (room) =>
      uploads.map(({ application }) => application !== null && application in room.state.applications),
    sameItems,
  );
  const waiting = uploads.filter((_, at) => !here[at]);
  if (waiting.length === 0) return null;
  return (
    <ul aria-label={m.board_uploading()} className="mb-2 flex flex-col gap-2">
      {waiting.map((upload) => (
        <Ghost key={upload.id} upload={upload} />
      ))}
    </ul>
  );
}

function Ghost({ upload }: { upload: Upload }) {
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-dashed bg-surface p-2.5">
      <span className="flex items-center gap-2.5">
        <span
          aria-hidden="true"
          className="flex size-7 items-center justify-center rounded-full bg-hover text-subtle"
        >
          <FileText className="size-3.5" />
        </span>
        <span className="min-w-0 flex-1 truncate text-sm">{upload.name}</span>
      </span>
      <Progress
        label={
          upload.state === "again" ? m.board_upload_again() : m.board_upload_progress({ name: upload.name })
        }
        value={upload.state === "sending" ? upload.progress : 0}
      />
    </li>
  );
}
