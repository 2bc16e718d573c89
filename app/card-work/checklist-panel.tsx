import { type FormEvent, useMemo, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { SkeletonText } from "#app/components/ui/skeleton.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { documentsOf, useDocument, useDocumentSnapshot } from "#app/editor/documents.ts";
import { DocumentStatus } from "#app/editor/note-status.tsx";
import type { DocumentClient } from "#app/live/document-client.ts";
import { pausedWords } from "#app/live/room-words.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { cardLimits } from "#domain/card/schema.ts";
import { newId } from "#domain/ids/ids.ts";
import type { BoardPerson } from "#domain/views/board.ts";
import {
  addItem,
  changeItem,
  isFull,
  type ListedItem,
  moveItem,
  putItem,
  readChecklist,
  removeItem,
} from "./checklist.ts";
import { ChecklistRow } from "./checklist-row.tsx";

export interface ChecklistPanelProps {
  organization: string;
  requisition: string;
  application: string;
  self: { id: string; name: string };
  people: readonly BoardPerson[];
}

/** What there is to do for a card, ticked off and changed by several at once. */
export function ChecklistPanel(props: ChecklistPanelProps) {
  const { organization, requisition, application, self } = props;
  const documents = useMemo(
    () => documentsOf(requisition, { organization, user: self.id }),
    [requisition, organization, self.id],
  );
  const client = useDocument(documents, `card.${application}`);
  return client ? <Checklist {...props} client={client} /> : <Loading />;
}

function Loading() {
  return (
    <div aria-busy="true" className="px-4 py-4">
      <SkeletonText lines={3} />
    </div>
  );
}

function Checklist({ client, self, people }: ChecklistPanelProps & { client: DocumentClient }) {
  const snapshot = useDocumentSnapshot(client);
  const { doc, synced, readOnly, paused, refused, ended } = snapshot;
  const stages = useRoom((room) => room.state.stages);
  const { toast } = useToast();
  const announce = useAnnounce();
  const items = readChecklist(doc);
  const done = items.filter((item) => item.done).length;
  const stageOf = (id: string) =>
    stages.find(({ checklist }) => checklist?.some((item) => item.id === id))?.name ?? null;
  const remove = (item: ListedItem) => {
    removeItem(doc, item.id);
    toast({
      title: m.work_item_removed({ text: item.text }),
      action: { label: m.work_item_undo(), onAction: () => putItem(doc, item) },
    });
  };
  const move = (item: ListedItem, by: 1 | -1) => {
    const place = moveItem(doc, item.id, by);
    if (place !== null) announce(m.work_item_moved({ text: item.text, place, total: items.length }));
  };
  if (!synced && items.length === 0 && ended === null) return <Loading />;
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <DocumentStatus snapshot={snapshot} self={self.id} />
      {paused === null ? null : <Banner tone="warning">{pausedWords(paused)}</Banner>}
      {refused ? (
        <Banner tone="danger" onDismiss={() => client.understood()}>
          {refusalWords(refused)}
        </Banner>
      ) : null}
      {items.length > 0 ? (
        <Progress
          label={m.work_checklist_done({ done, total: items.length })}
          value={(100 * done) / items.length}
          tone={done === items.length ? "success" : "accent"}
        />
      ) : (
        <EmptyState
          title={m.work_checklist_empty()}
          description={m.work_checklist_empty_hint()}
          className="py-4"
        />
      )}
      <ol aria-label={m.work_checklist()} className="flex flex-col">
        {items.map((item, at) => (
          <ChecklistRow
            key={item.id}
            item={item}
            people={people}
            template={stageOf(item.id)}
            readOnly={readOnly || ended !== null}
            first={at === 0}
            last={at === items.length - 1}
            onChange={(change) => changeItem(doc, item.id, change)}
            onMove={(by) => move(item, by)}
            onRemove={() => remove(item)}
          />
        ))}
      </ol>
      {readOnly || ended !== null ? null : (
        <AddItem full={isFull(items)} onAdd={(text) => addItem(doc, newId("chk"), text)} />
      )}
    </div>
  );
}

function AddItem({ full, onAdd }: { full: boolean; onAdd: (text: string) => boolean }) {
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (onAdd(text)) setText("");
  };
  if (full) return <p className="text-sm text-muted">{m.work_item_full({ most: cardLimits.items })}</p>;
  return (
    <form onSubmit={submit} className="flex gap-2">
      <Input
        aria-label={m.work_item_add()}
        placeholder={m.work_item_add()}
        value={text}
        maxLength={cardLimits.characters}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" disabled={text.trim() === ""}>
        {m.work_item_add_button()}
      </Button>
    </form>
  );
}
