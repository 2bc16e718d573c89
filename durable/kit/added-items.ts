import * as Y from "yjs";

/** The items that a transaction added, as they came. */
export function* addedItems(transaction: Y.Transaction): Generator<Y.Item | Y.GC> {
  for (const [client, end] of transaction.afterState) {
    const begin = transaction.beforeState.get(client) ?? 0;
    if (begin === end) continue;
    const structs = transaction.doc.store.clients.get(client) ?? [];
    for (let at = Y.findIndexSS(structs, begin); at < structs.length; at += 1) {
      const struct = structs[at];
      if (struct) yield struct;
    }
  }
}
