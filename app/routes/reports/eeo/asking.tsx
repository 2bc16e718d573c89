import { Form, useNavigation } from "react-router";
import { Button } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";

/** Whether candidates are asked, and what to know before they are. */
export function Asking({ asks }: { asks: boolean }) {
  const busy = useNavigation().formMethod === "POST";
  return (
    <Form
      method="post"
      preventScrollReset
      className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-lg border bg-surface p-4"
    >
      <div className="min-w-0 flex-1 basis-64">
        <p role="status" className="font-medium text-base">
          {asks ? m.eeo_asks() : m.eeo_asks_not()}
        </p>
        <p className="text-pretty text-muted text-sm">{asks ? m.eeo_asks_where() : m.eeo_asks_before()}</p>
      </div>
      <Button
        type="submit"
        name="asks"
        value={asks ? "off" : "on"}
        variant={asks ? "secondary" : "primary"}
        loading={busy}
      >
        {asks ? m.eeo_asks_stop() : m.eeo_asks_start()}
      </Button>
    </Form>
  );
}
