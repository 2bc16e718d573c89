/** The documents that this page has open, by requisition: they outlive the panel that shows them until all is safe. */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { DocumentClient, DocumentSnapshot } from "#app/live/document-client.ts";
import type { Owner } from "#app/live/keep/database.ts";
import { OpenDocuments } from "#app/live/open-documents.ts";

const opened = new Map<string, OpenDocuments>();

/** The page's open documents of a requisition, for this person. */
export function documentsOf(requisition: string, owner: Owner): OpenDocuments {
  const key = `${owner.organization}:${owner.user}:${requisition}`;
  const known = opened.get(key);
  if (known) return known;
  if (opened.size === 0) addEventListener("beforeunload", askBeforeLosing);
  const documents = new OpenDocuments(requisition, owner);
  opened.set(key, documents);
  return documents;
}

/** What is on the disk is safe; only what this browser could not keep is worth a question. */
function askBeforeLosing(event: BeforeUnloadEvent): void {
  if ([...opened.values()].some(({ unkept }) => unkept > 0)) event.preventDefault();
}

/** A document's client while the component is there; null on its first render. */
export function useDocument(documents: OpenDocuments, name: string): DocumentClient | null {
  const [client, setClient] = useState<DocumentClient | null>(null);
  useEffect(() => {
    setClient(documents.use(name));
    return () => {
      setClient(null);
      documents.release(name);
    };
  }, [documents, name]);
  return client;
}

export function useDocumentSnapshot(client: DocumentClient): DocumentSnapshot {
  return useSyncExternalStore(client.subscribe, client.snapshot, client.snapshot);
}
