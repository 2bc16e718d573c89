import { type RefObject, useEffect, useState } from "react";
import { useRoom } from "#app/live/use-room.ts";
import { withDragging } from "../with-dragging.ts";
import { collectFiles } from "./collect-files.ts";
import { useUploadQueue } from "./uploads-context.ts";

/** Whether the viewer may add candidates here now. */
export function useMayUpload(): boolean {
  return useRoom(
    ({ abilities, state }) =>
      abilities.includes("file.upload") && (state.status === "open" || state.status === "draft"),
  );
}

/** A stage that files and folders can be dropped onto; true while they hover over it. */
export function useFileDrop(ref: RefObject<HTMLElement | null>, stage: string): boolean {
  const queue = useUploadQueue();
  const may = useMayUpload();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || !may) return;
    return withDragging(({ dropTargetForExternal, containsFiles }) =>
      dropTargetForExternal({
        element,
        canDrop: containsFiles,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          void collectFiles(source.items).then((files) => queue.add(files, stage));
        },
      }),
    );
  }, [ref, stage, queue, may]);
  return over;
}

/** A file dropped beside every column must not replace the page. */
export function useNoStrayDrops(): void {
  useEffect(
    () =>
      withDragging(({ monitorForExternal, containsFiles, preventUnhandled }) =>
        monitorForExternal({
          canMonitor: containsFiles,
          onDragStart: () => preventUnhandled.start(),
          onDrop: () => preventUnhandled.stop(),
        }),
      ),
    [],
  );
}
