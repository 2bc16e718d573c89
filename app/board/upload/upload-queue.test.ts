import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accept, refuse } from "#domain/refusal/refusal.ts";
import { type UploadPorts, UploadQueue } from "./upload-queue.ts";

const text = (name: string, content = "Ana García, engineer") => new File([content], name);

function queue(send: UploadPorts["send"]) {
  let made = 0;
  return new UploadQueue({
    send,
    newId: () => {
      made += 1;
      return `upload-${made}`;
    },
  });
}

describe("uploading dropped files", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends at most four at a time, and all of them", async () => {
    let running = 0;
    let most = 0;
    const uploads = queue(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
      return accept({ application: "app" });
    });
    await uploads.add(
      Array.from({ length: 11 }, (_, at) => text(`${at}.txt`)),
      "stage",
    );
    await vi.runAllTimersAsync();
    expect(most).toBe(4);
    expect(uploads.get().every(({ state }) => state === "done")).toBe(true);
  });

  it("says of each wrong file what is wrong, and the others go on", async () => {
    const send = vi.fn(async () => accept({ application: "app" }));
    const uploads = queue(send);
    const big = text("big.pdf", "%PDF-1.7");
    Object.defineProperty(big, "size", { value: 26 * 1024 * 1024 });
    await uploads.add(
      [text("a.png"), text("empty.txt", ""), big, text("fake.pdf"), text("good.txt")],
      "stage",
    );
    await vi.runAllTimersAsync();
    expect(uploads.get().map(({ refusal }) => refusal?.code ?? "sent")).toEqual([
      "document.wrongType",
      "document.empty",
      "document.tooLarge",
      "document.wrongType",
      "sent",
    ]);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("takes the first 200 of 201 and says so of the last", async () => {
    const uploads = queue(async () => accept({ application: "app" }));
    await uploads.add(
      Array.from({ length: 201 }, (_, at) => text(`${at}.txt`)),
      "stage",
    );
    await vi.runAllTimersAsync();
    expect(uploads.get().filter(({ state }) => state === "done")).toHaveLength(200);
    expect(uploads.get().at(-1)?.refusal?.code).toBe("document.tooMany");
  });

  it("tries again with the same id when the network was away", async () => {
    const ids: string[] = [];
    const uploads = queue(async ({ id }) => {
      ids.push(id);
      if (ids.length < 3) throw new Error("offline");
      return accept({ application: "app" });
    });
    await uploads.add([text("a.txt")], "stage");
    await vi.advanceTimersByTimeAsync(1);
    expect(uploads.get()[0]?.state).toBe("again");
    await vi.runAllTimersAsync();
    expect(ids).toEqual(["upload-1", "upload-1", "upload-1"]);
    expect(uploads.get()[0]?.state).toBe("done");
  });

  it("does not try again what the server refused", async () => {
    const send = vi.fn(async () => refuse("requisition.notOpen"));
    const uploads = queue(send);
    await uploads.add([text("a.txt")], "stage");
    await vi.runAllTimersAsync();
    expect(send).toHaveBeenCalledTimes(1);
    expect(uploads.get()[0]?.refusal?.code).toBe("requisition.notOpen");
    uploads.clear();
    expect(uploads.get()).toEqual([]);
  });
});
