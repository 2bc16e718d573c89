// @hocuspocus/server as a process of its own: `node bench/room-peer-hocuspocus.ts PORT [DATABASE]`.
import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";

const [port, path] = process.argv.slice(2);

/** The whole document at every change, on disk before the call returns. */
function durable(file: string): Database {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec("CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)");
  const read = database.prepare("SELECT data FROM documents WHERE name = ?");
  const write = database.prepare(
    "INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data",
  );
  return new Database({
    fetch: async ({ documentName }) => (read.get(documentName)?.data as Uint8Array | undefined) ?? null,
    store: async ({ documentName, state }) => {
      write.run(documentName, state);
    },
  });
}

const server = new Server({
  port: Number(port),
  address: "127.0.0.1",
  quiet: true,
  ...(path ? { debounce: 0, extensions: [durable(path)] } : {}),
});
await server.listen();
// Whoever started it is gone.
process.on("disconnect", () => process.exit());
process.send?.("ready");
