import { CSPProvider } from "@base-ui/react/csp-provider";
import { type ReactNode, useEffect } from "react";
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { PendingBar } from "#app/components/shell/pending-bar.tsx";
import { RouteAnnouncer } from "#app/components/shell/route-announcer.tsx";
import { LiveRegion } from "#app/components/ui/live-region.tsx";
import { ToastProvider } from "#app/components/ui/toast.tsx";
import { SkipLink } from "#app/components/ui/visually-hidden.tsx";
import { useNonce } from "#app/nonce.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { readAppearance, useAppearance } from "#app/theme.ts";
import type { Route } from "./+types/root.ts";
import "./app.css";

export function loader({ request }: Route.LoaderArgs) {
  return { appearance: readAppearance(request.headers.get("Cookie")) };
}

export function Layout({ children }: { children: ReactNode }) {
  const { theme, contrast, density } = useAppearance();
  const nonce = useNonce();
  // Said once the page answers to keys and clicks: journeys wait for it.
  useEffect(() => {
    document.documentElement.dataset.alive = "";
  }, []);
  return (
    <html
      lang={getLocale()}
      data-density={density}
      {...(theme === "system" ? {} : { "data-theme": theme })}
      {...(contrast === "system" ? {} : { "data-contrast": contrast })}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links {...(nonce ? { nonce } : {})} />
      </head>
      <body>
        <SkipLink>{m.skip_to_content()}</SkipLink>
        {children}
        <ScrollRestoration {...(nonce ? { nonce } : {})} />
        <Scripts {...(nonce ? { nonce } : {})} />
      </body>
    </html>
  );
}

export default function Root() {
  const nonce = useNonce();
  return (
    <CSPProvider nonce={nonce}>
      <ToastProvider>
        <LiveRegion>
          <PendingBar />
          <RouteAnnouncer />
          <Outlet />
        </LiveRegion>
      </ToastProvider>
    </CSPProvider>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}
