import { and, desc, eq } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { Pay, PayRange } from "#domain/pay/schema.ts";
import type { TenantDb } from "./db.ts";
import { applicationPay, organizationSettings, requisitionPay } from "./pay-schema.ts";

export interface By {
  user: string;
  /** UTC epoch milliseconds. */
  at: number;
}

const ofRequisition = ({ organization }: TenantDb, id: Id<"req">) =>
  and(eq(requisitionPay.organizationId, organization), eq(requisitionPay.requisitionId, id));
const ofApplication = ({ organization }: TenantDb, id: Id<"app">) =>
  and(eq(applicationPay.organizationId, organization), eq(applicationPay.applicationId, id));

export async function readRange(db: TenantDb, requisition: Id<"req">): Promise<PayRange | null> {
  const { min, max, currency, period, published } = requisitionPay;
  const found = await db.orm
    .select({ min, max, currency, period, published })
    .from(requisitionPay)
    .where(ofRequisition(db, requisition));
  return found[0] ?? null;
}

/** Sets the range; null takes it away. */
export async function writeRange(
  db: TenantDb,
  requisition: Id<"req">,
  range: PayRange | null,
  by: By,
): Promise<void> {
  const { organization, orm } = db;
  if (!range) {
    await orm.delete(requisitionPay).where(ofRequisition(db, requisition));
    return;
  }
  const row = { ...range, changedAt: by.at, changedBy: by.user };
  await orm
    .insert(requisitionPay)
    .values({ organizationId: organization, requisitionId: requisition, ...row })
    .onConflictDoUpdate({ target: [requisitionPay.organizationId, requisitionPay.requisitionId], set: row });
}

export interface ApplicationPay {
  expectation: Pay | null;
  offer: Pay | null;
}

/** What was said of an application: the expectation wherever it was said last, the offer of this requisition. */
export async function readApplicationPay(
  db: TenantDb,
  application: Id<"app">,
  requisition: Id<"req">,
): Promise<ApplicationPay> {
  const rows = await db.orm
    .select()
    .from(applicationPay)
    .where(ofApplication(db, application))
    .orderBy(desc(applicationPay.changedAt));
  const pick = (row: (typeof rows)[number] | undefined): Pay | null =>
    row ? { amount: row.amount, currency: row.currency, period: row.period } : null;
  return {
    expectation: pick(rows.find(({ field }) => field === "expectation")),
    offer: pick(rows.find(({ field, requisitionId }) => field === "offer" && requisitionId === requisition)),
  };
}

/** Sets one of the fields; null takes it away. */
export async function writeApplicationPay(
  db: TenantDb,
  of: { application: Id<"app">; requisition: Id<"req">; field: "expectation" | "offer" },
  pay: Pay | null,
  by: By,
): Promise<void> {
  const { organization, orm } = db;
  const { application, requisition, field } = of;
  const old = orm
    .delete(applicationPay)
    .where(
      and(
        ofApplication(db, application),
        eq(applicationPay.field, field),
        field === "offer" ? eq(applicationPay.requisitionId, requisition) : undefined,
      ),
    );
  if (!pay) return void (await old);
  const row = {
    ...{ organizationId: organization, applicationId: application, field, requisitionId: requisition },
    ...{ ...pay, changedAt: by.at, changedBy: by.user },
  };
  await orm.batch([old, orm.insert(applicationPay).values(row)]);
}

/** Whether hiring managers see what candidates expect. As a statement of its own, for batches. */
export function selectVisibility({ organization, orm }: TenantDb) {
  return orm
    .select({ managersSeeExpectations: organizationSettings.managersSeeExpectations })
    .from(organizationSettings)
    .where(eq(organizationSettings.organizationId, organization));
}

export async function writeVisibility(
  { organization, orm }: TenantDb,
  set: { managersSeeExpectations: boolean },
): Promise<void> {
  await orm
    .insert(organizationSettings)
    .values({ organizationId: organization, ...set })
    .onConflictDoUpdate({ target: organizationSettings.organizationId, set });
}
