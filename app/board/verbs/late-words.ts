/** The words of undo, which nobody needs before something was done: they come with the board's company. */
export type LateWords = typeof import("./undo-words.ts");

let here: LateWords | null = null;

export async function lateWords(): Promise<LateWords> {
  here ??= await import("./undo-words.ts");
  return here;
}

/** The same if they are here already. */
export function wordsHere(): LateWords | null {
  return here;
}
