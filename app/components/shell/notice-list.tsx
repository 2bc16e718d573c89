import { useEffect, useState } from "react";
import { Link } from "react-router";
import { z } from "zod";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { SkeletonText } from "#app/components/ui/skeleton.tsx";
import { useUnseen } from "#app/live/use-organization-line.ts";
import { m } from "#app/paraglide/messages.js";
import { type NoticeView, noticeViewSchema } from "#domain/views/notes.ts";

const path = "/api/v1/notifications";
const answerWithinMs = 10_000;

/** Where somebody mentioned the viewer, newest first. What is shown is seen. */
export function NoticeList({ onOpen }: { onOpen: () => void }) {
  const [notices, setNotices] = useState<NoticeView[] | "failed" | null>(null);
  const unseen = useUnseen();
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded again when there is one more or one less
  useEffect(() => {
    const gone = new AbortController();
    void load(gone.signal).then((list) => {
      if (gone.signal.aborted) return;
      // What was new when the list was opened stays marked while one reads it.
      setNotices((before) => (list ? marked(list, before) : (before ?? "failed")));
      const [newest] = list ?? [];
      if (newest && list?.some(({ seen }) => !seen)) void see(newest.id);
    });
    return () => gone.abort();
  }, [unseen]);
  if (notices === null) {
    return (
      <div aria-busy="true">
        <SkeletonText lines={3} />
      </div>
    );
  }
  if (notices === "failed") return <p className="text-sm text-muted">{m.notices_failed()}</p>;
  if (notices.length === 0) return <p className="text-sm text-muted">{m.notices_empty()}</p>;
  return (
    <ul className="-mx-1.5 flex flex-col">
      {notices.map((notice) => (
        <li key={notice.id}>
          <Notice notice={notice} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function Notice({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) {
  const { by, requisition, application, document, audience, at, seen } = notice;
  const place = {
    team: m.notices_in_team(),
    managers: m.notices_in_managers(),
    private: m.notices_in_private(),
  }[audience];
  return (
    <Link
      to={`/requisitions/${requisition.id}/applications/${application}?note=${document}`}
      onClick={onOpen}
      className="flex items-start gap-2.5 rounded-md px-1.5 py-2 transition-colors hover:bg-hover"
    >
      <Avatar name={by.name || null} hue={by.hue} size="sm" className="mt-0.5" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="text-sm font-medium">
          {m.notices_line({ name: by.name || m.notices_somebody() })}
        </span>
        <span className="truncate text-xs text-muted">
          {m.notices_about({
            candidate: notice.alias
              ? m.privacy_alias({ alias: notice.alias })
              : (notice.candidate ?? m.notices_candidate()),
            requisition: requisition.title,
          })}
        </span>
        <span className="text-xs text-subtle">
          {place}
          <span aria-hidden="true"> · </span>
          <RelativeTime at={at} />
        </span>
      </span>
      {seen ? null : <Badge tone="accent">{m.notices_new()}</Badge>}
    </Link>
  );
}

function marked(list: readonly NoticeView[], before: NoticeView[] | "failed" | null): NoticeView[] {
  const fresh = new Set(Array.isArray(before) ? before.filter(({ seen }) => !seen).map(({ id }) => id) : []);
  return list.map((notice) => (fresh.has(notice.id) ? { ...notice, seen: false } : notice));
}

async function load(gone: AbortSignal): Promise<NoticeView[] | null> {
  try {
    const signal = AbortSignal.any([gone, AbortSignal.timeout(answerWithinMs)]);
    const response = await fetch(path, { signal });
    return response.ok ? (z.array(noticeViewSchema).safeParse(await response.json()).data ?? null) : null;
  } catch {
    return null;
  }
}

async function see(upTo: string): Promise<void> {
  await fetch(`${path}/seen`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ upTo }),
    signal: AbortSignal.timeout(answerWithinMs),
  }).catch(() => null);
}
