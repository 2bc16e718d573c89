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
    // Words and icons that several pages share: one file for those who need the same.
    {
      name: "words",
      priority: 3,
      minShareCount: 2,
      entriesAware: true,
      entriesAwareMergeThreshold: 13_000,
      test: /\/app\/paraglide\/|lucide-react/,
    },
    // Of the team's pages.
    {
      name: "team",
      priority: 3,
      test: /\/app\/(components\/(shell\/(app-shell|viewer-button)|ui\/(avatar|badge|banner|empty-state|input-with-icon|progress|skeleton|tooltip))|routes\/hiring\/requisitions\/status-badge)\.tsx$/,
    },
    // What a board decides and parses with. Other rules go with the pages that need them.
    {
      name: "rules",
      priority: 2,
      test: /node_modules\/zod\/|\/domain\/(access\/access|announcement|application|card|document\/sniff|event|ids|lists|live\/(?!hue)|pipeline|refusal|requisition|views\/board)/,
    },
    // What speaks to the server, on all pages of the team, and what is kept on this machine.
    {
      name: "line",
      priority: 2,
      test: /\/app\/live\/(reconnecting-socket|line|come-back|organization-line|keep\/database)\.ts$/,
    },
    // What a board begins with. Its later parts stay files of their own, and so does what other pages use too.
    {
      name: "board",
      priority: 1,
      tags: ["$initial" as const],
      test: /\/app\/(board\/(?!late-banners|candidate-fields|use-candidate-form|lifecycle\/stage-(draft|fields))|live\/(?!(use-)?(inbox|organization)|open-documents|document-|synced-|room-words))/,
    },
  ],
};

/** A group of words is named after all pages that need it: too long a name to be loaded each time. */
const chunkFileNames = ({ name }: { name: string }) =>
  name.startsWith("words~") ? "assets/words-[hash].js" : "assets/[name]-[hash].js";

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

/**
 * What a bundler cannot see that no browser needs: Zod telling its schemas as JSON Schema, which only the API's
 * description does (workers/http/api/describe.ts), its English complaints, which nobody is shown, and the coloured
 * console of lib0, in which Yjs would warn. These modules' functions do nothing there.
 */
const notForBrowsers: Plugin = {
  name: "not-for-browsers",
  apply: "build",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "client",
  transform(code, id) {
    const path = id.replaceAll("\\", "/");
    if (/zod\/v4\/locales\/en\.js$/.test(path)) return { code: "export default () => ({});", map: null };
    if (!/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$|lib0\/logging\.js$/.test(path)) return;
    const names = [...code.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name);
    const colours = /^export \{.*\} from .*$/m.exec(code)?.[0] ?? "";
    const nothing = names.map((name) => `export const ${name} = () => undefined;`).join("\n");
    return { code: `${colours}\n${nothing}`, map: null };
  },
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
    notForBrowsers,
    tailwindcss(),
    reactRouter(),
  ],
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting, chunkFileNames } } } } },
}));
