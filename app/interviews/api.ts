/** The card's calls about interviews. */
import { z } from "zod";
import { call } from "#app/board/api.ts";
import { newId } from "#domain/ids/ids.ts";
import type { InterviewInput } from "#domain/interview/input.ts";

export interface Card {
  requisition: string;
  application: string;
}

const answered = z.unknown();
const options = { withinMs: 20_000 };
/** Below /api/v1/requisitions. */
export const interviewsPath = ({ requisition, application }: Card) =>
  `${requisition}/applications/${application}/interviews`;

/** Plans one (once, however often it is sent with this key), or says anew what is planned. */
export function saveInterview(card: Card, interview: string | null, input: InterviewInput, key: string) {
  return interview === null
    ? call(interviewsPath(card), answered, "POST", input, { ...options, key })
    : call(`${interviewsPath(card)}/${interview}`, answered, "PUT", input, options);
}

export function endInterview(card: Card, interview: string, how: "cancel" | "finish") {
  const args = { application: card.application, interview };
  const command = { id: newId("cmd"), baseSeq: 0, type: `interview.${how}`, args };
  return call(`${card.requisition}/commands`, answered, "POST", command, options);
}
