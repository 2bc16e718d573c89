import fc from "fast-check";
import { expect, test } from "vitest";
import { idOf } from "#tests/factories/room.ts";
import { requisitionStatuses } from "../requisition/schema.ts";
import { decideSubmission, decideVerdict, holds, isShown, ownershipFrom, sameCandidate } from "./decide.ts";
import { phoneKey } from "./known.ts";
import { type Claim, dayMs, submissionStatuses } from "./schema.ts";

const open = { notBefore: null, endedAt: null };
const at = fc.integer({ min: 0, max: 3_000 * dayMs });

/** What agencies do with one and the same person, in the order of time. */
const steps = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 90 * dayMs }),
    agency: fc.integer({ min: 1, max: 3 }),
    requisition: fc.integer({ min: 1, max: 4 }),
    days: fc.integer({ min: 1, max: 400 }),
    /** What a person then makes of it, if anything. */
    decision: fc.constantFrom("accept", "decline", null),
  }),
  { maxLength: 30 },
);

/** Lives through the steps; a candidate with an application comes about with each acceptance. */
function live(
  all: typeof steps extends fc.Arbitrary<infer T> ? T : never,
  seen: (claims: Claim[], now: number) => void,
) {
  const claims: Claim[] = [];
  const candidates = new Set<Claim["candidate"]>();
  let now = 0;
  for (const [index, { after, agency, requisition, days, decision }] of all.entries()) {
    now += after;
    const facts = {
      ...{ now, agency: idOf("agy", agency), requisition: idOf("req", requisition), share: open },
      ...{ status: "open" as const, claims, candidates: [...candidates] },
    };
    const decided = decideSubmission(facts);
    if (!decided.ok) continue;
    const candidate = sameCandidate(facts) ?? idOf("cand", index + 1);
    const verdict = decision && decideVerdict(decided.value, decision);
    const status = verdict?.ok ? verdict.value : decided.value;
    const ownership = ownershipFrom(now, days);
    const claim = { candidate, status, ownership, byAddress: true };
    claims.push({ agency: facts.agency, requisition: facts.requisition, ...claim });
    if (status === "accepted") candidates.add(candidate);
    seen(claims, now);
  }
  return claims;
}

test("at no moment has a person two owners, and who was first keeps them until their time runs out", () => {
  fc.assert(
    fc.property(steps, fc.array(at, { maxLength: 20 }), (all, moments) => {
      const claims = live(all, () => null);
      const starts = claims.flatMap(({ ownership }) => [
        ownership.from,
        ownership.until - 1,
        ownership.until,
      ]);
      for (const now of [...moments, ...starts]) {
        // Only claims made by then: later ones were decided with knowledge of these.
        const holding = claims.filter((claim) => claim.ownership.from <= now && holds(claim, now));
        expect(new Set(holding.map(({ agency }) => agency)).size).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("whoever the organization knows otherwise is already known, to every agency and whatever they claim", () => {
  fc.assert(
    fc.property(steps, at, (all, now) => {
      const claims = live(all, () => null);
      const facts = {
        ...{ now, agency: idOf("agy", 1), requisition: idOf("req", 99), share: open },
        ...{ status: "open" as const, claims, candidates: [idOf("cand", 9_999)] },
      };
      expect(decideSubmission(facts)).toEqual({ ok: true, value: "alreadyKnown" });
    }),
  );
});

test("a declined or already known submission is nobody's, and every claim ends to the millisecond", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...submissionStatuses),
      at,
      fc.integer({ min: 1, max: 1_095 }),
      (status, from, days) => {
        const ownership = ownershipFrom(from, days);
        const counts = status === "submitted" || status === "accepted";
        const moments = [from - 1, from, ownership.until - 1, ownership.until];
        expect(moments.map((now) => holds({ status, ownership }, now))).toEqual([
          false,
          counts,
          counts,
          false,
        ]);
        expect(ownership.until - from).toBe(days * dayMs);
      },
    ),
  );
});

test("a requisition is not there before its embargo ends, nor after the share has ended, nor as a draft", () => {
  const shares = fc.record({ notBefore: fc.option(at), endedAt: fc.option(at) });
  fc.assert(
    fc.property(fc.option(shares), fc.constantFrom(...requisitionStatuses), at, (share, status, now) => {
      const shown = isShown(share, status, now);
      if (!share || share.endedAt !== null || status === "draft") expect(shown).toBe(false);
      else expect(shown).toBe(share.notBefore === null || now >= share.notBefore);
      const facts = { now, agency: idOf("agy", 1), requisition: idOf("req", 1), share, status };
      const decided = decideSubmission({ ...facts, claims: [], candidates: [] });
      if (!shown) expect(decided).toMatchObject({ refusal: { code: "resource.missing" } });
      else if (status !== "open") expect(decided).toMatchObject({ refusal: { code: "requisition.notOpen" } });
      else expect(decided).toEqual({ ok: true, value: "submitted" });
    }),
  );
});

test("nobody submits somebody twice to the same requisition, and shared telephones do not count for it", () => {
  const claim: Claim = {
    ...{ agency: idOf("agy", 1), requisition: idOf("req", 1), candidate: idOf("cand", 1) },
    ...{ status: "declined", ownership: ownershipFrom(0, 1), byAddress: true },
  };
  const facts = {
    ...{ now: 1, agency: idOf("agy", 1), requisition: idOf("req", 1), share: open, status: "open" as const },
    ...{ claims: [claim], candidates: [] },
  };
  expect(decideSubmission(facts)).toMatchObject({ refusal: { code: "agency.alreadySubmitted" } });
  const housemate = { ...claim, byAddress: false };
  expect(decideSubmission({ ...facts, claims: [housemate] })).toEqual({ ok: true, value: "submitted" });
  expect(sameCandidate({ ...facts, claims: [{ ...housemate, status: "accepted" }] })).toBe(null);
});

test("what was decided stays decided", () => {
  for (const status of submissionStatuses) {
    const may = (decision: "accept" | "decline") => decideVerdict(status, decision).ok;
    expect([status, may("accept"), may("decline")]).toEqual([
      status,
      status === "submitted" || status === "accepted",
      status === "submitted" || status === "declined",
    ]);
  }
});

test("a telephone number is the same however it is written, and too short a one is nobody's", () => {
  const digits = fc.stringMatching(/^[1-9]\d{8,9}$/);
  const between = fc.constantFrom("", " ", "-", ".", "/");
  fc.assert(
    fc.property(digits, between, fc.constantFrom("", "0", "+49", "0049 ", "(+1) "), (number, gap, front) => {
      const written = `${front}${number.slice(0, 1)}${gap}${number.slice(1, 5)}-${number.slice(5)}`;
      expect(phoneKey(written)).toBe(number.slice(-9));
    }),
  );
  expect([phoneKey("112"), phoneKey(""), phoneKey(null), phoneKey("call me")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
