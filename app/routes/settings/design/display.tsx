import { Clock } from "lucide-react";
import { Avatar, AvatarStack } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Kbd } from "#app/components/ui/kbd.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { StatusBadge } from "#app/routes/hiring/requisitions/status-badge.tsx";
import { Row, Section } from "#app/routes/settings/design/section.tsx";
import { people, words } from "#app/routes/settings/design/specimens.ts";
import { requisitionStatuses } from "#domain/requisition/schema.ts";

const tones = ["neutral", "accent", "success", "warning", "danger", "info", "outline"] as const;

/** People, badges, time, tabs. `now` is the server's clock, so that both sides draw the same. */
export function Display({ now }: { now: number }) {
  return (
    <>
      <Section title={words.people}>
        <Row>
          {people.map((person) => (
            <Avatar key={person.id} {...person} size="lg" label={person.name} />
          ))}
        </Row>
        <Row>
          {(["xs", "sm", "md", "lg", "xl"] as const).map((size) => (
            <Avatar key={size} {...people[0]} size={size} label={people[0].name} />
          ))}
          <Avatar {...people[2]} present label={people[2].name} />
          <Avatar name={null} id="app_1" label={words.name} />
          <AvatarStack people={people.slice(0, 3)} />
          <AvatarStack people={people} max={4} size="md" />
        </Row>
      </Section>
      <Section title={words.labels}>
        <Row>
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
          <Badge tone="warning" icon={<Clock aria-hidden="true" />}>
            <span className="tabular-nums">{words.unknown}</span>
          </Badge>
        </Row>
        <Row>
          {requisitionStatuses.map((status) => (
            <StatusBadge key={status} status={status} />
          ))}
          <Kbd>⌘</Kbd>
          <Kbd>K</Kbd>
          <RelativeTime at={now - 12 * 60_000} />
          <RelativeTime at={now - 26 * 3_600_000} style="long" />
        </Row>
      </Section>
      <Section title={words.tabs}>
        <Tabs
          label={words.tabs}
          className="overflow-hidden rounded-lg border bg-surface"
          tabs={[
            { value: "about", label: words.about, panel: <p className="p-4">{words.emptyText}</p> },
            {
              value: "timeline",
              label: words.timeline,
              count: 12,
              panel: <p className="p-4">{words.moved}</p>,
            },
            { value: "files", label: words.files, count: 2, panel: null, disabled: true },
          ]}
        />
      </Section>
    </>
  );
}
