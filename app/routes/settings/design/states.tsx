import { Ellipsis, Plus } from "lucide-react";
import { AvatarStack } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, IconButton, LinkButton } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { Textarea } from "#app/components/ui/textarea.tsx";
import { Row, Section } from "#app/routes/settings/design/section.tsx";
import {
  densities,
  longStages,
  people,
  stages,
  themesAtOnce,
  words,
} from "#app/routes/settings/design/specimens.ts";

const focused = { "data-shown-focused": "" };

/** States that one does not meet by chance: focused, full to the brim, refused; and what themes and density change. */
export function States() {
  return (
    <>
      <Section title={words.focused}>
        <Row>
          <Button variant="primary" {...focused}>
            {words.save}
          </Button>
          <Button {...focused}>{words.save}</Button>
          <Button variant="ghost" {...focused}>
            {words.cancel}
          </Button>
          <Button variant="danger" {...focused}>
            {words.reject}
          </Button>
          <IconButton label={words.more} {...focused}>
            <Ellipsis aria-hidden="true" className="size-4" />
          </IconButton>
          <LinkButton to="/design" {...focused}>
            {words.learn}
          </LinkButton>
          <Checkbox label={words.notify} defaultChecked {...focused} />
        </Row>
        <div className="grid gap-4 sm:grid-cols-2">
          <Input aria-label={words.name} defaultValue={people[0].name} {...focused} />
          <Textarea aria-label={words.notes} defaultValue={words.emptyText} rows={1} {...focused} />
        </div>
      </Section>
      <Section title={words.full}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={words.name} hint={words.long} error={words.long}>
            <Input defaultValue={words.long} />
          </Field>
          <Field label={words.stage}>
            <Select options={longStages} defaultValue={longStages[0]?.value ?? null} />
          </Field>
        </div>
        <Row>
          <Button icon={<Plus aria-hidden="true" className="size-4" />}>{words.long}</Button>
          <Badge tone="warning">{words.long}</Badge>
          <AvatarStack people={people} max={9} />
          <Checkbox label={words.long} />
        </Row>
        <Banner tone="danger" actions={<Button size="sm">{words.learn}</Button>} onDismiss={() => undefined}>
          {words.long} {words.long}
        </Banner>
        <Tabs
          label={words.full}
          className="overflow-hidden rounded-lg border bg-surface"
          tabs={[...stages, ...longStages].map(({ value, label }, at) => ({
            value,
            label,
            count: at * 1_111,
            panel: <p className="p-4 wrap-anywhere">{words.long}</p>,
          }))}
        />
      </Section>
      <Section title={words.themes}>
        <div className="grid gap-3 sm:grid-cols-2">
          {themesAtOnce.map(({ label, theme, contrast }) => (
            <div
              key={label}
              data-theme={theme}
              data-contrast={contrast}
              className="flex flex-col gap-3 rounded-lg border p-4"
            >
              <h3 className="font-medium">{label}</h3>
              <p className="text-sm text-muted">{words.emptyText}</p>
              <Row>
                <Button variant="primary">{words.save}</Button>
                <Button>{words.cancel}</Button>
                <Button variant="danger">{words.reject}</Button>
                <Badge tone="success">{words.stage}</Badge>
                <Badge tone="warning">{words.stage}</Badge>
                <AvatarStack people={people.slice(0, 4)} />
              </Row>
              <Input aria-label={`${words.name}, ${label}`} defaultValue={people[8].name} />
            </div>
          ))}
        </div>
      </Section>
      <Section title={words.density}>
        <div className="grid gap-3 sm:grid-cols-2">
          {densities.map((density) => (
            <ul
              key={density}
              data-density={density}
              className="flex flex-col gap-stack rounded-lg bg-sunken p-3"
            >
              {people.slice(0, 4).map(({ id, name }) => (
                <li key={id} className="rounded-lg border bg-surface px-card-x py-card-y text-sm">
                  {name}
                </li>
              ))}
            </ul>
          ))}
        </div>
      </Section>
    </>
  );
}
