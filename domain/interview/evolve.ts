import type { Application } from "../application/schema.ts";
import type { Fact } from "../requisition/events.ts";
import type { Interview } from "./schema.ts";

export type InterviewFact = Extract<Fact, { type: `interview.${string}` }>;

/** What a fact makes of an application's interviews. */
export function evolveInterviews(known: Application, fact: InterviewFact): Application {
  const interviews = known.interviews ?? [];
  const edit = (change: (interview: Interview) => Interview) => ({
    ...known,
    interviews: interviews.map((each) => (each.id === fact.data.interview ? change(each) : each)),
  });
  switch (fact.type) {
    case "interview.planned": {
      const { interview: id, ...details } = fact.data;
      return { ...known, interviews: [...interviews, { id, status: "planned", ...details }] };
    }
    case "interview.changed": {
      const { interview: _id, ...details } = fact.data;
      return edit((each) => ({ ...each, ...details }));
    }
    case "interview.cancelled":
      return edit((each) => ({ ...each, status: "cancelled" }));
    case "interview.finished":
      return edit((each) => ({ ...each, status: "done" }));
  }
}
