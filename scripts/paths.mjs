import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The path of an installed tool. */
export const bin = (tool) => join(root, "node_modules/.bin", tool);
