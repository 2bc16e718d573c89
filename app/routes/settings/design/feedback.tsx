import { Users } from "lucide-react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { ErrorState } from "#app/components/ui/error-state.tsx";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { Skeleton, SkeletonText } from "#app/components/ui/skeleton.tsx";
import { Spinner } from "#app/components/ui/spinner.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { Row, Section } from "#app/routes/settings/design/section.tsx";
import { words } from "#app/routes/settings/design/specimens.ts";

/** What the product says: notes, banners, progress, and the states without content. */
export function Feedback() {
  const { toast } = useToast();
  const announce = useAnnounce();
  const undo = { label: words.undo, onAction: () => announce(words.announced) };
  return (
    <>
      <Section title={words.feedback}>
        <Row>
          <Button onClick={() => toast({ title: words.moved, tone: "success" })}>{words.toast}</Button>
          <Button onClick={() => toast({ title: words.moved, action: undo })}>{words.toastUndo}</Button>
          <Button onClick={() => toast({ title: words.refused, tone: "danger" })}>{words.toastDanger}</Button>
        </Row>
        <div className="flex flex-col gap-2">
          <Banner>{words.info}</Banner>
          <Banner tone="success">{words.saved}</Banner>
          <Banner tone="warning" actions={<Button size="sm">{words.learn}</Button>}>
            {words.onHold}
          </Banner>
          <Banner tone="danger" onDismiss={() => announce(words.announced)}>
            {words.danger}
          </Banner>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Progress label={words.uploading} value={70} showLabel />
          <Progress label={words.unknown} value={null} showLabel />
        </div>
        <Row>
          <Spinner />
          <Spinner className="size-6 text-accent-text" />
        </Row>
      </Section>
      <Section title={words.states}>
        <div className="grid gap-3 lg:grid-cols-3">
          <div className="rounded-lg border bg-surface">
            <EmptyState
              icon={<Users />}
              title={words.empty}
              description={words.emptyText}
              level={3}
              className="py-8"
            >
              <Button size="sm">{words.add}</Button>
            </EmptyState>
          </div>
          <div aria-busy="true" className="flex flex-col gap-4 rounded-lg border bg-surface p-4">
            <span className="flex items-center gap-3">
              <Skeleton className="size-9 rounded-full" />
              <Skeleton className="h-4 w-40" />
            </span>
            <SkeletonText lines={4} />
          </div>
          <div className="rounded-lg border bg-surface">
            <ErrorState level={3} className="py-8" onRetry={() => announce(words.announced)} />
          </div>
        </div>
      </Section>
    </>
  );
}
