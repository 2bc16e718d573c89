import { beforeAll, expect, test } from "vitest";
import type { Id } from "#domain/ids/ids.ts";
import { drain } from "#workers/projections/drain.ts";
import { indexCandidate } from "#workers/projections/search-row.ts";
import {
  bindings,
  codeOf,
  granted,
  newTenant,
  openRequisition,
  person,
  stageAt,
  type Tenant,
} from "#workers/testing/tenant.ts";

const names = ["Zoë Brânză", "陳 美玲", "김민준", "Ada Lovelace", "Lena Okafor"];
let tenant: Tenant;
let requisition: Id<"req">;

async function fill(of: Tenant): Promise<Id<"req">> {
  const { id, board } = await openRequisition(of);
  for (const name of names) {
    granted(await of.services.applications.add(id, stageAt(board, 0), { ...person, name, email: null }));
  }
  await drain(bindings, Date.now());
  const { faces } = granted(await of.services.requisitions.board(id));
  const wanted = faces.length > 0 ? faces : granted(await of.services.requisitions.faces(id, []));
  for (const { candidate } of wanted)
    if (candidate) await indexCandidate(bindings, of.organization, candidate);
  return id;
}

beforeAll(async () => {
  tenant = newTenant("recruiter");
  requisition = await fill(tenant);
  await fill(newTenant("recruiter"));
});

const found = async (of: Tenant, text: string) =>
  granted(await of.services.find(text)).map(({ name }) => name);

test("by the beginnings of words, whatever the case and the diacritics", async () => {
  expect(await found(tenant, "zoe br")).toEqual(["Zoë Brânză"]);
  expect(await found(tenant, "BRÂN")).toEqual(["Zoë Brânză"]);
  expect(await found(tenant, "love")).toEqual(["Ada Lovelace"]);
  expect(await found(tenant, "lace")).toEqual([]);
  expect(await found(tenant, "")).toEqual([]);
});

test("in scripts without spaces, by any part of a name", async () => {
  expect(await found(tenant, "玲")).toEqual(["陳 美玲"]);
  expect(await found(tenant, "민준")).toEqual(["김민준"]);
});

test("what one types is text, never a query", async () => {
  for (const text of ['"', 'a" OR "b', "name:*", "NEAR(", "ada AND", "%", "'; --", "^lena"]) {
    const names = await found(tenant, text);
    expect(names.length).toBeLessThanOrEqual(1);
  }
  expect(await found(tenant, "^lena")).toEqual(["Lena Okafor"]);
});

test("nobody of another organization, and for nobody who may not look", async () => {
  const all = granted(await tenant.services.find("lena"));
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({ requisition, title: "Optics engineer", status: "active" });
  expect(codeOf(await newTenant("agency", tenant.organization).services.find("lena"))).toBe("access.denied");
  expect(await found(newTenant("owner"), "lena")).toEqual([]);
  expect(await found(newTenant("viewer", tenant.organization), "lena")).toEqual(["Lena Okafor"]);
});
