const recallWithinMs = 1_000;

/** Resolves with what a disk recalls, or a second later without it: one that does not answer keeps nobody from the room. */
export async function inTime(recall: Promise<void>): Promise<void> {
  await Promise.race([recall, new Promise<void>((resolve) => setTimeout(resolve, recallWithinMs))]);
}
