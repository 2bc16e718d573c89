/** The table of what is possible when. decide() asks nothing else about statuses. */
import type { Application } from "../application/schema.ts";
import type { RefusalCode } from "../refusal/refusal.ts";
import type { RequisitionStatus } from "./schema.ts";

interface Rule {
  /** Statuses of the application in which the verb is possible; null where there is none yet. */
  application: readonly Application["status"][] | null;
  /** Statuses of the requisition in which the verb is possible. */
  requisition: readonly RequisitionStatus[];
  /** The refusal when the application's status forbids it. */
  otherwise: RefusalCode;
}

const running = ["draft", "open"] as const;
const unfinished = ["draft", "open", "onHold"] as const;
const always = ["draft", "open", "onHold", "filled", "closed"] as const;

export const rules = {
  create: { application: null, requisition: running, otherwise: "application.exists" },
  moveForward: { application: ["active"], requisition: running, otherwise: "application.notActive" },
  moveBackward: { application: ["active"], requisition: always, otherwise: "application.notActive" },
  reject: { application: ["active"], requisition: always, otherwise: "application.notActive" },
  unreject: { application: ["rejected"], requisition: unfinished, otherwise: "application.notRejected" },
  withdraw: { application: ["active"], requisition: always, otherwise: "application.notActive" },
  unwithdraw: { application: ["withdrawn"], requisition: unfinished, otherwise: "application.notWithdrawn" },
  hire: { application: ["active"], requisition: ["open"], otherwise: "application.notActive" },
  unhire: { application: ["hired"], requisition: always, otherwise: "application.notHired" },
  assign: { application: ["active"], requisition: always, otherwise: "application.notActive" },
  /** Labels are about the person's application, however it went. */
  label: {
    application: ["active", "rejected", "withdrawn", "hired"],
    requisition: always,
    otherwise: "application.notActive",
  },
  transfer: { application: ["active"], requisition: always, otherwise: "application.notActive" },
  /** Completing or failing it. */
  endTransfer: { application: ["leaving"], requisition: always, otherwise: "application.notLeaving" },
  announce: {
    application: ["active", "rejected", "withdrawn", "hired"],
    requisition: always,
    otherwise: "announcement.nothingToTell",
  },
  planInterview: {
    application: ["active"],
    requisition: unfinished,
    otherwise: "application.notActive",
  },
  /** Changing it, calling it off, saying that it took place: also of somebody who is out by now. */
  changeInterview: {
    application: ["active", "rejected", "withdrawn", "hired"],
    requisition: always,
    otherwise: "application.notActive",
  },
  /** By itself, when its time has come: never about a requisition that is not open. It waits until that is open again. */
  announceDue: {
    application: ["active"],
    requisition: running,
    otherwise: "announcement.nonePending",
  },
} as const satisfies Record<string, Rule>;

export type Verb = keyof typeof rules;

/** From which status a requisition may go to which. */
export const statusChanges: Readonly<Record<RequisitionStatus, readonly RequisitionStatus[]>> = {
  draft: ["open", "closed"],
  open: ["onHold", "filled", "closed"],
  onHold: ["open", "closed"],
  filled: ["open", "closed"],
  closed: ["open"],
};

/** Why the verb is not possible now, or null if it is. */
export function forbids(
  verb: Verb,
  application: Application["status"] | null,
  requisition: RequisitionStatus,
): RefusalCode | null {
  const rule: Rule = rules[verb];
  if (
    rule.application === null ? application !== null : !application || !rule.application.includes(application)
  ) {
    return rule.otherwise;
  }
  return rule.requisition.includes(requisition) ? null : "requisition.notOpen";
}
