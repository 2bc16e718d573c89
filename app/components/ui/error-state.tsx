import { CloudAlert } from "lucide-react";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { m } from "#app/paraglide/messages.js";

export interface ErrorStateProps {
  title?: string;
  /** What happened and what to do about it. */
  description?: string;
  onRetry?: () => void;
  retrying?: boolean;
  level?: 1 | 2 | 3;
  className?: string;
}

/** Something could not be shown; offers to try again. */
export function ErrorState({ title, description, onRetry, retrying, level, className }: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        icon={<CloudAlert />}
        title={title ?? m.ui_error_title()}
        description={description ?? m.ui_error_description()}
        {...(level ? { level } : {})}
        {...(className ? { className } : {})}
      >
        {onRetry ? (
          <Button onClick={onRetry} loading={retrying}>
            {m.ui_retry()}
          </Button>
        ) : null}
      </EmptyState>
    </div>
  );
}
