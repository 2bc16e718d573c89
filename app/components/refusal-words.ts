import { m } from "#app/paraglide/messages.js";
import type { Refusal, RefusalCode } from "#domain/refusal/refusal.ts";

type Words = () => string;

/** Every code has words; the compiler says when one is missing. */
const words: Record<RefusalCode, Words> = {
  "input.invalid": m.refusal_input_invalid,
  "wire.malformed": m.refusal_wire_malformed,
  "wire.unknownType": m.refusal_wire_unknownType,
  "wire.tooLarge": m.refusal_wire_tooLarge,
  "wire.outdated": m.refusal_wire_outdated,
  "request.foreignOrigin": m.refusal_request_foreignOrigin,
  "request.tooMany": m.refusal_request_tooMany,
  "request.busy": m.refusal_request_busy,
  "session.missing": m.refusal_session_missing,
  "session.ended": m.refusal_session_ended,
  "session.wrongCredentials": m.refusal_session_wrongCredentials,
  "session.unconfirmed": m.refusal_session_unconfirmed,
  "access.denied": m.refusal_access_denied,
  "resource.missing": m.refusal_resource_missing,
  "command.unknown": m.refusal_command_unknown,
  "command.reused": m.refusal_command_reused,
  "requisition.exists": m.refusal_requisition_exists,
  "requisition.notOpen": m.refusal_requisition_notOpen,
  "requisition.statusUnchanged": m.refusal_requisition_statusUnchanged,
  "requisition.statusForbidden": m.refusal_requisition_statusForbidden,
  "stage.missing": m.refusal_stage_missing,
  "stage.exists": m.refusal_stage_exists,
  "stage.tooMany": m.refusal_stage_tooMany,
  "stage.offerIsManual": m.refusal_stage_offerIsManual,
  "stage.needsPublicName": m.refusal_stage_needsPublicName,
  "application.missing": m.refusal_application_missing,
  "application.exists": m.refusal_application_exists,
  "application.notActive": m.refusal_application_notActive,
  "application.movedMeanwhile": m.refusal_application_movedMeanwhile,
  "application.notRejected": m.refusal_application_notRejected,
  "application.rankInvalid": m.refusal_application_rankInvalid,
  "reason.missing": m.refusal_reason_missing,
  "announcement.nothingToTell": m.refusal_announcement_nothingToTell,
  "announcement.nonePending": m.refusal_announcement_nonePending,
  "document.wrongType": m.refusal_document_wrongType,
  "document.empty": m.refusal_document_empty,
  "document.tooLarge": m.refusal_document_tooLarge,
  "document.tooMany": m.refusal_document_tooMany,
  "document.unreadable": m.refusal_document_unreadable,
  "document.encrypted": m.refusal_document_encrypted,
  "document.noText": m.refusal_document_noText,
  "document.tooManyPages": m.refusal_document_tooManyPages,
  "document.zipBomb": m.refusal_document_zipBomb,
  "document.gap": m.refusal_document_gap,
  "document.readOnly": m.refusal_document_readOnly,
  "document.forbiddenContent": m.refusal_document_forbiddenContent,
  "file.missing": m.refusal_file_missing,
  "link.expired": m.refusal_link_expired,
  "link.revoked": m.refusal_link_revoked,
  "member.exists": m.refusal_member_exists,
  "member.lastOwner": m.refusal_member_lastOwner,
  "member.ownRole": m.refusal_member_ownRole,
  "member.changedMeanwhile": m.refusal_member_changedMeanwhile,
  "invitation.pending": m.refusal_invitation_pending,
  "invitation.notYours": m.refusal_invitation_notYours,
  "invitation.knownAddress": m.refusal_invitation_knownAddress,
  "invitation.expired": m.refusal_invitation_expired,
  "invitation.gone": m.refusal_invitation_gone,
  "room.offline": m.refusal_room_offline,
  "internal.error": m.refusal_internal_error,
};

/** What a person reads when something was refused. */
export function refusalWords({ code, params }: Refusal): string {
  if (code === "requisition.notOpen" && params?.status === "onHold") return m.refusal_requisition_onHold();
  if (code === "application.notActive" && params?.status === "hired") return m.refusal_application_hired();
  if (code === "application.notActive" && params?.status === "rejected")
    return m.refusal_application_rejected();
  return words[code]();
}

/** The same for a code that came as text, for example in a stored view. */
export function refusalCodeWords(code: string): string {
  return code in words ? words[code as RefusalCode]() : m.refusal_internal_error();
}
