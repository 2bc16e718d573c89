import { data } from "react-router";
import { servicesContext } from "#app/context.ts";
import type { Route } from "./+types/route.ts";

/** The HTML of one kept mail, as a mail program would show it: no scripts, no forms, an origin of its own. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const mails = await context.get(servicesContext).mailbox.list();
  const mail = mails.ok ? mails.value.find(({ id }) => id === params.mail) : undefined;
  if (!mail) throw data(null, { status: 404 });
  return new Response(mail.html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "sandbox allow-popups allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
      "X-Frame-Options": "SAMEORIGIN",
    },
  });
}
