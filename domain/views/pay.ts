/** Pay as the viewer may see it. What they may not is null, like what nobody has said yet; `reads` tells which. */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";
import { payRangeSchema, paySchema } from "../pay/schema.ts";

/** What a requisition pays. */
export const requisitionPayViewSchema = z.object({
  requisition: z.object({ id: idSchema("req"), title: z.string() }),
  /** Who sees published ranges alone has null for one that is not. */
  range: payRangeSchema.nullable(),
  may: z.object({ edit: z.boolean() }),
});
export type RequisitionPayView = z.infer<typeof requisitionPayViewSchema>;

export const payFields = ["range", "expectation", "offer"] as const;
export type PayField = (typeof payFields)[number];

/** Pay of one application. */
export const cardPayViewSchema = z.object({
  /** Which of the fields the viewer sees. */
  reads: z.array(z.enum(payFields)),
  /** What the requisition pays. */
  range: payRangeSchema.nullable(),
  /** What the candidate would like to have. */
  expectation: paySchema.nullable(),
  /** What they are offered on this requisition. */
  offer: paySchema.nullable(),
  may: z.object({ edit: z.boolean() }),
});
export type CardPayView = z.infer<typeof cardPayViewSchema>;

/** What is to change; null takes it away, absent leaves it. */
export const cardPayInputSchema = z.strictObject({
  expectation: paySchema.nullable().optional(),
  offer: paySchema.nullable().optional(),
});
export type CardPayInput = z.infer<typeof cardPayInputSchema>;

/** The range as it is to be; null: none. */
export const requisitionPayInputSchema = z.strictObject({ range: payRangeSchema.nullable() });

/** What the organization says of who sees what. */
export const visibilitySchema = z.strictObject({
  /** Its hiring managers see what candidates of their requisitions expect to be paid. */
  managersSeeExpectations: z.boolean(),
});
export type Visibility = z.infer<typeof visibilitySchema>;
