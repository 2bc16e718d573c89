// The site map.
import { index, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  index("routes/careers/home/route.tsx"),
  route("status/:token", "routes/candidate/status/route.tsx"),
  route("portal", "routes/candidate/portal/route.tsx"),
] satisfies RouteConfig;
