/** Faces of cards: fetched in batches when the room says that one has a newer version. */
import type { Face } from "#domain/views/board.ts";

export type FetchFaces = (applications: readonly string[]) => Promise<Face[]>;
export type Faces = Readonly<Record<string, Face>>;

const batch = 200;
const gatherMs = 40;
const retryMs = 2_000;

export class FaceStore {
  faces: Faces;
  readonly #wanted = new Set<string>();
  /** Asked for and not answered yet. */
  #asked: ReadonlySet<string> = new Set();
  readonly #fetch: FetchFaces;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(faces: readonly Face[], fetch: FetchFaces, changed: () => void) {
    this.faces = Object.fromEntries(faces.map((face) => [face.application, face]));
    this.#fetch = fetch;
    this.#changed = changed;
  }

  /** Takes faces in; an older version never replaces a newer one. */
  merge(faces: readonly Face[]): void {
    const newer = faces.filter((face) => (this.faces[face.application]?.version ?? -1) < face.version);
    if (newer.length === 0) return;
    this.faces = { ...this.faces, ...Object.fromEntries(newer.map((face) => [face.application, face])) };
    this.#changed();
  }

  /** Asks for a face unless this version of it is here. */
  want(application: string, version: number): void {
    if ((this.faces[application]?.version ?? -1) >= version) return;
    this.#wanted.add(application);
    this.#schedule(gatherMs);
  }

  /** Asks for those of these faces that are not here at all. */
  wantMissing(applications: Iterable<string>): void {
    for (const id of applications) if (!this.faces[id] && !this.#asked.has(id)) this.#wanted.add(id);
    if (this.#wanted.size > 0) this.#schedule(gatherMs);
  }

  /** How many are still to come. */
  get missing(): number {
    return this.#wanted.size + this.#asked.size;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(wait: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#load();
    }, wait);
  }

  async #load(): Promise<void> {
    const asked = [...this.#wanted].slice(0, batch);
    for (const id of asked) this.#wanted.delete(id);
    this.#asked = new Set(asked);
    try {
      const found = await this.#fetch(asked);
      this.#asked = new Set();
      this.merge(found);
    } catch {
      this.#asked = new Set();
      // The network is away: the same ones again later.
      for (const id of asked) this.#wanted.add(id);
      this.#schedule(retryMs);
      return;
    }
    if (this.#wanted.size > 0) this.#schedule(0);
    else this.#changed();
  }
}
