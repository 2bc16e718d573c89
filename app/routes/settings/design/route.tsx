import { ThemeMenu } from "#app/components/shell/theme-menu.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Menu } from "#app/components/ui/menu.tsx";
import { developmentContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { Controls } from "#app/routes/settings/design/controls.tsx";
import { Display } from "#app/routes/settings/design/display.tsx";
import { Feedback } from "#app/routes/settings/design/feedback.tsx";
import { Foundations } from "#app/routes/settings/design/foundations.tsx";
import { Overlays } from "#app/routes/settings/design/overlays.tsx";
import { States } from "#app/routes/settings/design/states.tsx";
import { refuse } from "#domain/refusal/refusal.ts";
import type { Route } from "./+types/route.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.design_title() }) }];

/** Every component with its states. Development only. */
export function loader({ context }: Route.LoaderArgs) {
  if (!context.get(developmentContext)) return required<{ now: number }>(refuse("resource.missing"));
  return { now: Date.now() };
}

export default function Design({ loaderData }: Route.ComponentProps) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex max-w-5xl flex-col gap-8 px-4 py-8 outline-none lg:px-6"
    >
      <header className="flex items-start justify-between gap-4">
        <div className="flex flex-col gap-1">
          <h1 className="text-2xl font-semibold">{m.design_title()}</h1>
          <p className="text-sm text-muted">{m.design_lead()}</p>
        </div>
        <Menu align="end" trigger={<Button>{m.shell_theme()}</Button>}>
          <ThemeMenu />
        </Menu>
      </header>
      <Foundations />
      <Controls />
      <Overlays />
      <Display now={loaderData.now} />
      <Feedback />
      <States />
    </main>
  );
}
