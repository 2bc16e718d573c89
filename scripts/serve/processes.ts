// Which operating system processes are ours. Linux reads /proc; elsewhere `ps` answers.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface ProcessMark {
  pid: number;
  /** When it started, in the system's own words: tells a process from a later one with the same number. */
  started: string;
}

interface ProcessRow extends ProcessMark {
  parent: number;
  name: string;
}

const hasProc = existsSync("/proc/self/stat");

/** The process of that number as it is now, or null. A process that ended but was not yet reaped counts as gone. */
export function lookUp(pid: number): ProcessRow | null {
  return hasProc ? fromProc(pid) : (psRows(["-p", String(pid)])[0] ?? null);
}

/** The workerd processes that this Node process started. */
export function workerdChildren(): ProcessMark[] {
  return allProcesses()
    .filter((row) => row.parent === process.pid && row.name.startsWith("workerd"))
    .map(({ pid, started }) => ({ pid, started }));
}

/** A process and everything below it that is alive now. */
export function familyOf(pid: number): ProcessMark[] {
  const all = allProcesses();
  const below = (parent: number): ProcessRow[] =>
    all.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
  return [...all.filter((row) => row.pid === pid), ...below(pid)];
}

/** workerd processes whose environment says that they serve this state folder (Linux; elsewhere none). */
export function workerdOfState(stateDir: string): ProcessMark[] {
  if (!hasProc) return [];
  return allProcesses().filter(
    (row) => row.name.startsWith("workerd") && environment(row.pid).includes(`HOTGIGS_STATE=${stateDir}`),
  );
}

/** Still the same process, not another one that got its number. */
export function isAlive(mark: ProcessMark): boolean {
  return lookUp(mark.pid)?.started === mark.started;
}

export function markOf(pid: number): ProcessMark {
  return { pid, started: lookUp(pid)?.started ?? "" };
}

function allProcesses(): ProcessRow[] {
  if (!hasProc) return psRows(["-A"]);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => fromProc(Number(name)))
    .filter((row) => row !== null);
}

function fromProc(pid: number): ProcessRow | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name stands in parentheses and may itself hold spaces.
    const close = stat.lastIndexOf(")");
    const fields = stat.slice(close + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    return {
      pid,
      name: stat.slice(stat.indexOf("(") + 1, close),
      parent: Number(fields[1]),
      started: fields[19] ?? "",
    };
  } catch {
    return null;
  }
}

function environment(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function psRows(selection: string[]): ProcessRow[] {
  try {
    const out = execFileSync("ps", [...selection, "-o", "pid=,ppid=,lstart=,comm="], { encoding: "utf8" });
    return out
      .split("\n")
      .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(line))
      .filter((match) => match !== null)
      .map(([, pid, parent, started = "", command = ""]) => ({
        pid: Number(pid),
        parent: Number(parent),
        started,
        name: command.split("/").at(-1) ?? command,
      }));
  } catch {
    return [];
  }
}
