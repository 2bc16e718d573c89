import { cn } from "#app/components/ui/cn.ts";
import { Section } from "#app/routes/settings/design/section.tsx";
import { colours, typeScale, words } from "#app/routes/settings/design/specimens.ts";

/** Colours and type. */
export function Foundations() {
  return (
    <>
      <Section title={words.tokens}>
        {colours.map((row) => (
          <ul key={row[0]} className="grid grid-cols-3 gap-2 sm:grid-cols-6">
            {row.map((name) => (
              <li key={name} className="flex flex-col gap-1 text-2xs text-muted">
                <span className={cn("h-10 rounded-md border", name)} />
                <span className="truncate">{name.slice(3)}</span>
              </li>
            ))}
          </ul>
        ))}
      </Section>
      <Section title={words.type}>
        <ul className="flex flex-col gap-2">
          {typeScale.map((size) => (
            <li key={size} className="flex items-baseline gap-4">
              <span className="w-16 shrink-0 text-2xs text-subtle">{size}</span>
              <span className={cn("truncate font-medium", size)}>{words.typeSample}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
