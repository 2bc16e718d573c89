/** Expected "no" answers are values. One catalog maps each code to its HTTP status; words are messages by key. */
import { z } from "zod";

/** code → HTTP status. The message key of a code is `refusal_` + the code with dots as underscores. */
export const refusalStatus = {
  "input.invalid": 422,
  "wire.malformed": 400,
  "wire.unknownType": 400,
  "wire.tooLarge": 413,
  "wire.outdated": 426,
  "request.foreignOrigin": 403,
  "request.tooMany": 429,
  "request.busy": 503,
  "session.missing": 401,
  "session.ended": 401,
  "session.wrongCredentials": 401,
  "session.unconfirmed": 403,
  "session.notFresh": 403,
  "session.needsSecondFactor": 403,
  "session.wrongCode": 422,
  "session.stepExpired": 401,
  "password.tooCommon": 422,
  "password.wrong": 422,
  "secondFactor.on": 409,
  "secondFactor.off": 409,
  "secondFactor.required": 409,
  "passkey.refused": 422,
  "passkey.tooMany": 409,
  "sso.required": 403,
  "sso.refused": 403,
  "sso.unavailable": 503,
  "sso.issuerInvalid": 422,
  "sso.domainTaken": 409,
  "sso.domainUnproven": 409,
  "sso.needsBreakGlass": 409,
  "sso.notSetUp": 409,
  "apiKey.tooMany": 409,
  "access.denied": 403,
  "resource.missing": 404,
  "command.unknown": 400,
  "command.reused": 409,
  "requisition.exists": 409,
  "requisition.notOpen": 409,
  "requisition.statusUnchanged": 409,
  "requisition.statusForbidden": 409,
  "stage.missing": 404,
  "stage.exists": 409,
  "stage.tooMany": 422,
  "stage.offerIsManual": 422,
  "stage.archived": 409,
  "stage.notArchived": 409,
  "stage.holdsCards": 409,
  "stage.last": 409,
  "opening.missing": 404,
  "opening.exists": 409,
  "opening.noneOpen": 409,
  "opening.notOpen": 409,
  "opening.notClosed": 409,
  "opening.tooMany": 422,
  "label.missing": 404,
  "list.missing": 404,
  "list.nameTaken": 409,
  "list.full": 422,
  "template.missing": 404,
  "template.nameTaken": 409,
  "template.tooMany": 422,
  "application.missing": 404,
  "application.exists": 409,
  "application.notActive": 409,
  "application.movedMeanwhile": 409,
  "application.notRejected": 409,
  "application.notWithdrawn": 409,
  "application.notHired": 409,
  "application.assignedMeanwhile": 409,
  "application.notLeaving": 409,
  "application.sameRequisition": 409,
  "application.rankInvalid": 422,
  "reason.missing": 404,
  "announcement.nothingToTell": 409,
  "announcement.nonePending": 409,
  "document.wrongType": 415,
  "document.empty": 422,
  "document.tooLarge": 413,
  "document.tooMany": 413,
  "document.unreadable": 422,
  "document.encrypted": 422,
  "document.noText": 422,
  "document.tooManyPages": 422,
  "document.zipBomb": 422,
  "document.full": 507,
  "document.gap": 409,
  "document.readOnly": 403,
  "document.forbiddenContent": 422,
  "file.missing": 404,
  "link.expired": 410,
  "link.revoked": 410,
  "member.exists": 409,
  "member.lastOwner": 409,
  "member.ownRole": 409,
  "member.changedMeanwhile": 409,
  "member.notEligible": 422,
  "team.withoutYou": 409,
  "invitation.pending": 409,
  "invitation.notYours": 403,
  "invitation.knownAddress": 409,
  "invitation.expired": 410,
  "invitation.gone": 410,
  "room.offline": 503,
  "internal.error": 500,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusalStatus;
export const refusalCodes = Object.keys(refusalStatus) as [RefusalCode, ...RefusalCode[]];

export const refusalSchema = z.object({
  code: z.enum(refusalCodes),
  /** Facts for the message, never personal data. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** A granted outcome. */
export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A refused outcome. `params` go into the message shown to the person. */
export function refuse(code: RefusalCode, params?: Refusal["params"]): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: params ? { code, params } : { code } };
}
