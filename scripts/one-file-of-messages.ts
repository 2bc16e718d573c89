import { join } from "node:path";
import { build, type Plugin } from "vite";

const runtime = "../runtime.js";

/**
 * Serves all compiled messages as one module. A page wants one file a message, so that it loads only its own; a Worker
 * under test would fetch 1,500 files one by one, for each file of tests again.
 */
export function oneFileOfMessages(): Plugin {
  const index = join(import.meta.dirname, "../app/paraglide/messages/_index.js");
  let bundled: Promise<string> | undefined;
  return {
    name: "one-file-of-messages",
    load(id) {
      if (id !== index) return null;
      bundled ??= bundle(index);
      return bundled;
    },
  };
}

async function bundle(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ["es"] },
      rolldownOptions: { external: (id) => id === runtime },
    },
  });
  const [first] = [made].flat().flatMap((each) => ("output" in each ? each.output : []));
  if (first?.type !== "chunk") throw new Error("The messages were not bundled");
  return first.code;
}
