import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { InputWithIcon } from "#app/components/ui/input-with-icon.tsx";
import { Kbd } from "#app/components/ui/kbd.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { readFilter, statusOrder } from "#app/routes/hiring/requisitions/filter.ts";
import { statusLabel } from "#app/routes/hiring/requisitions/status-badge.tsx";

export const searchId = "requisition-search";

/** Search box and status, both kept in the URL, so that a filtered list can be sent to somebody. */
export function Filters() {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const [text, setText] = useState(filter.text);
  // What was typed and is not in the URL yet: that comes later, and must not undo what is typed meanwhile.
  const underWay = useRef<string[]>([]);
  // Links and the browser's buttons change the URL under the box.
  useEffect(() => {
    const at = underWay.current.lastIndexOf(filter.text);
    if (at < 0) setText(filter.text);
    underWay.current = at < 0 ? [] : underWay.current.slice(at + 1);
  }, [filter.text]);
  const set = (key: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <search className="flex items-center gap-2 px-4 py-2.5 lg:px-6">
      <div className="relative min-w-0 flex-1 sm:max-w-72">
        <InputWithIcon
          id={searchId}
          type="search"
          aria-label={m.requisitions_search()}
          placeholder={m.requisitions_search()}
          icon={<Search className="size-3.5" />}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            underWay.current.push(event.target.value);
            set("q", event.target.value);
          }}
        />
        {text ? null : <Kbd className="pointer-events-none absolute top-1.5 right-2">/</Kbd>}
      </div>
      <Select
        aria-label={m.requisitions_status_filter()}
        value={filter.status}
        onChange={(value) => set("status", value === "all" ? "" : value)}
        className="w-36 shrink-0"
        options={[
          { value: "all", label: m.requisitions_status_all() },
          ...statusOrder.map((status) => ({ value: status, label: statusLabel(status) })),
        ]}
      />
    </search>
  );
}
