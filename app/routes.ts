// The site map.
import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  index("routes/careers/home/route.tsx"),
  route("status/:token", "routes/candidate/status/route.tsx"),
  route("portal", "routes/candidate/portal/route.tsx"),
  route("theme", "routes/settings/theme/route.tsx"),
  route("design", "routes/settings/design/route.tsx"),
  layout("routes/hiring/shell/route.tsx", [
    route("requisitions", "routes/hiring/requisitions/route.tsx"),
    // Every page of the team stands in this shell.
  ]),
] satisfies RouteConfig;
