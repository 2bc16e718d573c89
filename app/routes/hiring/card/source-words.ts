import { m } from "#app/paraglide/messages.js";

/** Where an application came from, in words. */
export function sourceWords(source: string): string {
  const words: Record<string, () => string> = {
    upload: m.card_source_upload,
    manual: m.card_source_manual,
    careers: m.card_source_careers,
    referral: m.card_source_referral,
    sourced: m.card_source_sourced,
    agency: m.card_source_agency,
  };
  return words[source]?.() ?? source;
}
