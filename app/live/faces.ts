/** Faces of cards: fetched in batches when the room says that one has a newer version. */
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { Face } from "#domain/views/board.ts";

export type FetchFaces = (applications: readonly string[]) => Promise<Face[]>;
export type Faces = Readonly<Record<string, Face>>;

const batch = 200;
const gatherMs = 40;
const retryMs = 2_000;

/** Whether the room says that a card is anonymous. Undefined: it does not know the card, or the viewer sees everybody. */
export type IsAnonymous = (application: string) => boolean | undefined;

export class FaceStore {
  faces: Faces;
  readonly #wanted = new Set<string>();
  /** Asked for and not answered yet. */
  #asked: ReadonlySet<string> = new Set();
  readonly #fetch: FetchFaces;
  readonly #changed: () => void;
  readonly #isAnonymous: IsAnonymous;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    faces: readonly Face[],
    fetch: FetchFaces,
    changed: () => void,
    isAnonymous: IsAnonymous = () => undefined,
  ) {
    this.#isAnonymous = isAnonymous;
    this.faces = Object.fromEntries(faces.map((face) => [face.application, face]));
    this.#fetch = fetch;
    this.#changed = changed;
  }

  /**
   * Takes faces in; an older version never replaces a newer one. One that was asked for before its card went to where
   * nobody is to know who it is comes too late: it is asked for again.
   */
  merge(faces: readonly Face[]): void {
    const late = faces.filter((face) => this.#unfit(face));
    for (const { application } of late) this.#wanted.add(application);
    if (late.length > 0) this.#schedule(retryMs);
    const newer = faces.filter((face) => {
      const known = this.faces[face.application];
      if (this.#unfit(face) && face.sight === "shown") return false;
      if (!known || known.version < face.version) return true;
      return known.version === face.version && known.sight !== face.sight;
    });
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

  /** Lets go of those of these faces that do not fit any more, and asks for them anew. Call it before anything is shown. */
  refit(applications: Iterable<string> = Object.keys(this.faces)): void {
    const unfit = [...applications].filter((id) => {
      const face = this.faces[id];
      return face !== undefined && this.#unfit(face);
    });
    if (unfit.length === 0) return;
    const gone = new Set(unfit);
    this.faces = Object.fromEntries(Object.entries(this.faces).filter(([id]) => !gone.has(id)));
    for (const id of unfit) this.#wanted.add(id);
    this.#schedule(gatherMs);
  }

  /** What happened to cards: newcomers' faces are asked for, and those that are not to be known any more are let go. */
  follow(events: readonly RoomEvent[]): void {
    if (events.some(({ type }) => type === "stage.edited")) this.refit();
    else this.refit(events.flatMap(({ application }) => application ?? []));
    for (const { type, application } of events) {
      const comes = type === "application.created" || type === "application.arrived";
      if (comes && application) this.want(application, 0);
    }
  }

  /** It does not fit what the room says of its card: shown, but anonymous there; or the other way round. */
  #unfit({ application, sight }: Face): boolean {
    const anonymous = this.#isAnonymous(application);
    return anonymous !== undefined && sight !== "hidden" && (sight === "anonymous") !== anonymous;
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
