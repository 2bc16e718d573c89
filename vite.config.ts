import { cloudflare } from "@cloudflare/vite-plugin";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import { paraglideOptions } from "./scripts/messages.mjs";

/**
 * Few files instead of one for every handful of modules that two pages share. A group brings along what its modules
 * import, so what all pages need comes first. `tests/served/first-load.test.ts` holds the sizes.
 */
const codeSplitting = {
  groups: [
    { name: "base", priority: 5, test: /node_modules\/(react|react-dom|react-router|scheduler)\// },
    // Of every page, candidates' too: what app/root.tsx stands on.
    {
      name: "kit",
      priority: 4,
      test: /\/app\/(theme|idle|late|nonce|paraglide\/(runtime|registry)|components\/(shell\/(error-page|mark|pending-bar|route-announcer)|ui\/(button|cn|live-region|spinner|toast|toast-desk|visually-hidden)))\.[jt]sx?$|createLucideIcon\.|csp-provider|preload-helper/,
    },
    { name: "words", priority: 3, minShareCount: 2, test: /\/app\/paraglide\// },
    { name: "icons", priority: 3, minShareCount: 2, test: /lucide-react/ },
    // Of the team's pages.
    {
      name: "team",
      priority: 3,
      test: /\/app\/(components\/(shell\/(app-shell|viewer-button)|ui\/(avatar|badge|banner|empty-state|input-with-icon|tooltip))|routes\/hiring\/requisitions\/status-badge)\.tsx$/,
    },
    { name: "rules", priority: 2, test: /node_modules\/zod\/|\/domain\/(?!views\/standing|live\/hue)/ },
  ],
};

/**
 * Base UI hides the inputs behind its own controls by a style attribute, which our policy refuses in what the server
 * renders (style-src without unsafe-inline): a complaint in the console of every page with a select. They are hidden by
 * app/styles/base.css, so these components get nothing to write.
 */
const hiddenByStyleSheet: Plugin = {
  name: "hidden-by-style-sheet",
  enforce: "pre",
  resolveId(source, importer = "") {
    const ofPages = /@base-ui\/react\/(select|checkbox|progress)\/root\//.test(
      importer.replaceAll("\\", "/"),
    );
    return source === "@base-ui/utils/visuallyHidden" && ofPages ? "\0hidden-by-style-sheet" : undefined;
  },
  load: (id) =>
    id === "\0hidden-by-style-sheet"
      ? "export const visuallyHidden = undefined; export const visuallyHiddenInput = undefined;"
      : undefined,
};

export default defineConfig(({ command }) => ({
  plugins: [
    // A build finds the messages compiled (scripts/messages.mjs); in development they are watched.
    command === "serve" ? paraglideVitePlugin(paraglideOptions) : null,
    cloudflare({
      viteEnvironment: { name: "ssr" },
      remoteBindings: false,
      auxiliaryWorkers: command === "serve" ? [{ configPath: "./workers/heavy/wrangler.toml" }] : [],
    }),
    hiddenByStyleSheet,
    tailwindcss(),
    reactRouter(),
  ],
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting } } } } },
}));
