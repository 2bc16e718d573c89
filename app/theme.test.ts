import { expect, test } from "vitest";
import { readTheme, writeTheme } from "#app/theme.ts";

test("what is written is read back", () => {
  expect(readTheme(`a=b; ${writeTheme("dark").split(";")[0]}; c=d`)).toBe("dark");
});

test("nothing chosen, or nonsense, means the system's preference", () => {
  expect(readTheme(null)).toBe("system");
  expect(readTheme("__Host-hotgigs_theme=purple")).toBe("system");
  expect(readTheme("not__Host-hotgigs_theme=dark")).toBe("system");
});

test("choosing the system forgets the cookie", () => {
  expect(writeTheme("system")).toContain("Max-Age=0");
});
