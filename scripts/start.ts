// `npm start`: see --help.
import { parseArgs } from "node:util";
import { startApp } from "./serve.ts";

const help = `npm start -- [--port 8787] [--state .hotgigs] [--empty] [--build build]

  --port N     the port of http://localhost
  --state DIR  where its data lives
  --empty      without the demo organization
  --build DIR  build into and serve from this folder (several servers side by side)`;

const demo = ["admin", "recruiter", "manager", "interviewer1", "interviewer2", "agency", "candidate"];

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8787" },
    state: { type: "string" },
    build: { type: "string" },
    empty: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(help);
  process.exit(0);
}

const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`--port ${values.port} is not a port.\n\n${help}`);
  process.exit(2);
}

let stopping = false;
const app = await startApp({
  port,
  seed: !values.empty,
  ...(values.state ? { stateDir: values.state } : {}),
  ...(values.build ? { build: values.build } : {}),
}).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // miniflare's own handler would end the process before ours is done.
  process.removeAllListeners(signal);
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await app.stop();
    process.exit(0);
  });
}

if (app.ended.length > 0) console.log(`Ended an earlier HotGigs on this state (${app.ended.join(", ")}).`);
console.log(`\nHotGigs serves ${app.url}\n  state: ${app.stateDir}`);
if (!values.empty) {
  console.log(
    `  sign in with the password demo-hotgigs as\n${demo.map((name) => `    ${name}@demo.hotgigs.dev`).join("\n")}`,
  );
}
console.log("  Ctrl-C ends it; everything is kept.");
