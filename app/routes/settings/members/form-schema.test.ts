import { expect, test } from "vitest";
import { inviteFormSchema, mostInvited, splitAddresses } from "./form-schema.ts";

test("addresses are found however somebody separates them, each once", () => {
  expect(splitAddresses(" Ana@x.example, ben@x.example;\n<cleo@x.example>  ana@x.example ")).toEqual([
    "ana@x.example",
    "ben@x.example",
    "cleo@x.example",
  ]);
});

test.each([
  ["", "Enter at least one email address."],
  ["ana@x.example nonsense", "Not an email address: nonsense"],
  [Array.from({ length: mostInvited + 1 }, (_, at) => `p${at}@x.example`).join(" "), "At most 20 addresses"],
])("%j is refused in words", (emails, words) => {
  const parsed = inviteFormSchema.safeParse({ emails, role: "recruiter" });
  expect(parsed.error?.issues[0]?.message).toContain(words);
});
