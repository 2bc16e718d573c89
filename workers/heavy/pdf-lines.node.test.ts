import { expect, test } from "vitest";
import { pageText, type TextPiece } from "./pdf-lines.ts";

const piece = (text: string, x: number, y: number, size = 10): TextPiece => ({
  text,
  x,
  y,
  size,
  width: text.length * size * 0.5,
  rightToLeft: false,
});
const column = (lines: string[], x: number, top: number, step = 14) =>
  lines.map((line, at) => piece(line, x, top - at * step));

test("pieces at one height are one line, however they were drawn", () => {
  expect(pageText([piece("Doe", 80, 700.5), piece("Jane", 50, 700), piece("Engineer", 50, 686)])).toBe(
    "Jane Doe\nEngineer",
  );
});

test("pieces that touch are one word, and a wide gap is a tab", () => {
  expect(pageText([piece("Dev", 50, 700), piece("Ops", 65, 700), piece("2019", 400, 700)])).toBe(
    "DevOps\t2019",
  );
});

test("a larger gap between lines leaves an empty one", () => {
  expect(pageText([piece("Summary", 50, 700), piece("Education", 50, 660)])).toBe("Summary\n\nEducation");
});

test("two columns of text are read one after the other", () => {
  const left = column(
    ["CONTACT", "jane@example.com", "Oslo", "SKILLS", "Python", "SQL", "Sewing"],
    40,
    700,
    17,
  );
  const right = column(
    [
      "Jane Doe",
      "Engineer at large",
      "PROFILE",
      "Likes trains and",
      "timetables, and the",
      "people in them",
      "EXPERIENCE",
    ],
    240,
    705,
    15,
  );
  const text = pageText([...left, ...right]);
  expect(text.replace(/\n+/g, "|")).toBe(
    "CONTACT|jane@example.com|Oslo|SKILLS|Python|SQL|Sewing|Jane Doe|Engineer at large|PROFILE|Likes trains and|timetables, and the|people in them|EXPERIENCE",
  );
});

test("dates flush right stay with what they belong to", () => {
  const jobs = ["Acme", "Globex", "Initech", "Hooli", "Umbrella", "Stark"];
  const left = column(jobs, 50, 700);
  const right = jobs.map((_, at) => piece(`20${10 + at} - 20${11 + at}`, 450, 700 - at * 14));
  expect(pageText([...left, ...right]).split("\n")[1]).toBe("Globex\t2011 - 2012");
});

test("a heading over both columns comes first", () => {
  const left = column(["CONTACT", "jane@example.com", "Oslo", "SKILLS", "Python", "SQL"], 40, 650, 17);
  const right = column(
    [
      "Likes trains and their",
      "timetables, and all the",
      "people in them",
      "EXPERIENCE",
      "Train driver",
      "at a railway",
    ],
    240,
    655,
    15,
  );
  expect(pageText([...left, ...right, piece("Jane Doe", 250, 750, 20)]).startsWith("Jane Doe\n")).toBe(true);
});

test("text drawn twice for boldness is read once", () => {
  expect(pageText([piece("Jane", 50, 700), piece("Jane", 50.2, 700)])).toBe("Jane");
});

test("letters set apart keep the gap between words", () => {
  const letters = [..."JANE"].map((letter, at) => piece(letter, 50 + at * 9, 700));
  const more = [..."DOE"].map((letter, at) => piece(letter, 96 + at * 9, 700));
  expect(pageText([...letters, ...more])).toBe("J A N E  D O E");
});
