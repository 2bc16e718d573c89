import { ArrowRight, CircleX, MailCheck, Tag, Undo2, UserRound, UserX, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, IconButton } from "#app/components/ui/button.tsx";
import { Kbd } from "#app/components/ui/kbd.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { Capability } from "#domain/access/access.ts";
import { commandCapability } from "#domain/requisition/commands.ts";
import { type ManyVerb, useBoardUi, useUi } from "../board-ui.ts";
import { chooseAll, chooseNone, screenOrder } from "./select.ts";

interface Offer {
  verb: ManyVerb;
  label: string;
  icon: ReactNode;
  danger?: true;
}

const icon = "size-4";
/** What the key says on every keyboard. */
const esc = "Esc";

/** What can be done with cards of this status, in the order of how often it is. */
function offers(status: string): Offer[] {
  const label: Offer = {
    verb: "label",
    label: m.many_label(),
    icon: <Tag aria-hidden="true" className={icon} />,
  };
  const announce: Offer = {
    verb: "announce",
    label: m.many_announce(),
    icon: <MailCheck aria-hidden="true" className={icon} />,
  };
  const back = <Undo2 aria-hidden="true" className={icon} />;
  if (status === "rejected")
    return [{ verb: "unreject", label: m.board_unreject(), icon: back }, announce, label];
  if (status === "withdrawn") return [{ verb: "unwithdraw", label: m.board_unreject(), icon: back }, label];
  if (status === "hired") return [announce, label];
  return [
    { verb: "move", label: m.many_move(), icon: <ArrowRight aria-hidden="true" className={icon} /> },
    label,
    { verb: "assign", label: m.many_assign(), icon: <UserRound aria-hidden="true" className={icon} /> },
    announce,
    { verb: "withdraw", label: m.many_withdraw(), icon: <UserX aria-hidden="true" className={icon} /> },
    {
      verb: "reject",
      label: m.many_reject(),
      icon: <CircleX aria-hidden="true" className={icon} />,
      danger: true,
    },
  ];
}

const asks = (verb: ManyVerb): Capability => commandCapability[`application.${verb}`];

/** How many cards are chosen, and what can be done with all of them. */
export function ManyBar() {
  const ui = useBoardUi();
  const count = useUi((state) => state.selected.size);
  const status = useUi((state) => state.settings.status);
  const shown = useUi(() => screenOrder(ui).length);
  const abilities = useRoom((room) => room.abilities);
  const labels = useRoom((room) => room.state.labels.some(({ archived }) => !archived));
  if (count === 0) return null;
  return (
    <section
      aria-label={m.many_title()}
      className="absolute inset-x-0 bottom-4 z-20 flex justify-center px-4 max-sm:bottom-2 max-sm:px-2"
    >
      <div className="popup flex max-w-full items-center gap-1 overflow-x-auto p-1.5">
        <span role="status" className="px-2 text-sm font-medium whitespace-nowrap tabular-nums">
          {m.many_count({ count })}
        </span>
        {count < shown ? (
          <Button variant="ghost" onClick={() => chooseAll(ui)}>
            {m.many_all_shown({ count: shown })}
          </Button>
        ) : null}
        <span aria-hidden="true" className="mx-1 h-5 w-px shrink-0 bg-border" />
        {offers(status)
          .filter(({ verb }) => abilities.includes(asks(verb)) && (verb !== "label" || labels))
          .map(({ verb, label, icon: sign, danger }) => (
            <Button
              key={verb}
              variant={danger ? "dangerQuiet" : "ghost"}
              icon={sign}
              className="pointer-coarse:min-h-11"
              onClick={() => ui.set({ dialog: { kind: "many", verb } })}
            >
              {label}
            </Button>
          ))}
        <span aria-hidden="true" className="mx-1 h-5 w-px shrink-0 bg-border" />
        <IconButton label={m.many_none()} onClick={() => chooseNone(ui)}>
          <X aria-hidden="true" className="size-4" />
        </IconButton>
        <Kbd>{esc}</Kbd>
      </div>
    </section>
  );
}
