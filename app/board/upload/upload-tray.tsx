import { CheckCircle2, ChevronDown, CircleAlert, Clock, RefreshCw, X } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { IconButton } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { Spinner } from "#app/components/ui/spinner.tsx";
import { m } from "#app/paraglide/messages.js";
import type { Upload } from "./upload-queue.ts";
import { useUploadQueue, useUploads } from "./uploads-context.ts";

/** Every file of the last drops with what became of it; what needs a look stands first. */
export function UploadTray() {
  const queue = useUploadQueue();
  const uploads = useUploads();
  const [chosen, setFolded] = useState<boolean | null>(null);
  if (uploads.length === 0) return null;
  const count = (state: Upload["state"]) => uploads.filter((upload) => upload.state === state).length;
  const [done, failed] = [count("done"), count("failed")];
  // A line is enough while all goes well: the cards themselves show how far each is.
  const folded = chosen ?? failed === 0;
  const busy = uploads.length - done - failed;
  const ordered = [...uploads].sort((a, b) => weight(a) - weight(b));
  return (
    <section
      aria-label={m.board_tray()}
      className="popup absolute inset-x-3 bottom-3 z-20 mx-auto flex max-h-tray max-w-92 flex-col"
    >
      <header className="flex items-center gap-1 py-1.5 pr-1.5 pl-3">
        <p role="status" className="min-w-0 flex-1 text-sm font-medium">
          {busy > 0
            ? m.board_tray_busy({ done, total: uploads.length })
            : failed > 0
              ? m.board_tray_failed({ done, failed })
              : m.board_tray_done({ done })}
        </p>
        <IconButton
          label={folded ? m.board_tray_unfold() : m.board_tray_fold()}
          size="sm"
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        >
          <ChevronDown
            aria-hidden="true"
            className={cn("size-4 transition-transform", folded && "rotate-180")}
          />
        </IconButton>
        {busy === 0 ? (
          <IconButton label={m.ui_close()} size="sm" onClick={() => queue.clear()}>
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        ) : null}
      </header>
      {folded ? null : (
        <ul className="min-h-0 overflow-y-auto border-t px-3 py-1.5">
          {ordered.map((upload) => (
            <Line key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </section>
  );
}

function weight({ state }: Upload): number {
  return { failed: 0, again: 1, sending: 2, waiting: 3, done: 4 }[state];
}

function Line({ upload }: { upload: Upload }) {
  return (
    <li className="flex items-start gap-2 py-1 text-xs">
      <span className="mt-0.5">
        <StateIcon state={upload.state} />
      </span>
      <span className="min-w-0 flex-1">
        {upload.application ? (
          <Link
            to={`applications/${upload.application}`}
            preventScrollReset
            className="block truncate hover:underline"
          >
            {upload.name}
          </Link>
        ) : (
          <span className="block truncate">{upload.name}</span>
        )}
        {upload.refusal ? <span className="text-danger-text">{refusalWords(upload.refusal)}</span> : null}
        {upload.state === "again" ? (
          <span className="text-warning-text">{m.board_upload_again()}</span>
        ) : null}
      </span>
      {upload.state === "sending" ? (
        <span className="text-subtle tabular-nums">{upload.progress} %</span>
      ) : null}
    </li>
  );
}

function StateIcon({ state }: { state: Upload["state"] }) {
  const words = {
    waiting: m.board_upload_waiting(),
    sending: m.board_upload_sending(),
    again: m.board_upload_again(),
    done: m.board_upload_done(),
    failed: m.board_upload_failed(),
  }[state];
  const look = "size-3.5";
  if (state === "sending") return <Spinner label={words} className={look} />;
  if (state === "done")
    return <CheckCircle2 role="img" aria-label={words} className={cn(look, "text-success-text")} />;
  if (state === "failed")
    return <CircleAlert role="img" aria-label={words} className={cn(look, "text-danger-text")} />;
  if (state === "again")
    return <RefreshCw role="img" aria-label={words} className={cn(look, "text-warning-text")} />;
  return <Clock role="img" aria-label={words} className={cn(look, "text-subtle")} />;
}
