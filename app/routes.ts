// The site map.
import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  index("routes/auth/home/route.tsx"),
  route("sign-in", "routes/auth/sign-in/route.tsx"),
  route("sign-in/link", "routes/auth/link/route.tsx"),
  route("sign-in/second-step", "routes/auth/second-step/route.tsx"),
  route("sign-in/sso", "routes/auth/sso/route.tsx"),
  route("sign-in/sso/callback", "routes/auth/sso-callback/route.tsx"),
  route("sign-in/forgot", "routes/auth/forgot/route.tsx"),
  route("sign-in/reset", "routes/auth/reset/route.tsx"),
  route("sign-in/address", "routes/auth/address/route.tsx"),
  route("sign-up", "routes/auth/sign-up/route.tsx"),
  route("sign-out", "routes/auth/sign-out/route.tsx"),
  route("invitation/:token", "routes/auth/invitation/route.tsx"),
  route("organization", "routes/auth/organization/route.tsx"),
  route("mailbox", "routes/auth/mailbox/route.tsx"),
  route("mailbox/:mail", "routes/auth/mail/route.ts"),
  route("status/:token", "routes/candidate/status/route.tsx"),
  route("portal", "routes/candidate/portal/route.tsx"),
  route("theme", "routes/settings/theme/route.tsx"),
  route("design", "routes/settings/design/route.tsx"),
  // For members and candidates alike.
  layout("routes/settings/account/frame/route.tsx", [
    route("settings/account", "routes/settings/account/route.tsx"),
    route("settings/account/two-step", "routes/settings/account/two-step/route.tsx"),
    route("settings/account/tokens", "routes/settings/account/tokens/route.tsx"),
    route("settings/account/confirm", "routes/settings/account/confirm/route.tsx"),
  ]),
  layout("routes/hiring/shell/route.tsx", [
    route("requisitions", "routes/hiring/requisitions/route.tsx"),
    route("referrals", "routes/hiring/referrals/route.tsx"),
    route("agency", "routes/agency/desk/route.tsx"),
    route("agency/requisitions/:requisition", "routes/agency/requisition/route.tsx"),
    route("requisitions/:requisition/agencies", "routes/hiring/agencies/route.tsx"),
    route("settings/agencies", "routes/settings/agencies/route.tsx"),
    route("settings/keys", "routes/settings/keys/route.tsx"),
    route("settings/security", "routes/settings/security/route.tsx"),
    route("settings/members", "routes/settings/members/route.tsx"),
    route("settings/groups", "routes/settings/groups/route.tsx"),
    route("settings/parked", "routes/settings/parked/route.tsx"),
    route("settings/audit", "routes/settings/audit/route.tsx"),
    route("settings/access", "routes/settings/access/route.tsx"),
    route("requisitions/:requisition/pay", "routes/hiring/pay/route.tsx"),
    route("requisitions/:requisition/team", "routes/hiring/team/route.tsx"),
    route("settings/lists", "routes/settings/lists/route.tsx"),
    route("settings/templates", "routes/settings/templates/route.tsx"),
    route("requisitions/:requisition", "routes/hiring/board/route.tsx", [
      route("applications/:application", "routes/hiring/card/route.tsx"),
    ]),
    // Every page of the team stands in this shell.
  ]),
] satisfies RouteConfig;
