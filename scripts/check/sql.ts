// SQL on D1 is written in few places, so that who may see a row is decided in few places.
import { lines, sourceFiles } from "./sources.ts";

const allowed = /^workers\/(queries|projections|db)\/|\/testing\/|\.test\.ts$/;
/** Asks whether a database answers, and touches no table. */
const ping = 'SELECT 1")';
const statement = /\bDB_[A-Z0-9_]+\b.*\.(prepare|batch|exec)\(|\.prepare\(|\bsql`/;

/** One complaint for every line of workers/ or app/ that writes SQL where it does not belong. */
export function strayQueries(root: string): string[] {
  return sourceFiles(root)
    .filter((file) => /^(workers|app|domain)\//.test(file) && !allowed.test(file))
    .flatMap((file) =>
      lines(root, file).flatMap((line, index) =>
        statement.test(line) && !line.includes(ping)
          ? [`${file}:${index + 1}: SQL belongs into workers/queries, projections or db`]
          : [],
      ),
    );
}
