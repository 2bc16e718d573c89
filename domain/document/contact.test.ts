import { describe, expect, test } from "vitest";
import { readContactFields } from "./contact.ts";

describe("e-mail addresses", () => {
  test.each([
    ["mailto:Jane.Doe@Example.COM.", "jane.doe@example.com"],
    ["jane @ example . com", "jane@example.com"],
    ["jane.doe@\nexample.com", "jane.doe@example.com"],
    ["jane.doe@example.comPhone: 5", "jane.doe@example.com"],
    ["jane [at] example [dot] com", "jane@example.com"],
    ["<jane@example.com>;", "jane@example.com"],
    ["E:jane@example.co.uk|", "jane@example.co.uk"],
    ["jane@example", undefined],
    ["j@@example.com", undefined],
    ["find me on twitter @jane", undefined],
  ])("%j", (text, email) => expect(readContactFields(text).email).toBe(email));

  test("of several the person's own is taken, and none of a referee", () => {
    expect(readContactFields("Jane Doe\ninfo@agency.example.com\njane.doe@example.com").email).toBe(
      "jane.doe@example.com",
    );
    const text = "a\nb\nc\nd\ne\nf\ng\nReferences\nbob@example.com";
    expect(readContactFields(text).email).toBeUndefined();
  });
});

test("a superior's address and number are not the person's", () => {
  const text =
    "PROGRAM ANALYST\nSummary\nAnalyst\nExperience\nProgram Analyst, 2014\nSupervisor: Cheryl Lewis, cheryl.lewis@example.gov, (703) 555-1465\nAvailable for contact (703) 555-1466\nWrote reports";
  expect(readContactFields(text)).toEqual({ headline: "PROGRAM ANALYST" });
});

test("an address in the midst of prose far down is somebody else's, one in a line of its own is not", () => {
  const filler = Array.from({ length: 20 }, (_, at) => `Did thing number ${at} well`).join("\n");
  const end = (line: string) => readContactFields(`Chef\n${filler}\n${line}\n${filler}`).email;
  expect(
    end("Ordered everything from the people at orders@example.com for years and was content"),
  ).toBeUndefined();
  expect(end("Local office: office@example.com")).toBeUndefined();
  expect(end("jane.doe@example.com | 415 555 1234")).toBe("jane.doe@example.com");
  expect(end("E-mail: jane.doe@example.com, born in Springfield, married, two children")).toBe(
    "jane.doe@example.com",
  );
});

describe("telephone numbers", () => {
  test.each([
    ["+44 (0)20 7946 0958", "+44 (0)20 7946 0958"],
    ["Tel: 555-1234", "555-1234"],
    ["415.555.1234", "415.555.1234"],
    ["06 12 34 56 78", "06 12 34 56 78"],
    ["(M) 9876543210", "9876543210"],
    ["(1-888-567-8688", "1-888-567-8688"],
    ["2015 - 2019", undefined],
    ["01.2012 - 02.2014", undefined],
    ["2012-2014 2015-2016", undefined],
    ["12345-6789", undefined],
    ["linkedin.com/in/jane-doe-123456789", undefined],
    ["served 1,234,567 users", undefined],
  ])("%j", (text, phone) => expect(readContactFields(`jane@example.com\n${text}`).phone).toBe(phone));

  test("a number far from any contact is somebody else's", () => {
    const filler = Array.from({ length: 30 }, (_, at) => `Did thing number ${at} well`).join("\n");
    expect(readContactFields(`${filler}\nSupervisor: Bob (612) 555-3271\n${filler}`).phone).toBeUndefined();
  });
});

describe("places", () => {
  test.each([
    ["Seattle, WA | 206-555-0149", "Seattle, WA"],
    ["Denver, Colorado", "Denver, Colorado"],
    ["555 La Verne Way, La Verne, CA 91750", "La Verne, CA"],
    ["123 Main Street Springfield, IL", "Springfield, IL"],
    ["Berlin, Germany", "Berlin, Germany"],
    ["Toronto, ON, Canada", "Toronto, ON, Canada"],
    ["Rue de la Paix 3, 75011 Paris", "Paris"],
    ["Wohnort: Hamburg", "Hamburg"],
    ["Boston College, Boston, MA", undefined],
    ["Python, Java, SQL", undefined],
  ])("%j", (text, location) =>
    expect(readContactFields(`Jane Doe\njane@example.com\n${text}`).location).toBe(location),
  );
});

describe("headlines", () => {
  test.each([
    ["Jane Doe\nSenior Software Engineer\njane@example.com", "Senior Software Engineer"],
    ["Jane Doe – Product Designer\njane@example.com", "Product Designer"],
    ["Jane Doe\njane@example.com\nExperience\nSoftware Engineer at Acme", undefined],
    ["SOUS CHEF\nSummary", "SOUS CHEF"],
    ["Jane Doe\njane@example.com\nI have been an engineer for ten years and love it.", undefined],
  ])("%j", (text, headline) => expect(readContactFields(text).headline).toBe(headline));
});
