// The site map.
import { index, type RouteConfig } from "@react-router/dev/routes";

export default [index("routes/careers/home/route.tsx")] satisfies RouteConfig;
