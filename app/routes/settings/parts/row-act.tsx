import type { ReactNode } from "react";
import { Form } from "react-router";
import { Button, type ButtonProps } from "#app/components/ui/button.tsx";

export interface RowActProps {
  intent: string;
  /** The one field beside it: which row it is about. */
  field: readonly [name: string, value: string];
  /** What the button does, with the row's name, for who does not see where it stands. */
  label: string;
  variant?: ButtonProps["variant"];
  children: ReactNode;
}

/** A button in a row of a settings page that does one thing to that row: a form with nothing to fill in. */
export function RowAct({
  intent,
  field: [name, value],
  label,
  variant = "secondary",
  children,
}: RowActProps) {
  return (
    <Form method="post">
      <input type="hidden" name={name} value={value} />
      <Button type="submit" name="intent" value={intent} size="sm" variant={variant} aria-label={label}>
        {children}
      </Button>
    </Form>
  );
}
