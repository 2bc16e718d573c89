// One workerd process, kept alive: miniflare starts a killed one again on the same port and state.
import { Miniflare, type MiniflareOptions } from "miniflare";
import { isAlive, type ProcessMark, workerdChildren } from "./processes.ts";

export interface Runtime {
  miniflare(): Miniflare;
  /** The workerd process as it is now; null while it is being started again. */
  workerd(): ProcessMark | null;
  stop(): Promise<void>;
}

const watchEvery = 250;
/** How long miniflare may take to bring a killed workerd back before it is replaced as a whole. */
const patience = 4000;

/** Starts workerd; `onChange` is told whenever its process became another one. */
export async function startRuntime(options: MiniflareOptions, onChange: () => void): Promise<Runtime> {
  let current = new Miniflare(options);
  let process: ProcessMark | null = null;
  const others = new Set(workerdChildren().map(({ pid }) => pid));
  await current.ready;
  const find = () => workerdChildren().find(({ pid }) => !others.has(pid) && !claimed.has(pid)) ?? null;
  take(find());

  let missingSince: number | null = null;
  let replacing = false;
  const watch = setInterval(() => {
    if (replacing || (process && isAlive(process))) return;
    if (process) release();
    const next = find();
    if (next) {
      missingSince = null;
      take(next);
      onChange();
      return;
    }
    missingSince ??= Date.now();
    if (Date.now() - missingSince > patience) void replace();
  }, watchEvery);

  function take(next: ProcessMark | null): void {
    process = next;
    if (next) claimed.add(next.pid);
  }

  function release(): void {
    if (process) claimed.delete(process.pid);
    process = null;
  }

  async function replace(): Promise<void> {
    replacing = true;
    try {
      await current.dispose().catch(() => undefined);
      current = new Miniflare(options);
      await current.ready;
    } catch (error) {
      console.error("workerd does not come back yet:", (error as Error).message);
    } finally {
      missingSince = null;
      replacing = false;
    }
  }

  return {
    miniflare: () => current,
    workerd: () => (process && isAlive(process) ? process : null),
    async stop() {
      clearInterval(watch);
      await current.dispose();
      release();
    },
  };
}

/** workerd processes that already belong to one runtime of this Node process. */
const claimed = new Set<number>();
