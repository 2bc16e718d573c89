// @y/websocket-server as a process of its own: `node bench/room-peer-y-websocket.ts PORT [DATABASE]`.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { setPersistence, setupWSConnection } from "@y/websocket-server/utils";
import { WebSocketServer } from "ws";
import * as Y from "yjs";

const [port, path] = process.argv.slice(2);

/** Its own hook for persistence (as its LevelDB one: a row an update), with a disk that is waited for. */
function durable(file: string): void {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec("CREATE TABLE IF NOT EXISTS updates (id INTEGER PRIMARY KEY, name TEXT, data BLOB NOT NULL)");
  const read = database.prepare("SELECT data FROM updates WHERE name = ? ORDER BY id");
  const write = database.prepare("INSERT INTO updates (name, data) VALUES (?, ?)");
  setPersistence({
    provider: null,
    bindState(name, doc) {
      for (const row of read.all(name)) Y.applyUpdate(doc, row.data as Uint8Array);
      doc.on("update", (update: Uint8Array) => write.run(name, update));
    },
    writeState: async () => undefined,
  });
}

if (path) durable(path);
const server = createServer();
const sockets = new WebSocketServer({ server });
sockets.on("connection", (socket, request) => setupWSConnection(socket, request));
server.listen(Number(port), "127.0.0.1", () => process.send?.("ready"));
// Whoever started it is gone.
process.on("disconnect", () => process.exit());
