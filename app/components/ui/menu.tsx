import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check, ChevronRight } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Link } from "react-router";
import { cn } from "#app/components/ui/cn.ts";

export interface MenuProps {
  /** The button that opens it, e.g. `<IconButton label=…>`. */
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

const popup = "popup max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto p-1";

/** A list of things to do. Arrows, Home, End, type-ahead and Escape work as everywhere. */
export function Menu({ trigger, align = "start", side = "bottom", open, onOpenChange, children }: MenuProps) {
  return (
    <BaseMenu.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align={align} side={side} className="z-50 outline-none">
          <BaseMenu.Popup className={popup}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  /** Right-hand side: a Kbd, a count. */
  end?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  /** Makes it a link. */
  to?: string;
  closeOnSelect?: boolean;
  children: ReactNode;
}

/** One thing to do. */
export function MenuItem({
  icon,
  end,
  danger,
  disabled,
  onSelect,
  to,
  closeOnSelect,
  children,
}: MenuItemProps) {
  const className = cn("option", danger && "text-danger-text data-highlighted:bg-danger-soft");
  const inside = <Row icon={icon} end={end} label={children} danger={danger} />;
  const close = closeOnSelect === undefined ? {} : { closeOnClick: closeOnSelect };
  if (to !== undefined) {
    return (
      <BaseMenu.LinkItem {...close} closeOnClick render={<Link to={to} />} className={className}>
        {inside}
      </BaseMenu.LinkItem>
    );
  }
  return (
    <BaseMenu.Item {...close} disabled={disabled ?? false} onClick={onSelect} className={className}>
      {inside}
    </BaseMenu.Item>
  );
}

export interface MenuRadioProps {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string; icon?: ReactNode; disabled?: boolean }[];
}

/** One of several, the present one ticked: stages in "Move to…", the theme. */
export function MenuRadio({ value, onChange, options }: MenuRadioProps) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={onChange}>
      {options.map((option) => (
        <BaseMenu.RadioItem
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          closeOnClick
          className="option"
        >
          <Row
            icon={option.icon}
            label={option.label}
            end={
              <BaseMenu.RadioItemIndicator>
                <Check aria-hidden="true" className="size-3.5 text-text" />
              </BaseMenu.RadioItemIndicator>
            }
          />
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}

/** A menu within the menu. */
export function MenuSub({
  label,
  icon,
  children,
}: {
  label: ReactNode;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <BaseMenu.SubmenuRoot>
      <BaseMenu.SubmenuTrigger className="option">
        <Row icon={icon} label={label} end={<ChevronRight aria-hidden="true" className="size-3.5" />} />
      </BaseMenu.SubmenuTrigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={2} alignOffset={-4} className="z-50 outline-none">
          <BaseMenu.Popup className={popup}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.SubmenuRoot>
  );
}

/** Items that belong together under a small heading. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="px-2 pt-1.5 pb-1 text-2xs font-medium text-subtle">
        {label}
      </BaseMenu.GroupLabel>
      {children}
    </BaseMenu.Group>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="-mx-1 my-1 h-px bg-border forced-colors:bg-[CanvasText]" />;
}

function Row(props: { icon?: ReactNode; label: ReactNode; end?: ReactNode; danger?: boolean | undefined }) {
  return (
    <>
      {props.icon ? (
        <span
          aria-hidden="true"
          className={cn("flex size-4 items-center justify-center", !props.danger && "text-subtle")}
        >
          {props.icon}
        </span>
      ) : null}
      <span className="min-w-0 flex-1 truncate">{props.label}</span>
      {props.end ? <span className="ml-4 flex items-center text-xs text-subtle">{props.end}</span> : null}
    </>
  );
}
