/** Interviews: planned on a card, seen by who interviews. */
import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { interviewInputSchema } from "#domain/interview/input.ts";
import { cardInterviewsSchema, interviewKitSchema, myInterviewSchema } from "#domain/views/interviews.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { describes } from "./describe.ts";
import { answer, createOnce, jsonLimit, servicesOf, withJson } from "./speak.ts";

const tag = "Interviews";
const plannedSchema = z.object({ interview: idSchema("itv") });
const onCard = "/requisitions/:requisition/applications/:application/interviews";

export const interviewRoutes = new Hono<HttpEnv>();

interviewRoutes.get(
  onCard,
  describes({
    summary: "The interviews of an application, and who can be chosen for one",
    tag,
    answer: { name: "CardInterviews", schema: cardInterviewsSchema },
  }),
  async (c) => {
    const { requisition, application } = c.req.param();
    return answer(c, await servicesOf(c).interviews.ofCard(requisition, application));
  },
);

interviewRoutes.post(
  onCard,
  describes({
    summary: "Plan an interview: who, when, and what the kit shows of the candidate",
    tag,
    body: { name: "Interview", schema: interviewInputSchema },
    answer: { name: "PlannedInterview", schema: plannedSchema, status: 201 },
    idempotent: true,
  }),
  jsonLimit,
  (c) =>
    createOnce(c, (body, key) => {
      const { requisition, application } = c.req.param();
      return servicesOf(c).interviews.plan(requisition ?? "", application ?? "", body, key);
    }),
);

interviewRoutes.put(
  `${onCard}/:interview`,
  describes({
    summary: "An interview as it is to be; it is called off, or done, by a command",
    tag,
    body: { name: "Interview", schema: interviewInputSchema },
  }),
  jsonLimit,
  (c) =>
    withJson(c, (body) => {
      const { requisition, application, interview } = c.req.param();
      return servicesOf(c).interviews.change(requisition ?? "", application ?? "", interview ?? "", body);
    }),
);

interviewRoutes.get(
  "/interviews",
  describes({
    summary: "One's own interviews, by time",
    tag,
    answer: { name: "MyInterviews", schema: z.array(myInterviewSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).interviews.mine()),
);

interviewRoutes.get(
  "/interviews/:interview",
  describes({
    summary:
      "What the kit of one's own interview shows; files and contact from a day before until a week after",
    tag,
    answer: { name: "InterviewKit", schema: interviewKitSchema },
  }),
  async (c) => answer(c, await servicesOf(c).interviews.kit(c.req.param("interview"))),
);
