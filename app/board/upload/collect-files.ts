/** Files out of what was dropped, folders and all. */

/** Must be called while the drop event is being handled: the browser forgets the items after it. */
export async function collectFiles(items: readonly DataTransferItem[]): Promise<File[]> {
  const entries = items
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found: File[] = [];
  for (const entry of entries) {
    if (entry instanceof File) found.push(entry);
    else if (entry) await walk(entry, found);
  }
  return found;
}

async function walk(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (entry.name.startsWith(".")) return;
  if (isFile(entry)) {
    // One that the browser cannot read is kept as an empty one: it is refused by name, the others go on.
    found.push(
      await new Promise<File>((resolve) => entry.file(resolve, () => resolve(new File([], entry.name)))),
    );
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives at most 100 entries a call.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return;
    for (const inner of some) await walk(inner, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
