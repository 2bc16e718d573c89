import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // Several builds may stand side by side (`npm start -- --build DIR`).
  buildDirectory: process.env.HOTGIGS_BUILD ?? "build",
  // Our client actions and middleware are a few lines each: files of their own would cost more than they hold.
  splitRouteModules: false,
  // What a plain form sends from a page without a referrer (a candidate's). That it is our own page is asked before,
  // and more exactly: workers/http/middleware/same-origin.ts.
  allowedActionOrigins: ["null"],
} satisfies Config;
