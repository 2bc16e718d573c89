import { MailCheck, MapPin, PartyPopper } from "lucide-react";
import { cn } from "#app/components/ui/cn.ts";
import type { Standing } from "#domain/views/standing.ts";

const signs = {
  received: { Icon: MailCheck, look: "bg-accent-soft text-accent-text" },
  stage: { Icon: MapPin, look: "bg-accent-soft text-accent-text" },
  hired: { Icon: PartyPopper, look: "bg-success-text text-surface journey-joy" },
};

/** A small sign above the words. Bad news has none, and neither has no news. */
export function StandingSign({ kind }: { kind: Standing["kind"] | "none" }) {
  if (kind === "none" || kind === "notSelected" || kind === "withdrawn") return null;
  const { Icon, look } = signs[kind];
  return (
    <span aria-hidden="true" className={cn("mb-5 grid size-11 place-items-center rounded-full", look)}>
      <Icon className="size-5" />
    </span>
  );
}
