/** Descriptions of routes for openapi.json, made from the same schemas that the code parses with. */
import type { MiddlewareHandler } from "hono";
import { type DescribeRouteOptions, describeRoute, type resolver } from "hono-openapi";
import { z } from "zod";
import { refusalCodes } from "#domain/refusal/refusal.ts";

type Resolver = ReturnType<typeof resolver>;

/** A zod schema as a named part of the document. hono-openapi's own resolver fails on our ids (custom checks). */
export function part(name: string, schema: z.ZodType, io: "input" | "output" = "output"): Resolver {
  const toOpenAPISchema = async () => {
    const { $schema, ...json } = z.toJSONSchema(schema, { unrepresentable: "any", io, reused: "inline" });
    return { schema: { $ref: `#/components/schemas/${name}` }, components: { schemas: { [name]: json } } };
  };
  return { vendor: "zod", toOpenAPISchema } as unknown as Resolver;
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(refusalCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export interface RouteWords {
  summary: string;
  tag:
    | "Requisitions"
    | "Applications"
    | "Files"
    | "Candidates"
    | "Interviews"
    | "Reports"
    | "Organization"
    | "Lists and templates"
    | "Agencies"
    | "Account";
  /** What is answered; 204 without one. */
  answer?: { name: string; schema: z.ZodType; status?: 200 | 201 };
  body?: { name: string; schema: z.ZodType; multipart?: boolean } | "upload";
  query?: Record<string, string>;
  /** Whether POST takes an Idempotency-Key. */
  idempotent?: boolean;
}

/** Middleware that says what the route behind it does. */
export function describes(words: RouteWords): MiddlewareHandler {
  const { answer, body, query, idempotent } = words;
  const parameters = [
    ...Object.entries(query ?? {}).map(([name, description]) => ({
      name,
      in: "query" as const,
      description,
      schema: { type: "string" as const },
    })),
    ...(idempotent ? [idempotencyKey] : []),
  ];
  const route = {
    summary: words.summary,
    tags: [words.tag],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      [answer ? (answer.status ?? 200) : 204]: {
        description: "Done",
        ...(answer && { content: { "application/json": { schema: part(answer.name, answer.schema) } } }),
      },
      default: {
        description: "Refused: the code says why",
        content: { "application/problem+json": { schema: part("Problem", problemSchema) } },
      },
    },
  };
  // Its types know neither our resolver nor a response that may have no content.
  return describeRoute(route as DescribeRouteOptions);
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header" as const,
  description: "The same key twice does it once and answers twice; with another body it is refused.",
  schema: { type: "string" as const, maxLength: 200 },
};

function contentOf(body: NonNullable<RouteWords["body"]>) {
  if (body !== "upload") {
    const type = body.multipart ? "multipart/form-data" : "application/json";
    return { [type]: { schema: part(body.name, body.schema, "input") } };
  }
  const schema = {
    type: "object" as const,
    required: ["stage", "upload", "file"],
    properties: {
      stage: { type: "string" as const },
      upload: { type: "string" as const, pattern: "^[A-Za-z0-9_-]{8,64}$" },
      file: { type: "string" as const, contentMediaType: "application/octet-stream" },
    },
  };
  return { "multipart/form-data": { schema } };
}
