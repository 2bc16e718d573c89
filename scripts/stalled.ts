/**
 * `npm run stalled -- <command>`: runs the command while half of its processes, picked anew each second or so, stand still
 * for 0.15 to 1.2 s, as on a machine that does something else. What fails then, and not otherwise, waits by the clock or
 * has an order that nobody promised: a fault of the test, or of what it tests. Linux and macOS.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { familyOf, isAlive, type ProcessMark } from "./serve/processes.ts";

const [command, ...args] = process.argv.slice(2);
if (!command) {
  console.error("usage: npm run stalled -- <command> [arguments], e.g. npx playwright test");
  process.exit(2);
}

const child = spawn(command, args, { stdio: "inherit" });
const ended = new Promise<number>((done) => {
  child.on("error", (error) => {
    console.error(error.message);
    done(127);
  });
  child.on("exit", (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
});
// Ctrl-C goes to the command as well. We stay until what stands still goes on, or it would never hear it.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => child.kill());

const running = () => child.exitCode === null && child.signalCode === null;
let stalls = 0;
while (running()) {
  await Promise.race([wait(300 + Math.random() * 1_200), ended]);
  const victims = child.pid && running() ? familyOf(child.pid).filter(() => Math.random() < 0.5) : [];
  for (const each of victims) signal(each, "SIGSTOP");
  await wait([150, 300, 600, 1_200][Math.floor(Math.random() * 4)]);
  for (const each of victims) signal(each, "SIGCONT");
  stalls += victims.length;
}
console.log(`${stalls} times a process stood still`);
process.exit(await ended);

function signal(mark: ProcessMark, name: NodeJS.Signals): void {
  try {
    if (isAlive(mark)) process.kill(mark.pid, name);
  } catch {
    // It ended meanwhile.
  }
}
