import { expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { accept, refuse } from "#domain/refusal/refusal.ts";
import { inRequisition } from "#workers/context.ts";
import { createServices } from "#workers/create-services.ts";
import { projectRoom } from "#workers/projections/project-room.ts";
import { forge } from "#workers/testing/forge.ts";
import {
  bindings,
  codeOf,
  commandOf,
  granted,
  newTenant,
  openRequisition,
  person,
  role,
  stageAt,
  systemContext,
} from "#workers/testing/tenant.ts";
import { addApplication } from "./add-application.ts";

test("a crash between the person and the card leaves a retry that makes one card", async () => {
  const tenant = newTenant();
  const { id, board } = await openRequisition(tenant);
  const within = granted(await inRequisition(systemContext(tenant.organization), id, "board.view"));
  const command = newId("cmd");
  const crashing = {
    ...within,
    room: { ...within.room, execute: () => Promise.reject(new Error("crashed")) },
  };
  await expect(addApplication(crashing, stageAt(board, 0), person, command)).rejects.toThrow("crashed");
  const first = granted(await addApplication(within, stageAt(board, 0), person, command));
  // Another card meanwhile: the retry's rank is another one.
  granted(await addApplication(within, stageAt(board, 0), { ...person, name: "Other" }, newId("cmd")));
  expect(granted(await addApplication(within, stageAt(board, 0), person, command))).toEqual(first);
  const { faces } = granted(await tenant.services.requisitions.board(id));
  expect(faces.map((face) => face.name).sort()).toEqual([person.name, "Other"]);
});

test("a requisition that was not opened is on no list, and a retry completes it", async () => {
  const tenant = newTenant();
  const key = newId("cmd");
  const broken = {
    ...bindings,
    REQUISITION: { getByName: () => ({ open: async () => refuse("room.offline") }) },
  };
  const viewer = { viewer: tenant.viewer, origin: "http://hotgigs.test" };
  const away = createServices(broken as never, { waitUntil: () => undefined }, viewer);
  expect(codeOf(await away.requisitions.create(role, key))).toBe("room.offline");
  expect(granted(await tenant.services.requisitions.list())).toEqual([]);
  const { id } = granted(await tenant.services.requisitions.create(role, key));
  expect(granted(await tenant.services.requisitions.list())).toMatchObject([
    { id, status: "open", active: 0 },
  ]);
});

test("whoever has just acted sees it, on the list of stages and on the card, before the queue has run", async () => {
  const tenant = newTenant();
  const { id, board, object } = await openRequisition(tenant);
  const { applications, requisitions } = tenant.services;
  const { application } = granted(await applications.add(id, stageAt(board, 0), person));
  granted(
    await requisitions.command(
      id,
      commandOf("application.move", { application, to: stageAt(board, 1), rank: "a1" }),
    ),
  );
  const fresh = granted(await applications.card(id, application));
  await projectRoom(bindings, object, Date.now());
  const projected = granted(await applications.card(id, application));
  expect(fresh.timeline.map((entry) => entry.type)).toContain("application.moved");
  expect(projected.timeline).toEqual(fresh.timeline);
  expect(projected.seq).toBe(fresh.seq);
  const moved = fresh.timeline.find((entry) => entry.type === "application.moved");
  expect(moved?.params).toEqual({ from: "New applications", to: "Screening" });
  expect(granted(await requisitions.faces(id, [application]))).toMatchObject([
    { application, name: person.name },
  ]);
});

test("a candidate's page says what was announced and nothing from inside; ending its link ends it", async () => {
  const tenant = newTenant();
  const { id, board } = await openRequisition(tenant);
  const { applications, portal, requisitions } = tenant.services;
  const { application } = granted(await applications.add(id, stageAt(board, 0), person));
  const link = granted(await applications.card(id, application)).statusLink ?? "";
  const token = new URL(link).pathname.split("/").at(-1) ?? "";
  const reason = board.state.reasons[0]?.id ?? ("rsn_" as const);
  granted(
    await requisitions.command(
      id,
      commandOf("application.move", { application, to: stageAt(board, 3), rank: "a1" }),
    ),
  );
  granted(await requisitions.command(id, commandOf("application.reject", { application, reason })));
  const status = granted(await portal.status(token));
  expect(status).toMatchObject({ application, role: role.title, location: role.location });
  expect(status.entries.map((entry) => entry.notice)).toEqual([
    { kind: "received", publicName: "In review", next: "First conversation" },
  ]);
  const told = JSON.stringify(status);
  for (const secret of ["Decision", "Skills", person.name, "New applications"])
    expect(told).not.toContain(secret);
  const renewed = granted(await applications.statusLink(id, application, true)).url;
  expect(renewed).not.toBe(link);
  expect(codeOf(await portal.status(token))).toBe("link.revoked");
  const newToken = new URL(renewed).pathname.split("/").at(-1) ?? "";
  expect((await portal.status(newToken)).ok).toBe(true);
  granted(await applications.revokeStatusLink(id, application));
  expect(codeOf(await portal.status(newToken))).toBe("link.revoked");
  expect(codeOf(await portal.status(forge(newToken, ".")))).toBe("resource.missing");
  expect(granted(await applications.card(id, application)).statusLink).toBeNull();
});

test("who may not, may not: a viewer changes nothing, an interviewer opens no board", async () => {
  const tenant = newTenant();
  const { id, board } = await openRequisition(tenant);
  const { application } = granted(await tenant.services.applications.add(id, stageAt(board, 0), person));
  const viewer = newTenant("viewer", tenant.organization).services;
  const move = commandOf("application.move", { application, to: stageAt(board, 1), rank: "a1" });
  expect((await viewer.requisitions.board(id)).ok).toBe(true);
  expect(codeOf(await viewer.requisitions.command(id, move))).toBe("access.denied");
  expect(codeOf(await viewer.applications.add(id, stageAt(board, 0), person))).toBe("access.denied");
  expect(codeOf(await viewer.applications.editCandidate(id, application, person))).toBe("access.denied");
  expect(codeOf(await viewer.applications.statusLink(id, application, true))).toBe("access.denied");
  expect(codeOf(await viewer.requisitions.create(role))).toBe("access.denied");
  const interviewer = newTenant("interviewer", tenant.organization).services;
  expect(codeOf(await interviewer.requisitions.list())).toBe("access.denied");
  expect(codeOf(await interviewer.requisitions.board(id))).toBe("resource.missing");
});

test("typing in who somebody is shows on their face, with a higher version", async () => {
  const tenant = newTenant();
  const { id, board } = await openRequisition(tenant);
  const { applications, requisitions } = tenant.services;
  const { application } = granted(await applications.add(id, stageAt(board, 0), person));
  const [before] = granted(await requisitions.faces(id, [application]));
  const fields = { ...person, name: "Lena O. Okafor", headline: "Lens designer", email: "LENA@Example.com " };
  expect(await applications.editCandidate(id, application, fields)).toEqual(accept(null));
  const [after] = granted(await requisitions.faces(id, [application]));
  expect(after).toMatchObject({ name: "Lena O. Okafor", headline: "Lens designer" });
  expect(after?.version).toBeGreaterThan(before?.version ?? 0);
  expect(granted(await applications.card(id, application)).candidate.email).toBe("lena@example.com");
  const found = await bindings.DB_SEARCH.prepare(
    "SELECT name FROM candidates_text WHERE candidates_text MATCH 'lens AND okafor'",
  ).all();
  expect(found.results).toEqual([{ name: "Lena O. Okafor" }]);
});
