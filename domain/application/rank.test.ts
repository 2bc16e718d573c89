import fc from "fast-check";
import { expect, it } from "vitest";
import { rankAt } from "./rank.ts";
import { compareRanked, rankSchema } from "./schema.ts";

interface Card {
  id: string;
  rank: string;
}

it("puts a card exactly where it was dropped, after any number of drops anywhere", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 200 }), (moves) => {
      let cards: Card[] = [];
      for (const [from, to] of moves) {
        // Every third drop moves a card that is there already; the others bring one in.
        const moved = from % 3 === 0 ? cards[from % Math.max(1, cards.length)] : undefined;
        const rest = cards.filter((card) => card !== moved);
        const index = to % (rest.length + 1);
        const rank = rankAt(
          rest.map((card) => card.rank),
          index,
        );
        expect(rankSchema.safeParse(rank).success).toBe(true);
        const card = { id: moved?.id ?? `card-${cards.length}`, rank };
        cards = [...rest, card].sort(compareRanked);
        expect(cards.indexOf(card)).toBe(index);
      }
    }),
    { numRuns: 200 },
  );
});

it("always answers with a valid rank, whatever ranks others have written", () => {
  const rank = fc.option(fc.stringMatching(/^[0-9A-Za-z]{1,8}$/), { nil: undefined });
  fc.assert(
    fc.property(fc.array(rank, { maxLength: 30 }), fc.integer({ min: -5, max: 40 }), (ranks, index) => {
      expect(rankSchema.safeParse(rankAt(ranks, index)).success).toBe(true);
    }),
  );
});

it("takes the place after neighbours with the same rank", () => {
  const rank = rankAt(["a1", "a1", "a2"], 1);
  expect(rank > "a1" && rank < "a2").toBe(true);
});

it("stays short when cards are always dropped at the same place", () => {
  let [low, high] = ["a0", "a1"];
  for (let drops = 0; drops < 300; drops += 1) {
    const rank = rankAt([low, high], 1);
    if (drops % 2 === 0) high = rank;
    else low = rank;
  }
  expect(high.length).toBeLessThan(120);
});
