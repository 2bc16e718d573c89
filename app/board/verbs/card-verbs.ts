/** What one can do with a card besides moving it, in the order in which it is offered. What is possible: possible.ts. */
import {
  CircleCheck,
  CircleX,
  CopyPlus,
  CornerUpRight,
  LogOut,
  type LucideIcon,
  MailCheck,
  Undo2,
  UserRoundCheck,
} from "lucide-react";
import { m } from "#app/paraglide/messages.js";
import type { CardDialogKind } from "../board-ui.ts";
import type { possible } from "../possible.ts";
import type { useBoardActions } from "../use-board-actions.ts";

const atOnce = ["announce", "unreject", "unwithdraw"] as const;
type AtOnce = (typeof atOnce)[number];

export type CardVerb = AtOnce | Exclude<CardDialogKind, "move">;

export interface OfferedVerb {
  verb: CardVerb;
  label: () => string;
  Icon: LucideIcon;
  /** quiet: something for elsewhere; end: it ends the application here. */
  weight: "plain" | "quiet" | "end";
}

const cardVerbs: readonly OfferedVerb[] = [
  { verb: "announce", label: m.board_tell, Icon: MailCheck, weight: "plain" },
  { verb: "hire", label: m.board_hire_dots, Icon: CircleCheck, weight: "plain" },
  { verb: "unreject", label: m.board_unreject, Icon: Undo2, weight: "plain" },
  { verb: "assign", label: m.verbs_assign_dots, Icon: UserRoundCheck, weight: "plain" },
  { verb: "unwithdraw", label: m.verbs_reinstate, Icon: Undo2, weight: "plain" },
  { verb: "unhire", label: m.verbs_unhire_dots, Icon: Undo2, weight: "plain" },
  { verb: "also", label: m.verbs_also_dots, Icon: CopyPlus, weight: "quiet" },
  { verb: "transfer", label: m.verbs_transfer_dots, Icon: CornerUpRight, weight: "quiet" },
  { verb: "withdraw", label: m.verbs_withdraw_dots, Icon: LogOut, weight: "end" },
  { verb: "reject", label: m.board_reject_dots, Icon: CircleX, weight: "end" },
];

/** Those that rules and abilities allow now. */
export function offeredVerbs(can: ReturnType<typeof possible>): readonly OfferedVerb[] {
  return cardVerbs.filter(({ verb }) => can[verb]);
}

export function isCardVerb(value: string): value is CardVerb {
  return cardVerbs.some(({ verb }) => verb === value);
}

/** Does it, or asks first what must be asked. */
export function beginVerb(
  verb: CardVerb,
  application: string,
  actions: Pick<ReturnType<typeof useBoardActions>, AtOnce>,
  ask: (dialog: CardDialogKind) => void,
): void {
  if (isAtOnce(verb)) actions[verb](application);
  else ask(verb);
}

function isAtOnce(verb: CardVerb): verb is AtOnce {
  return (atOnce as readonly string[]).includes(verb);
}
