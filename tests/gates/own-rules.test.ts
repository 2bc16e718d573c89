import { expect, test } from "vitest";
import { oversized } from "#scripts/check/size.ts";
import { strayQueries } from "#scripts/check/sql.ts";
import { strayStyles } from "#scripts/check/styles.ts";
import { literalTexts } from "#scripts/check/ui-text.ts";
import { plant } from "#tests/gates/planted.ts";

test("a file of 401 lines is too long, one of 400 is not, and tables and generated files may be", () => {
  const long = "x\n".repeat(401);
  using planted = plant({
    "domain/long.ts": long,
    "domain/fits.ts": "x\n".repeat(400),
    "domain/countries.table.ts": long,
    "app/paraglide/messages.js": long,
    "app/paraglide/messages.ts": long,
  });
  expect(oversized(planted.folder)).toEqual(["domain/long.ts: 401 lines (at most 400)"]);
});

test("SQL outside queries, projections and db is found", () => {
  const query = 'env.DB_TENANT_0.prepare("DELETE FROM candidates").run();\n';
  using planted = plant({
    "workers/http/a.ts": query,
    "workers/commands/b.ts": "const rows = db.all(sql`select 1`);\n",
    "workers/queries/ok.ts": query,
    "workers/db/ok.ts": query,
    "workers/http/health.ts": 'env.DB_EEO.prepare("SELECT 1").first();\n',
  });
  const found = strayQueries(planted.folder).map((complaint) => complaint.split(":")[0]);
  expect(found).toEqual(["workers/commands/b.ts", "workers/http/a.ts"]);
});

test("text that stands in markup instead of messages is found", () => {
  using planted = plant({
    "app/a.tsx": 'export const A = () => <p title="A title">Plain words {m.fine()} · 3</p>;\n',
    "app/b.tsx": 'export const B = () => <input aria-label="Name" className="wide" />;\n',
    "app/ok.tsx": "export const C = () => <p title={m.title()}>{m.words()} → 12<i>ada@example.com</i></p>;\n",
  });
  const found = literalTexts(planted.folder).map((complaint) => /"(.*)"/.exec(complaint)?.[1]);
  expect(found).toEqual(["A title", "Plain words", "Name"]);
});

test("a page with styles of its own is found: attributes, raw colours, values beside the scale, style sheets", () => {
  const style = "export const A = () => <p style={{ width: 3 }} />;\n";
  using planted = plant({
    "app/routes/a.tsx": style,
    "app/routes/b.tsx": 'export const B = () => <p className="mt-2 w-[37px]" />;\n',
    "app/routes/c.tsx": 'export const C = (on) => <p className={on ? "hover:bg-[#fff]/40" : ""} />;\n',
    "app/routes/d.tsx": 'export const D = () => <rect fill="#336699" />;\n',
    "app/routes/e.css": "p { color: red; }\n",
    "app/components/ui/ok.tsx": style,
    "app/styles/ok.css": "p { color: red; }\n",
    "app/routes/ok.tsx": `export const E = () => (
  <a href="#add" className="data-[edge=left]:pl-2 [&_svg]:size-4 w-(--width) grid-cols-2" />
);
`,
    "app/routes/ok-too.tsx": 'export const F = () => <Time style="long" />;\n',
  });
  expect(strayStyles(planted.folder)).toEqual([
    "app/routes/a.tsx:1: a style attribute: use classes, or a component",
    "app/routes/b.tsx:1: w-[37px]: a value of its own, use the scale or a token",
    "app/routes/c.tsx:1: bg-[#fff]/40: a value of its own, use the scale or a token",
    "app/routes/d.tsx:1: a raw colour: use a token",
    "app/routes/e.css: style sheets belong into app/styles",
  ]);
});
