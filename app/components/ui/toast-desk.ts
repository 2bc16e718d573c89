export interface ToastOptions {
  title: string;
  description?: string;
  tone?: "neutral" | "success" | "danger";
  /** A button within it: "Undo". The toast closes when it is pressed. */
  action?: { label: string; onAction: () => void };
  /** Milliseconds; 0 stays until closed. 6,000 unless said; with an action 10,000. */
  timeout?: number;
}

export interface Note extends ToastOptions {
  id: string;
}

/** What draws the notes. */
export interface ToastScreen {
  add(note: Note): void;
  close(id: string): void;
}

/** Takes notes before that which draws them has been loaded, and hands them over when it has. */
export class ToastDesk {
  #screen: ToastScreen | null = null;
  #waiting: Note[] = [];
  #count = 0;
  #call: () => void;

  /** `call` is asked for a screen whenever a note waits for one. */
  constructor(call: () => void) {
    this.#call = call;
  }

  toast = (options: ToastOptions): string => {
    this.#count += 1;
    const note = { ...options, id: `note-${this.#count}` };
    if (this.#screen) this.#screen.add(note);
    else {
      this.#waiting.push(note);
      this.#call();
    }
    return note.id;
  };

  /** Has a screen made ready before the first note. */
  makeReady(): void {
    this.#call();
  }

  close = (id: string): void => {
    this.#waiting = this.#waiting.filter((note) => note.id !== id);
    this.#screen?.close(id);
  };

  /** Draws from now on, beginning with what waited; the answer takes the screen away. */
  attach(screen: ToastScreen): () => void {
    this.#screen = screen;
    for (const note of this.#waiting.splice(0)) screen.add(note);
    return () => {
      if (this.#screen === screen) this.#screen = null;
    };
  }
}
