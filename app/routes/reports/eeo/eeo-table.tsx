import { countedWords, questionWords } from "#app/eeo-words.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import type { EeoQuestion } from "#domain/eeo/answers.ts";
import type { EeoReport } from "#domain/views/eeo.ts";

/** One question: how many gave which answer, as far as it can be shown. */
export function EeoTable({ table }: { table: EeoReport["tables"][number] }) {
  const question = table.question as EeoQuestion;
  const percent = new Intl.NumberFormat(getLocale(), { style: "percent", maximumFractionDigits: 1 });
  return (
    <section aria-labelledby={`eeo-${question}`} className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id={`eeo-${question}`} className="font-semibold text-base">
          {questionWords[question]()}
        </h2>
        <p className="text-muted text-sm tabular-nums">{m.eeo_sum({ count: table.shown })}</p>
      </div>
      <div className="overflow-hidden rounded-lg border bg-surface">
        <table aria-labelledby={`eeo-${question}`} className="w-full table-fixed text-left text-sm">
          <thead className="border-b text-muted text-xs">
            <tr>
              <th scope="col" className="px-4 py-2 font-medium">
                {m.eeo_answer()}
              </th>
              <th scope="col" className="w-28 px-4 py-2 text-right font-medium">
                {m.eeo_count()}
              </th>
              <th scope="col" className="w-22 px-4 py-2 text-right font-medium">
                {m.eeo_share()}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {table.rows.map(({ answer, n, share }) => (
              <tr key={answer}>
                <th scope="row" className="px-4 py-2 font-normal">
                  {countedWords(question, answer)}
                </th>
                <td className="whitespace-nowrap px-4 py-2 text-right tabular-nums">
                  {n ?? <span className="text-muted">{m.eeo_hidden()}</span>}
                </td>
                <td className="px-4 py-2 text-right tabular-nums">
                  {share === null ? "" : percent.format(share)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
