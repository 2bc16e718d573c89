import { expect, test } from "vitest";
import { readAppearance, writeAppearance } from "#app/theme.ts";

function chosen(fields: Record<string, string>): string[] {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return writeAppearance(form);
}
const nobody = { theme: "system", contrast: "system", density: "comfortable" };

test("what is written is read back, each on its own", () => {
  const cookies = chosen({ theme: "dark", density: "compact" }).map((line) => line.split(";")[0]);
  expect(readAppearance(["a=b", ...cookies, "c=d"].join("; "))).toEqual({
    theme: "dark",
    contrast: "system",
    density: "compact",
  });
  expect(chosen({ contrast: "more" })).toHaveLength(1);
});

test("nothing chosen, or nonsense, means the system's preference", () => {
  expect(readAppearance(null)).toEqual(nobody);
  expect(readAppearance("__Host-hotgigs_theme=purple; __Host-hotgigs_density=huge")).toEqual(nobody);
  expect(readAppearance("not__Host-hotgigs_theme=dark")).toEqual(nobody);
});

test("choosing the first forgets the cookie", () => {
  expect(chosen({ theme: "system" })[0]).toContain("Max-Age=0");
  expect(chosen({ density: "comfortable" })[0]).toContain("Max-Age=0");
});
