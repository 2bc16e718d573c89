import { type ReactNode, useEffect, useRef, useState } from "react";
import { useInbox } from "#app/live/use-inbox.ts";
import { m } from "#app/paraglide/messages.js";
import type { CandidateStatus } from "#domain/views/candidate-status.ts";
import { standing } from "#domain/views/standing.ts";
import { CandidateFrame } from "../frame.tsx";
import { Gone } from "./gone.tsx";
import { History } from "./history.tsx";
import { LiveNote } from "./live-note.tsx";
import { useInBrowser, useTimeZone } from "./local-time.tsx";
import { StandingCard } from "./standing-card.tsx";
import { newsWords, wordsFor } from "./words.ts";

/** One application as its candidate may see it, changing by itself while it is open. */
export function Journey({
  status,
  token,
  children,
}: {
  status: CandidateStatus;
  token: string;
  /** What stands under the history. */
  children?: ReactNode;
}) {
  const { entries, link } = useInbox(status, token);
  const now = standing(entries);
  const [firstSeq] = useState(now?.seq ?? 0);
  const [news, setNews] = useState("");
  const said = useRef(firstSeq);
  const zone = useTimeZone();
  const inBrowser = useInBrowser();

  useEffect(() => {
    if (!now || now.seq <= said.current) return;
    said.current = now.seq;
    setNews(newsWords(now));
  }, [now]);

  if (link === "ended") return <Gone justNow />;
  const { headline } = wordsFor(now, status);
  const zoneWords = zone ? m.journey_zone({ zone: zone.replaceAll("_", " ") }) : m.journey_zone_utc();
  return (
    <CandidateFrame
      from={status.organization}
      footer={
        <>
          <span className="basis-full">{m.journey_private()}</span>
          <span>{inBrowser || now ? zoneWords : null}</span>
        </>
      }
    >
      <title>{m.journey_page_title({ headline, ...status })}</title>
      <p role="status" className="sr-only">
        {news}
      </p>
      <p className="text-lg text-muted">{m.journey_yours()}</p>
      <h1 className="font-semibold text-2xl">{status.role}</h1>
      {status.location === "" ? null : <p className="mt-0.5 text-lg text-muted">{status.location}</p>}
      <div className="mt-6">
        <StandingCard status={status} standing={now} fresh={(now?.seq ?? 0) > firstSeq} />
      </div>
      <LiveNote link={link} quiet={now?.kind === "notSelected" || now?.kind === "hired"} />
      <History entries={entries} freshAfter={firstSeq} />
      {children}
    </CandidateFrame>
  );
}
