import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";

/** Something to be copied into another system. */
export function Copyable({ label, hint, value }: { label: string; hint?: string; value: string }) {
  return (
    <Field label={label} hint={hint}>
      <Input readOnly value={value} className="font-mono" onFocus={(event) => event.currentTarget.select()} />
    </Field>
  );
}
