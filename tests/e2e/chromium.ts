import { existsSync } from "node:fs";

const system = "/usr/bin/chromium";

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How to launch Chromium: the machine's own, else the one that an npm package ships with its libraries. */
export async function chromiumLaunch(): Promise<{ executablePath: string; args: string[] }> {
  if (existsSync(system)) return { executablePath: system, args };
  // Read on import: with it the package brings its own libnss3, which bare machines lack.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs24.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return { executablePath: await packaged.executablePath(), args };
}
