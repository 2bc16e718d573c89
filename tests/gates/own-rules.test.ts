import { expect, test } from "vitest";
import { oversized } from "#scripts/check/size.ts";
import { strayQueries } from "#scripts/check/sql.ts";
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
