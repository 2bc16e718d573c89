/** Those who want to hear, in the order in which they came; the returned function ends it. */
export class Listeners<T> {
  readonly #all = new Set<T>();

  readonly add = (listener: T): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  /** Tells everybody who listens now: who comes or goes meanwhile changes nothing. */
  each(about: (listener: T) => void): void {
    for (const listener of [...this.#all]) about(listener);
  }
}
