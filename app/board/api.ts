/** The page's calls to the Worker's API; answers are Outcomes, a network that is away too. */
import { z } from "zod";
import type { Id } from "#domain/ids/ids.ts";
import { idSchema } from "#domain/ids/ids.ts";
import { type Outcome, type Refusal, refusalSchema, refuse } from "#domain/refusal/refusal.ts";
import { type Face, faceSchema } from "#domain/views/board.ts";
import { type NewView, savedViewsSchema, type ViewEdit } from "#domain/views/board-settings.ts";
import type { CandidateForm } from "./candidate-fields.tsx";

/** A refusal out of a problem+json body, whatever else it holds. */
export function refusalOf(body: unknown): Refusal {
  const parsed = refusalSchema.safeParse(body);
  return parsed.success ? parsed.data : { code: "internal.error" };
}

interface CallOptions {
  /** The same one again is the same act. */
  key?: string;
  /** Who has not answered by then is away. */
  withinMs?: number;
}

export async function call<T>(
  path: string,
  schema: z.ZodType<T>,
  method: string,
  body?: unknown,
  { key, withinMs }: CallOptions = {},
): Promise<Outcome<T>> {
  const headers = { "content-type": "application/json", ...(key && { "idempotency-key": key }) };
  try {
    const response = await fetch(`/api/v1/requisitions/${path}`, {
      method,
      ...(body !== undefined && { headers, body: JSON.stringify(body) }),
      ...(withinMs !== undefined && { signal: AbortSignal.timeout(withinMs) }),
    });
    const json: unknown = response.status === 204 ? null : await response.json().catch(() => null);
    if (!response.ok) return { ok: false, refusal: refusalOf(json) };
    return { ok: true, value: schema.parse(json) };
  } catch (error) {
    if (error instanceof z.ZodError) return refuse("internal.error");
    return refuse("room.offline");
  }
}

const addedSchema = z.object({ application: idSchema("app") });
const linkSchema = z.object({ url: z.string() });
const facesSchema = z.union([
  z.array(faceSchema),
  z.object({ faces: z.array(faceSchema) }).transform((all) => all.faces),
]);

export function addCandidate(
  requisition: string,
  stage: string,
  candidate: CandidateForm,
  source: string,
): Promise<Outcome<{ application: Id<"app"> }>> {
  return call(`${requisition}/applications`, addedSchema, "POST", { stage, candidate, source });
}

export function editCandidate(requisition: string, application: string, fields: CandidateForm) {
  return call(`${requisition}/applications/${application}/candidate`, z.unknown(), "PATCH", fields);
}

/** Keeps the stages of a requisition as a template of the organization. */
export async function keepTemplate(requisition: string, name: string): Promise<Outcome<unknown>> {
  return call("../templates", z.object({ id: idSchema("tpl") }), "POST", { name, requisition });
}

/** A new link; the old one stops working. */
export function renewStatusLink(requisition: string, application: string) {
  return call(`${requisition}/applications/${application}/status-link`, linkSchema, "POST", { renew: true });
}

/** Those above an internal applicant see the application from now on. */
export function releaseInternal(requisition: string, application: string) {
  return call(`${requisition}/applications/${application}/release`, z.unknown(), "POST");
}

export function revokeStatusLink(requisition: string, application: string) {
  return call(`${requisition}/applications/${application}/status-link`, z.unknown(), "DELETE");
}

/** For whom the candidate is private besides administrators; null: for everybody who sees candidates. */
export function setPrivacy(requisition: string, application: string, people: readonly string[] | null) {
  return call(`${requisition}/applications/${application}/privacy`, z.unknown(), "PUT", { people });
}

/** Throws when they cannot be had now: the caller asks again. */
export async function fetchFaces(requisition: string, applications: readonly string[]): Promise<Face[]> {
  const query = new URLSearchParams({ ids: applications.join(",") });
  const outcome = await call(`${requisition}/faces?${query}`, facesSchema, "GET");
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

const savedSchema = z.object({ id: idSchema("view") });

export function listViews(requisition: string) {
  return call(`${requisition}/views`, savedViewsSchema, "GET");
}

export function saveView(requisition: string, view: NewView) {
  return call(`${requisition}/views`, savedSchema, "POST", view);
}

export function editView(requisition: string, view: string, edit: ViewEdit) {
  return call(`${requisition}/views/${view}`, z.unknown(), "PATCH", edit);
}

export function deleteView(requisition: string, view: string) {
  return call(`${requisition}/views/${view}`, z.unknown(), "DELETE");
}

/** With which view one's own board opens; null: with none. */
export function chooseDefaultView(requisition: string, view: string | null) {
  return call(`${requisition}/default-view`, z.unknown(), "PUT", { view });
}

/** A second application of the same candidate, on another requisition. */
export function alsoConsider(
  requisition: string,
  application: string,
  to: string,
): Promise<Outcome<{ application: Id<"app"> }>> {
  const path = `${requisition}/applications/${application}/also-considered`;
  return call(path, addedSchema, "POST", { requisition: to });
}
