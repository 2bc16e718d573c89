/** The card's calls about interviews. */
import { refusalOf } from "#app/board/api.ts";
import { newId } from "#domain/ids/ids.ts";
import type { InterviewInput } from "#domain/interview/input.ts";
import { type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type CardInterviews, cardInterviewsSchema } from "#domain/views/interviews.ts";

export interface Card {
  requisition: string;
  application: string;
}

const pathOf = ({ requisition, application }: Card) =>
  `/api/v1/requisitions/${requisition}/applications/${application}/interviews`;

const answerWithinMs = 20_000;

/** `key`: the same one again is the same act. */
async function send(path: string, method: string, body: object, key?: string): Promise<Outcome<null>> {
  try {
    const response = await fetch(path, {
      method,
      headers: { "content-type": "application/json", ...(key && { "idempotency-key": key }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (response.ok) return { ok: true, value: null };
    return { ok: false, refusal: refusalOf(await response.json().catch(() => null)) };
  } catch {
    return refuse("room.offline");
  }
}

/** Null if they cannot be had now. */
export async function fetchInterviews(card: Card, signal: AbortSignal): Promise<CardInterviews | null> {
  try {
    const response = await fetch(pathOf(card), { signal });
    return response.ok ? (cardInterviewsSchema.safeParse(await response.json()).data ?? null) : null;
  } catch {
    return null;
  }
}

/** Plans one (once, however often it is sent with this key), or says anew what is planned. */
export function saveInterview(card: Card, interview: string | null, input: InterviewInput, key: string) {
  return interview === null
    ? send(pathOf(card), "POST", input, key)
    : send(`${pathOf(card)}/${interview}`, "PUT", input);
}

export function endInterview(card: Card, interview: string, how: "cancel" | "finish") {
  const args = { application: card.application, interview };
  const command = { id: newId("cmd"), baseSeq: 0, type: `interview.${how}`, args };
  return send(`/api/v1/requisitions/${card.requisition}/commands`, "POST", command);
}
