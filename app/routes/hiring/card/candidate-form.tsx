import { useRevalidator } from "react-router";
import { editCandidate } from "#app/board/api.ts";
import { CandidateFieldset } from "#app/board/candidate-fields.tsx";
import { useCandidateForm } from "#app/board/use-candidate-form.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import type { CardView } from "#domain/views/card.ts";

export interface CandidateFormBoxProps {
  card: CardView;
  requisition: string;
  onDone: () => void;
}

/** Types in what a file did not say, or corrects it. */
export function CandidateFormBox({ card, requisition, onDone }: CandidateFormBoxProps) {
  const revalidator = useRevalidator();
  const { toast } = useToast();
  const { wrong, busy, problem, save } = useCandidateForm(
    (candidate) => editCandidate(requisition, card.application, candidate),
    async () => {
      toast({ title: m.card_saved(), tone: "success" });
      await revalidator.revalidate();
      onDone();
    },
  );
  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      {problem ? (
        <Banner tone="danger" live="alert">
          {problem}
        </Banner>
      ) : null}
      <CandidateFieldset initial={fieldsOf(card)} wrong={wrong} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          {m.ui_cancel()}
        </Button>
        <Button type="submit" variant="primary" loading={busy}>
          {m.board_save()}
        </Button>
      </div>
    </form>
  );
}

/** Who is anonymous cannot be corrected: for who sees the form, what is not there is empty. */
function fieldsOf({ candidate }: CardView) {
  const { name = null, headline = null, email = null, phone = null, location = null } = candidate;
  return { name, headline, email, phone, location };
}
