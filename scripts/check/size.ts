// Somebody should read a file in one sitting: 300 lines at most by habit, 400 at the very most.
import { lines, sourceFiles } from "./sources.ts";

const hardLimit = 400;
/** Tables of data, which nobody reads from top to bottom. */
const tables = /(\.table\.ts|\/schema\.sql|words\.ts)$/;

/** One complaint for every source file that is too long. */
export function oversized(root: string): string[] {
  return sourceFiles(root)
    .filter((file) => !tables.test(file))
    .map((file) => ({ file, count: lines(root, file).length }))
    .filter(({ count }) => count > hardLimit)
    .map(({ file, count }) => `${file}: ${count} lines (at most ${hardLimit})`);
}
