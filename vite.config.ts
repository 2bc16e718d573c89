import { cloudflare } from "@cloudflare/vite-plugin";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { paraglideOptions } from "./scripts/messages.mjs";

export default defineConfig(({ command }) => ({
  plugins: [
    // A build finds the messages compiled (scripts/messages.mjs); in development they are watched.
    command === "serve" ? paraglideVitePlugin(paraglideOptions) : null,
    cloudflare({
      viteEnvironment: { name: "ssr" },
      remoteBindings: false,
      auxiliaryWorkers: command === "serve" ? [{ configPath: "./workers/heavy/wrangler.toml" }] : [],
    }),
    tailwindcss(),
    reactRouter(),
  ],
}));
