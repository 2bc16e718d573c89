import { expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { queues } from "#workers/jobs/messages.ts";
import { park } from "#workers/projections/parked.ts";
import { bindings, codeOf, granted, newTenant, openRequisition } from "#workers/testing/tenant.ts";

test("parked work is seen, tried again and let be by administrators of its own organization", async () => {
  const recruiter = newTenant("recruiter");
  const { organization } = recruiter;
  const { object } = await openRequisition(recruiter);
  const why = "failed 6 times";
  await park(bindings, {
    id: "a",
    organization,
    queue: queues.events,
    payload: { object, upTo: 1 },
    why,
    parkedAt: 2,
  });
  const payload = { organization, file: newId("file") };
  await park(bindings, { id: "b", organization, queue: queues.documents, payload, why, parkedAt: 1 });

  const { parked } = newTenant("admin", organization).services;
  expect(granted(await parked.list())).toEqual([
    { id: "a", kind: "board", about: "Optics engineer", attempts: 6, parkedAt: 2 },
    { id: "b", kind: "reading", about: null, attempts: 6, parkedAt: 1 },
  ]);
  expect(codeOf(await recruiter.services.parked.list())).toBe("access.denied");
  expect(codeOf(await recruiter.services.parked.handle("a", "dismiss"))).toBe("access.denied");
  const foreign = newTenant("owner").services.parked;
  expect(granted(await foreign.list())).toEqual([]);
  expect(codeOf(await foreign.handle("a", "replay"))).toBe("resource.missing");
  expect(codeOf(await foreign.handle("b", "dismiss"))).toBe("resource.missing");

  granted(await parked.handle("b", "dismiss"));
  granted(await parked.handle("a", "replay"));
  expect(granted(await parked.list())).toEqual([]);
  expect(codeOf(await parked.handle("a", "replay"))).toBe("resource.missing");
});
