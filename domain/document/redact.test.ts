import { describe, expect, test } from "vitest";
import { redact } from "./redact.ts";

const ana = {
  name: "Ana García López",
  email: "ana.garcia@example.com",
  phone: "+34 612 345 678",
  fileNames: [],
};

test("names, addresses, numbers and links are out, and what was done stays", () => {
  const text = `Ana García López
Senior Optical Engineer
ana.garcia@example.com | +34 612 345 678 | linkedin.com/in/anagarcia | https://ana.dev/cv
GitHub: agarcia92

2015 - 2019 Lens designer at Lentia, Madrid (Zemax, Node.js, 12,000 units a month)
01/2019 – 03/2023 Lead, García's team of 9
ANA GARCIA won the prize in 2021.`;
  const clean = redact(text, ana);
  expect(clean).not.toMatch(/ana\b|garc[ií]a|l[oó]pez|612|345|678|example|linkedin\.com|ana\.dev|agarcia/i);
  expect(clean).toContain("Senior Optical Engineer");
  expect(clean).toContain(
    "2015 - 2019 Lens designer at Lentia, Madrid (Zemax, Node.js, 12,000 units a month)",
  );
  expect(clean).toContain("01/2019 – 03/2023 Lead, ⟦name⟧'s team of 9");
  expect(clean).toContain("⟦email⟧ | ⟦phone⟧ | ⟦link⟧ | ⟦link⟧");
  expect(clean).toContain("GitHub: ⟦link⟧");
});

describe("a name is out however it is written", () => {
  test.each([
    ["Á N A   G A R C Í A", "spaced"],
    ["García López, Ana", "turned"],
    ["ana_garcia", "joined"],
    ["Ana M. García", "with an initial"],
    ["anagarcia1990", "as a handle"],
    ["ana [at] example [dot] com", "as an address that is spelled"],
    ["@anagl", "as a handle with a sign"],
  ])("%s (%s)", (text) => {
    expect(redact(`Engineer\n${text}\nMadrid`, ana)).not.toMatch(/[aá]\s?n\s?a|g\s?a\s?r\s?c/i);
  });

  test("in Chinese", () => {
    const clean = redact("王小明的简历\n工程师", { name: "王小明", email: null, phone: null, fileNames: [] });
    expect(clean).toBe("⟦name⟧的简历\n工程师");
  });
});

test("a name that only the text or the file knows is out, too", () => {
  const unknown = { name: null, email: null, phone: null, fileNames: ["Lens_Okafor_CV.pdf"] };
  const clean = redact("Lens Okafor\nOptical engineer\nlens.okafor@example.com\n(020) 7946 0958", unknown);
  expect(clean).not.toMatch(/okafor|7946/i);
});

test("an edited name does not bring the résumé's own back", () => {
  const edited = { ...ana, name: "A. G." };
  const text = "Ana García\nEngineer\nana.garcia@example.com\n+34 612 345 678";
  expect(redact(text, edited)).toBe("⟦name⟧\nEngineer\n⟦email⟧\n⟦phone⟧");
});
