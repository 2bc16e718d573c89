/** What is said between the main Worker and this one. Both ends parse it. */
import { z } from "zod";
import { documentTypes } from "#domain/document/sniff.ts";
import { refusalSchema } from "#domain/refusal/refusal.ts";

/** The query of POST /v1/text; the body is the document's bytes. */
export const textQuerySchema = z.object({ type: z.enum(documentTypes) });

/** `pages` is 1 where the format knows no pages. `truncated`: the text or the time ran over the limit. */
export const documentTextSchema = z.object({
  text: z.string(),
  pages: z.number().int().positive(),
  truncated: z.boolean(),
});
export type DocumentText = z.infer<typeof documentTextSchema>;

export const hashRequestSchema = z.object({ password: z.string().min(1).max(1_024) });
export const hashAnswerSchema = z.object({ hash: z.string() });
export const verifyRequestSchema = z.object({ password: z.string().max(1_024), hash: z.string().max(512) });
/** A password that somebody wants to choose, and words of their own that it must not be made of. */
export const checkRequestSchema = z.object({
  password: z.string().min(1).max(1_024),
  words: z.array(z.string().max(300)).max(10),
});
export const checkAnswerSchema = z.object({ tooCommon: z.boolean() });
/** `outdated`: right, but hashed with other parameters than today's; hash it again. */
export const verifyAnswerSchema = z.object({ valid: z.boolean(), outdated: z.boolean() });

/** Every "no": application/problem+json with the refusal's code and params. */
export const problemSchema = refusalSchema.extend({ status: z.number().int() });
