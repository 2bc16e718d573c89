/** The last step of every reader: text that any store and any screen can hold. */
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { limits } from "./limits.ts";
import type { DocumentText } from "./schema.ts";

/**
 * Without control characters (but line end, tab, form feed) and halves of surrogate pairs, cut at the limit.
 * `cut`: something is missing already. Refuses document.noText where no letter or digit is left.
 */
export function finishText(raw: string, pages: number, cut = false): Outcome<DocumentText> {
  const text = raw
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t\f]/gu, "")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return refuse("document.noText");
  const kept = text.slice(0, limits.textCharacters).toWellFormed();
  return accept({ text: kept, pages, truncated: cut || kept.length < text.length });
}
