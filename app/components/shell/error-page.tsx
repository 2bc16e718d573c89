import { useEffect } from "react";
import { isRouteErrorResponse, useRevalidator } from "react-router";
import { Mark } from "#app/components/shell/mark.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { isNetworkError } from "#app/network-error.ts";
import { m } from "#app/paraglide/messages.js";

type Kind = "missing" | "forbidden" | "session" | "offline" | "failed";

/** Which of our error pages fits what was thrown. */
export function kindOfError(error: unknown): Kind {
  if (!isRouteErrorResponse(error)) return isNetworkError(error) ? "offline" : "failed";
  if (error.status === 404 || error.status === 410) return "missing";
  if (error.status === 403) return "forbidden";
  if (error.status === 401) return "session";
  return "failed";
}

const words = {
  missing: { code: "404", title: () => m.error_missing_title(), text: () => m.error_missing_text() },
  forbidden: { code: "403", title: () => m.error_forbidden_title(), text: () => m.error_forbidden_text() },
  session: { code: "401", title: () => m.error_session_title(), text: () => m.error_session_text() },
  offline: { code: "", title: () => m.error_offline_title(), text: () => m.error_offline_text() },
  failed: { code: "500", title: () => m.error_title(), text: () => m.error_failed_text() },
} as const;

/** A whole page for what could not be shown. `inside` a shell it brings no main of its own. */
export function ErrorPage({ error, inside }: { error: unknown; inside?: boolean }) {
  const kind = kindOfError(error);
  const { code, title, text } = words[kind];
  const revalidator = useRevalidator();
  useEffect(() => {
    if (kind !== "offline") return;
    const again = () => void revalidator.revalidate();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [kind, revalidator]);
  const Box = inside ? "div" : "main";
  return (
    <Box
      {...(inside ? {} : { id: "content" })}
      className="mx-auto flex min-h-[70dvh] w-full max-w-md flex-1 flex-col items-start justify-center gap-5 px-6"
    >
      <title>{m.page_title({ page: title() })}</title>
      {inside ? null : <Mark className="size-8" />}
      <div className="flex flex-col gap-2">
        {code ? <p className="text-xs font-medium text-subtle tabular-nums">{code}</p> : null}
        <h1 className="text-2xl font-semibold">{title()}</h1>
        <p className="text-base text-pretty text-muted">{text()}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {kind === "session" ? (
          <LinkButton to="/sign-in" variant="primary">
            {m.error_sign_in()}
          </LinkButton>
        ) : null}
        {kind === "failed" || kind === "offline" ? (
          <Button
            variant="primary"
            loading={revalidator.state !== "idle"}
            onClick={() => revalidator.revalidate()}
          >
            {m.ui_retry()}
          </Button>
        ) : null}
        <LinkButton to="/">{m.error_home()}</LinkButton>
      </div>
    </Box>
  );
}
