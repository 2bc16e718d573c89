// Lets `import { env, exports } from "cloudflare:workers"` and partyserver know our bindings.
declare namespace Cloudflare {
  interface Env extends Omit<import("./env.ts").Env, never> {}
  interface GlobalProps {
    mainModule: typeof import("./app.ts");
  }
}
