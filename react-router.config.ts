import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // Several builds may stand side by side (`npm start -- --build DIR`).
  buildDirectory: process.env.HOTGIGS_BUILD ?? "build",
} satisfies Config;
