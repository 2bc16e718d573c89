/** Text out of a text file, whatever it was saved as. */
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { limits } from "./limits.ts";
import type { DocumentText } from "./schema.ts";

/** UTF-8, or UTF-16 by its byte order mark; what is neither is taken for windows-1252. Refuses document.noText. */
export function readPlainText(bytes: Uint8Array): Outcome<DocumentText> {
  const text = decode(bytes)
    .replace(/\r\n?/g, "\n")
    // Control characters other than line end, tab and form feed mean nothing to a reader.
    .replace(/[^\P{Cc}\n\t\f]/gu, "")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return refuse("document.noText");
  return accept({
    text: text.slice(0, limits.textCharacters),
    pages: 1,
    truncated: text.length > limits.textCharacters,
  });
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
