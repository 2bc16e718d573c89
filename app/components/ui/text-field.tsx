import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { Field } from "#app/components/ui/field.tsx";
import { Input, type InputProps } from "#app/components/ui/input.tsx";

export interface TextFieldProps extends Omit<InputProps, "name" | "defaultValue" | "form"> {
  /** Of conform's `fields`; brings name, initial value, constraints and errors. */
  field: FieldMetadata<string | number | null | undefined>;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  /** conform's error (a message key's text or plain text) to what people read. */
  words?: (error: string) => string;
}

/** A Field with an Input for one field of a conform form. */
export function TextField({ field, label, hint, optional, words, className, ...props }: TextFieldProps) {
  const errors = field.errors?.map((error) => (words ? words(error) : error));
  return (
    <Field label={label} hint={hint} optional={optional ?? false} error={errors} className={className}>
      <Input
        key={field.key}
        id={field.id}
        name={field.name}
        form={field.formId}
        defaultValue={field.initialValue === undefined ? undefined : String(field.initialValue)}
        required={field.required}
        minLength={field.minLength}
        maxLength={field.maxLength}
        {...props}
      />
    </Field>
  );
}
