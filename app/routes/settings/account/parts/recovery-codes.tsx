import { Download, Printer } from "lucide-react";
import { Button } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";

/** The recovery codes, this once: to be kept on paper or in a file. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-pretty">{m.codes_lead()}</p>
      <ul className="grid max-w-sm grid-cols-2 gap-x-6 gap-y-1 rounded-md border bg-sunken p-4 font-mono text-base">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button
          icon={<Download aria-hidden="true" className="size-4" />}
          onClick={() => download(m.codes_file(), codes.join("\n"))}
        >
          {m.codes_download()}
        </Button>
        <Button icon={<Printer aria-hidden="true" className="size-4" />} onClick={() => window.print()}>
          {m.codes_print()}
        </Button>
      </div>
    </div>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
