import type { OrganizationMessage } from "#domain/live/wire.ts";
import { origin, send } from "#workers/auth/testing/world.ts";
import { answerOf } from "./table.ts";

/** Opens a socket as somebody: what the upgrade was answered, text frames that come, the code it closes with. */
export async function openSocket(cookie: string, path: string) {
  const headers = { cookie, origin, upgrade: "websocket", "sec-websocket-protocol": "hotgigs.v1" };
  const response = await send(path, { headers });
  const frames: OrganizationMessage[] = [];
  const closed: number[] = [];
  const socket = response.webSocket;
  socket?.addEventListener("message", ({ data }) => {
    if (typeof data === "string" && data.startsWith("{")) frames.push(JSON.parse(data));
  });
  socket?.addEventListener("close", ({ code }) => void closed.push(code));
  socket?.accept();
  socket?.send("ping");
  return { answer: await answerOf(response), frames, closed, close: () => socket?.close() };
}
