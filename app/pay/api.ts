import { z } from "zod";
import { call } from "#app/board/api.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { type CardPayInput, type CardPayView, cardPayViewSchema } from "#domain/views/pay.ts";

const pathOf = (requisition: string, application: string) => `${requisition}/applications/${application}/pay`;

/** Pay of an application. Reading it is noted. */
export function fetchCardPay(requisition: string, application: string): Promise<Outcome<CardPayView>> {
  return call(pathOf(requisition, application), cardPayViewSchema, "GET");
}

export function saveCardPay(requisition: string, application: string, input: CardPayInput) {
  return call(pathOf(requisition, application), z.unknown(), "PUT", input);
}
