/** What a page makes a browser load before it can be used: counted from outside, as it is served. */
import { gzipSync } from "node:zlib";

export interface FirstLoad {
  /** Path of every script → bytes after gzip. */
  scripts: Map<string, number>;
  /** All of them. */
  bytes: number;
}

/**
 * Reads the page at `url` and every script that it asks for by itself: `<script src>`, module preloads, what inline
 * module scripts import, and whatever those import statically in their turn. What is loaded later by `import()` does
 * not count. Each script counts once, with its bytes after gzip (level 6, as most servers do).
 */
export async function firstLoad(url: string, headers: Record<string, string> = {}): Promise<FirstLoad> {
  const answer = await fetch(url, { headers, redirect: "error" });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const scripts = new Map<string, number>();
  const wanted = scriptsOf(await answer.text()).map((path) => new URL(path, url));
  for (let next = wanted.pop(); next; next = wanted.pop()) {
    if (scripts.has(next.pathname)) continue;
    const script = await fetch(next);
    if (!script.ok) throw new Error(`${next} answered ${script.status}`);
    const code = await script.text();
    scripts.set(next.pathname, gzipSync(code).length);
    for (const path of staticImports(code)) wanted.push(new URL(path, next));
  }
  return { scripts, bytes: [...scripts.values()].reduce((sum, size) => sum + size, 0) };
}

/** The addresses that a page's HTML itself asks for. */
function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const preloads = tags.filter((tag) => /rel="modulepreload"/.test(tag)).map((tag) => attribute(tag, "href"));
  const sources = tags.filter((tag) => tag.startsWith("<script")).map((tag) => attribute(tag, "src"));
  const inline = [...html.matchAll(/<script\b[^>]*type="module"[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code]) => staticImports(code ?? ""),
  );
  return [...preloads, ...sources, ...inline.flat()].filter((path) => path !== null);
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&amp;", "&") ?? null;

/** `import "x"`, `import … from "x"`, `export … from "x"`; not `import("x")`. Bundled code has addresses only. */
function staticImports(code: string): string[] {
  const found = code.matchAll(/(?:\bimport|\bfrom)\s*["'`]((?:\.{0,2}\/)[^"'`]+\.m?js)["'`]/g);
  return [...found].flatMap(([, path]) => (path === undefined ? [] : [path]));
}
