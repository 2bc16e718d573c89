import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "#app/components/ui/cn.ts";

export interface TabsProps {
  /** What the tabs are about, for assistive technology. */
  label: string;
  tabs: readonly {
    value: string;
    label: ReactNode;
    count?: number | string | undefined;
    panel: ReactNode;
    disabled?: boolean;
  }[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  className?: string;
}

/** Several panels, one seen at a time. */
export function Tabs({ label, tabs, value, defaultValue, onChange, className }: TabsProps) {
  return (
    <BaseTabs.Root
      {...(value === undefined ? { defaultValue: defaultValue ?? tabs[0]?.value } : { value })}
      onValueChange={(next: string) => onChange?.(next)}
      className={cn("flex min-h-0 flex-col", className)}
    >
      <BaseTabs.List aria-label={label} className="flex gap-4 overflow-x-auto border-b px-4">
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            disabled={tab.disabled ?? false}
            className="-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-sm font-medium text-muted transition-colors hover:text-text focus-visible:outline-offset-[-2px] data-active:border-accent data-active:text-text data-disabled:cursor-not-allowed data-disabled:opacity-50 pointer-coarse:min-h-10"
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="text-xs font-normal text-subtle tabular-nums">{tab.count}</span>
            )}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel
          key={tab.value}
          value={tab.value}
          className="min-h-0 flex-1 focus-visible:outline-offset-[-2px]"
        >
          {tab.panel}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
