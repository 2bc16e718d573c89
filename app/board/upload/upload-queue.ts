/** Dropped files on their way: a few at a time, each with its own id, so that a second try makes no second card. */
import {
  checkDocumentCount,
  maxDocumentsAtOnce,
  sniffDocumentType,
  sniffLength,
} from "#domain/document/sniff.ts";
import { type Outcome, type Refusal, refuse } from "#domain/refusal/refusal.ts";

export interface Upload {
  /** The client's id of this upload, the same in every try. */
  id: string;
  stage: string;
  name: string;
  /** `again` waits for the network to come back. */
  state: "waiting" | "sending" | "again" | "done" | "failed";
  /** 0–100, of the bytes sent. */
  progress: number;
  refusal: Refusal | null;
  application: string | null;
}

export interface UploadPorts {
  /** Sends one file. Throws when the network is away; an Outcome when the server has answered. */
  send(
    upload: Upload,
    file: File,
    progress: (percent: number) => void,
  ): Promise<Outcome<{ application: string }>>;
  newId(): string;
}

const atOnce = 4;
const firstWaitMs = 1_500;
const longestWaitMs = 30_000;

export class UploadQueue {
  readonly #ports: UploadPorts;
  readonly #files = new Map<string, File>();
  readonly #tries = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #uploads: readonly Upload[] = [];
  #running = 0;

  constructor(ports: UploadPorts) {
    this.#ports = ports;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly get = (): readonly Upload[] => this.#uploads;

  /** Takes files in for a stage. Each that cannot be is told why; the others go on. */
  async add(files: readonly File[], stage: string): Promise<void> {
    const taken = files.slice(0, maxDocumentsAtOnce);
    const tooMany = checkDocumentCount(files.length);
    const rest = files.slice(maxDocumentsAtOnce);
    const made = taken.map((file) => this.#make(file, stage));
    const refused = rest.map((file) => ({
      ...this.#make(file, stage),
      state: "failed" as const,
      refusal: tooMany.ok ? null : tooMany.refusal,
    }));
    this.#uploads = [...this.#uploads, ...made, ...refused];
    for (const [at, upload] of made.entries()) {
      const file = taken[at];
      if (file) this.#files.set(upload.id, file);
    }
    this.#changed();
    for (const upload of made) await this.#check(upload.id);
    this.#pump();
  }

  /** Sends what waits for the network at once: it is back. */
  retry(): void {
    for (const upload of this.#uploads)
      if (upload.state === "again") this.#set(upload.id, { state: "waiting" });
    this.#pump();
  }

  /** Takes finished and failed ones off the list. */
  clear(): void {
    this.#uploads = this.#uploads.filter(({ state }) => state !== "done" && state !== "failed");
    this.#changed();
  }

  #make(file: File, stage: string): Upload {
    const id = this.#ports.newId();
    return { id, stage, name: file.name, state: "waiting", progress: 0, refusal: null, application: null };
  }

  async #check(id: string): Promise<void> {
    const file = this.#files.get(id);
    if (!file) return;
    const head = await file
      .slice(0, sniffLength)
      .arrayBuffer()
      .catch(() => null);
    const outcome = head
      ? sniffDocumentType(new Uint8Array(head), file.name, file.size)
      : refuse("document.unreadable");
    if (!outcome.ok) this.#fail(id, outcome.refusal);
    else this.#pump();
  }

  #fail(id: string, refusal: Refusal): void {
    this.#files.delete(id);
    this.#set(id, { state: "failed", refusal });
  }

  #pump(): void {
    while (this.#running < atOnce) {
      const next = this.#uploads.find(({ id, state }) => state === "waiting" && this.#files.has(id));
      if (!next) return;
      this.#running += 1;
      this.#set(next.id, { state: "sending", progress: 0 });
      void this.#send(next);
    }
  }

  async #send(upload: Upload): Promise<void> {
    const file = this.#files.get(upload.id);
    try {
      if (!file) return;
      const progress = (percent: number) => this.#set(upload.id, { progress: percent });
      const outcome = await this.#ports.send(upload, file, progress);
      if (outcome.ok) {
        this.#files.delete(upload.id);
        this.#set(upload.id, { state: "done", progress: 100, application: outcome.value.application });
      } else this.#fail(upload.id, outcome.refusal);
    } catch {
      const tries = (this.#tries.get(upload.id) ?? 0) + 1;
      this.#tries.set(upload.id, tries);
      this.#set(upload.id, { state: "again", progress: 0 });
      setTimeout(
        () => {
          if (this.#uploads.some(({ id, state }) => id === upload.id && state === "again")) {
            this.#set(upload.id, { state: "waiting" });
            this.#pump();
          }
        },
        Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1)),
      );
    } finally {
      this.#running -= 1;
      this.#pump();
    }
  }

  #set(id: string, patch: Partial<Upload>): void {
    this.#uploads = this.#uploads.map((upload) => (upload.id === id ? { ...upload, ...patch } : upload));
    this.#changed();
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
