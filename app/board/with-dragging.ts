type Dragging = typeof import("./dragging.ts");

let loaded: Dragging | null = null;
let loading: Promise<Dragging> | null = null;

async function load(): Promise<Dragging> {
  loaded = await import("./dragging.ts");
  return loaded;
}

/**
 * Sets drag and drop up as soon as it has been loaded; the answer takes it down, also before that. Everything but
 * dragging works without it, so the board's first load does not wait for it.
 */
export function withDragging(setUp: (dragging: Dragging) => () => void): () => void {
  if (loaded) return setUp(loaded);
  let gone = false;
  let takeDown = () => {};
  loading ??= load();
  loading.then(
    (dragging) => {
      if (!gone) takeDown = setUp(dragging);
    },
    () => {
      // No network just now: the next card or column that appears asks again.
      loading = null;
    },
  );
  return () => {
    gone = true;
    takeDown();
  };
}
