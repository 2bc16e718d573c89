/** Where to go after signing in: a path of ours, or the front door. Never another site. */
export function safeNext(wanted: FormDataEntryValue | null): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return "/";
  const base = "https://hotgigs.invalid";
  // "//evil.example", "/\evil.example" and control characters all come out as another origin, or as themselves.
  if (!URL.canParse(wanted, base)) return "/";
  const { origin, pathname, search, hash } = new URL(wanted, base);
  const path = pathname + search + hash;
  return origin === base && !path.startsWith("//") ? path : "/";
}
