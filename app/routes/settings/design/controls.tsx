import { Ellipsis, Plus, Search } from "lucide-react";
import { Button, IconButton, LinkButton } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { InputWithIcon } from "#app/components/ui/input-with-icon.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { Textarea } from "#app/components/ui/textarea.tsx";
import { Row, Section } from "#app/routes/settings/design/section.tsx";
import { people, stages, words } from "#app/routes/settings/design/specimens.ts";

const variants = ["primary", "secondary", "ghost", "danger", "dangerQuiet", "link"] as const;
const plus = <Plus aria-hidden="true" className="size-4" />;

/** Buttons and what forms are made of. */
export function Controls() {
  return (
    <>
      <Section title={words.buttons}>
        {(["sm", "md", "lg"] as const).map((size) => (
          <Row key={size}>
            {variants.map((variant) => (
              <Button key={variant} variant={variant} size={size}>
                {variant === "danger" || variant === "dangerQuiet" ? words.reject : words.save}
              </Button>
            ))}
            <IconButton label={words.more} size={size}>
              <Ellipsis aria-hidden="true" className="size-4" />
            </IconButton>
          </Row>
        ))}
        <Row>
          <Button variant="primary" icon={plus}>
            {words.add}
          </Button>
          <Button icon={plus}>{words.add}</Button>
          <Button variant="primary" loading>
            {words.moving}
          </Button>
          <Button loading>{words.moving}</Button>
          <Button variant="primary" disabled>
            {words.save}
          </Button>
          <Button disabled>{words.save}</Button>
          <IconButton label={words.more} loading>
            <Ellipsis aria-hidden="true" className="size-4" />
          </IconButton>
          <LinkButton to="/design">{words.learn}</LinkButton>
        </Row>
      </Section>
      <Section title={words.forms}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={words.name}>
            <Input defaultValue={people[0].name} />
          </Field>
          <Field label={words.email} hint={words.emailHint} optional>
            <Input type="email" placeholder="ada@example.com" />
          </Field>
          <Field label={words.email} error={words.emailError}>
            <Input type="email" defaultValue="ada" />
          </Field>
          <Field label={words.name} disabled>
            <Input defaultValue={people[4].name} />
          </Field>
          <Field label={words.stage}>
            <Select options={stages} placeholder={words.choose} />
          </Field>
          <div className="self-end">
            <InputWithIcon
              icon={<Search className="size-3.5" />}
              aria-label={words.name}
              placeholder={words.name}
            />
          </div>
          <Field label={words.notes} optional>
            <Textarea />
          </Field>
          <div className="flex flex-col items-start gap-2">
            <Checkbox label={words.notify} />
            <Checkbox label={words.notify} defaultChecked />
            <Checkbox label={words.some} indeterminate />
            <Checkbox label={words.notify} disabled />
          </div>
        </div>
      </Section>
    </>
  );
}
