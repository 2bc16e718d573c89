/** Text out of a text file, whatever it was saved as. */
import type { Outcome } from "#domain/refusal/refusal.ts";
import { finishText } from "./clean-text.ts";
import type { DocumentText } from "./schema.ts";

/** UTF-8, or UTF-16 by its byte order mark; what is neither is taken for windows-1252. Refuses document.noText. */
export function readPlainText(bytes: Uint8Array): Outcome<DocumentText> {
  return finishText(decode(bytes), 1);
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
