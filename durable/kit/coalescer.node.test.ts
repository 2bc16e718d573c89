import { expect, test } from "vitest";
import { Coalescer, windowAfter } from "./coalescer.ts";
import { TokenBucket } from "./token-bucket.ts";

function world() {
  let time = 1_000;
  let timer: { run: () => void; at: number } | null = null;
  const flushed: number[] = [];
  const coalescer = new Coalescer({
    now: () => time,
    flush: () => flushed.push(time),
    setTimer: (run, ms) => {
      timer = { run, at: time + ms };
    },
  });
  const pass = (ms: number) => {
    time += ms;
    if (timer && timer.at <= time) {
      const { run } = timer;
      timer = null;
      run();
    }
  };
  return { coalescer, flushed, pass };
}

test("the first change is flushed at once, what follows soon after it together", () => {
  const { coalescer, flushed, pass } = world();
  coalescer.add(10);
  expect(flushed).toEqual([1_000]);
  for (let change = 0; change < 5; change += 1) coalescer.add(10);
  expect(flushed).toHaveLength(1);
  pass(windowAfter(1));
  expect(flushed).toHaveLength(2);
});

test("many changes or many bytes are flushed without waiting", () => {
  const { coalescer, flushed } = world();
  coalescer.add(1);
  for (let change = 0; change < 64; change += 1) coalescer.add(1);
  expect(flushed).toHaveLength(2);
  coalescer.add(600_000);
  expect(flushed).toHaveLength(3);
});

test("nothing noted, nothing flushed", () => {
  const { coalescer, flushed } = world();
  coalescer.flush();
  expect(flushed).toEqual([]);
});

test("a bucket allows a burst, then a rate, and makes debtors wait", () => {
  const bucket = new TokenBucket({ rate: 10, burst: 3 }, 0);
  expect([1, 2, 3, 4].map(() => bucket.take(1, 0))).toEqual([true, true, true, false]);
  expect(bucket.take(1, 100)).toBe(true);
  bucket.charge(10);
  expect(bucket.take(1, 600)).toBe(false);
  expect(bucket.take(1, 2_000)).toBe(true);
});
