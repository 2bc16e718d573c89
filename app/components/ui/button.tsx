import { Button as BaseButton } from "@base-ui/react/button";
import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { Link, type LinkProps } from "react-router";
import { cn } from "#app/components/ui/cn.ts";
import { Spinner } from "#app/components/ui/spinner.tsx";

export const buttonStyles = cva(
  [
    "relative inline-flex max-w-full shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium",
    "transition-colors active:translate-y-px [&_svg]:shrink-0",
    "disabled:cursor-not-allowed disabled:opacity-50 data-disabled:cursor-not-allowed data-disabled:opacity-50 disabled:active:translate-y-0",
    "aria-busy:cursor-progress",
  ],
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-accent text-on-accent not-disabled:hover:bg-accent-hover data-popup-open:bg-accent-hover",
        secondary:
          "border-border-strong bg-surface text-text not-disabled:hover:bg-hover data-popup-open:bg-hover",
        ghost:
          "border-transparent bg-transparent text-muted not-disabled:hover:bg-hover not-disabled:hover:text-text data-popup-open:bg-hover data-popup-open:text-text aria-pressed:bg-hover aria-pressed:text-text",
        danger: "border-transparent bg-danger text-on-danger not-disabled:hover:bg-danger-hover",
        dangerQuiet:
          "border-border-strong bg-surface text-danger-text not-disabled:hover:border-transparent not-disabled:hover:bg-danger-soft",
        link: "h-auto border-transparent px-0 text-accent-text underline-offset-3 not-disabled:hover:underline",
      },
      size: {
        sm: "h-7 px-2 text-xs pointer-coarse:min-h-10",
        md: "h-8 px-3 text-sm pointer-coarse:min-h-10",
        lg: "h-10 px-4 text-base",
      },
      square: { true: "px-0 pointer-coarse:min-w-10", false: "" },
    },
    compoundVariants: [
      { square: true, size: "sm", className: "w-7" },
      { square: true, size: "md", className: "w-8" },
      { square: true, size: "lg", className: "w-10" },
      { variant: "link", className: "px-0" },
    ],
    defaultVariants: { variant: "secondary", size: "md", square: false },
  },
);

type Look = Omit<VariantProps<typeof buttonStyles>, "square">;

export interface ButtonProps extends Omit<BaseButton.Props, "className">, Look {
  className?: string | undefined;
  /** Before the words. */
  icon?: ReactNode;
  /** Under way: keeps its width and focus, takes no clicks, says so to assistive technology. */
  loading?: boolean | undefined;
}

/** A button. `type` is "button" unless said otherwise, so that none submits a form by accident. */
export function Button({
  variant,
  size,
  icon,
  loading,
  className,
  children,
  disabled,
  ...props
}: ButtonProps) {
  return (
    <BaseButton
      type="button"
      {...props}
      {...(loading ? { "aria-busy": true, focusableWhenDisabled: true } : {})}
      disabled={disabled || loading}
      className={cn(buttonStyles({ variant, size }), className)}
    >
      {loading ? <Spinner label={null} className="absolute" /> : null}
      <span className={cn("contents", loading && "[&>*]:opacity-0")}>
        {icon}
        <span className="inline-flex min-w-0 items-center gap-1.5 overflow-hidden">{children}</span>
      </span>
    </BaseButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "icon" | "children"> {
  /** What it does: its name for assistive technology. */
  label: string;
  children: ReactNode;
}

/** A square button that shows only an icon. Wrap it in a Tooltip when the icon is not obvious. */
export function IconButton({
  label,
  variant = "ghost",
  size,
  loading,
  className,
  children,
  disabled,
  ...props
}: IconButtonProps) {
  return (
    <BaseButton
      type="button"
      aria-label={label}
      {...props}
      {...(loading ? { "aria-busy": true, focusableWhenDisabled: true } : {})}
      disabled={disabled || loading}
      className={cn(buttonStyles({ variant, size, square: true }), className)}
    >
      {loading ? <Spinner label={null} /> : children}
    </BaseButton>
  );
}

export interface LinkButtonProps extends Omit<LinkProps, "className">, Look {
  className?: string;
  icon?: ReactNode;
}

/** Looks like a button, goes somewhere: a real link, to be opened in another tab. */
export function LinkButton({ variant, size, icon, className, children, ...props }: LinkButtonProps) {
  return (
    <Link {...props} className={cn(buttonStyles({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  );
}
