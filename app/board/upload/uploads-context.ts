import { createContext, useContext, useSyncExternalStore } from "react";
import type { Upload, UploadQueue } from "./upload-queue.ts";

export const UploadsContext = createContext<UploadQueue | null>(null);

export function useUploadQueue(): UploadQueue {
  const queue = useContext(UploadsContext);
  if (!queue) throw new Error("There is no board around this component.");
  return queue;
}

const none: readonly Upload[] = [];

export function useUploads(): readonly Upload[] {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.get, () => none);
}
