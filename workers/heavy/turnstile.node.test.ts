import { expect, test } from "vitest";
import { turnstile } from "./turnstile.ts";

function gate() {
  let open: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { closed, open: () => open() };
}

test("as many run as may, as many wait as may, the rest are turned away at once", async () => {
  const { enter } = turnstile({ atOnce: 2, waiting: 1 });
  const { closed, open } = gate();
  let running = 0;
  const work = async () => {
    running += 1;
    await closed;
    return "done";
  };
  const inside = [enter(work), enter(work)];
  const waiting = enter(work);
  expect(await enter(work)).toBeUndefined();
  expect(running).toBe(2);
  open();
  expect(await Promise.all([...inside, waiting])).toEqual(["done", "done", "done"]);
});

test("work that fails gives its place free", async () => {
  const { enter } = turnstile({ atOnce: 1, waiting: 0 });
  await expect(enter(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await enter(async () => "next")).toBe("next");
});
