/** The reader of documents over the heavy Worker's HTTP: a service in production, another process locally. */
import { readContactFields } from "#domain/document/contact.ts";
import type { DocumentType } from "#domain/document/sniff.ts";
import { accept, type Outcome, type Refusal } from "#domain/refusal/refusal.ts";
import { type DocumentText, documentTextSchema, problemSchema } from "#workers/heavy/schema.ts";
import { type DocumentReader, ReaderAway } from "./port.ts";

export interface HeavyReaderOptions {
  /** Milliseconds to wait before each further try when the other Worker is busy or restarting. */
  pauses?: readonly number[];
  /** Milliseconds for one try. */
  patience?: number;
}

/** `heavy` is the HEAVY binding, or whatever else answers fetch the same way. */
export function heavyReader(heavy: Pick<Fetcher, "fetch">, options: HeavyReaderOptions = {}): DocumentReader {
  const { pauses = [1_000, 3_000], patience = 60_000 } = options;
  return {
    async read(bytes, type, filename) {
      const answer = await ask(heavy, bytes, type, pauses, patience);
      if (!answer.ok) return answer;
      return accept({ ...answer.value, fields: readContactFields(answer.value.text, filename) });
    },
  };
}

async function ask(
  heavy: Pick<Fetcher, "fetch">,
  bytes: Uint8Array<ArrayBuffer>,
  type: DocumentType,
  pauses: readonly number[],
  patience: number,
): Promise<Outcome<DocumentText>> {
  const init = () => ({ method: "POST", body: bytes, signal: AbortSignal.timeout(patience) });
  const response = await heavy.fetch(`http://heavy/v1/text?type=${type}`, init()).catch(() => null);
  if (response?.ok) return accept(documentTextSchema.parse(await response.json()));
  const refusal = response ? await refusalOf(response) : undefined;
  if (refusal?.code.startsWith("document.")) return { ok: false, refusal };
  const [pause, ...rest] = pauses;
  // Nobody there, or no place left: worth another try. A reader that broke over this file is not.
  if (pause === undefined || (response && response.status !== 503)) {
    throw new ReaderAway(`the reader answered ${response?.status ?? "nothing"}`);
  }
  await new Promise((resolve) => setTimeout(resolve, pause));
  return ask(heavy, bytes, type, rest, patience);
}

async function refusalOf(response: Response): Promise<Refusal | undefined> {
  const body = await response.json().catch(() => undefined);
  const parsed = problemSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { code, params } = parsed.data;
  return params ? { code, params } : { code };
}
