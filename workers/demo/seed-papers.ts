/** A few applications that came as files: résumés of invented people, written here, read like any other file. */
import type { Id } from "#domain/ids/ids.ts";
import { uploadFile } from "#workers/commands/upload-file.ts";
import { type Context, inRequisition } from "#workers/context.ts";
import { tinyPdf } from "./tiny-pdf.ts";

const papers = [
  {
    file: "Elena_Vasquez_CV.pdf",
    lines: [
      "Elena Vásquez",
      "Optical engineer",
      "elena.vasquez@example.com | +34 600 555 012 | Seville, Spain",
      "",
      "Experience",
      "2019 - today   Optical engineer, Lumbre Instruments, Seville",
      "Designed relay optics for a portable fluorescence reader, from first sketch to series.",
      "2015 - 2019   Test engineer, Guadal Photonics, Granada",
      "Built the interferometric test bench and halved the time of an acceptance test.",
      "",
      "Education",
      "MSc Photonics, Granada, 2015",
      "",
      "Skills",
      "Zemax, tolerancing, interferometry, Python",
    ],
  },
  {
    file: "resume-bjorn-aasen.pdf",
    lines: [
      "Bjørn Aasen",
      "Senior lens designer",
      "bjorn.aasen@example.org | +47 400 55 512 | Oslo, Norway",
      "",
      "Profile",
      "Fifteen years of lens design for cameras and microscopes.",
      "",
      "Experience",
      "2012 - today   Lens designer, Fjordoptikk AS",
      "2008 - 2012   Optical engineer, Nordlys Imaging",
      "",
      "Languages",
      "Norwegian, English, German",
    ],
  },
  {
    file: "CV Fatoumata Diallo.pdf",
    lines: [
      "Fatoumata Diallo",
      "Photonics engineer, sensors",
      "fatoumata.diallo@example.net | Grenoble, France",
      "",
      "Experience",
      "2020 - today   Photonics engineer, Capteurs des Alpes, Grenoble",
      "Integration of time-of-flight sensors; yield from 71 to 94 percent.",
      "2017 - 2020   Doctoral researcher, integrated photonics",
      "",
      "Education",
      "PhD Optics, 2020",
    ],
  },
] as const;

/** Drops the files onto the requisition's first stage. The same ones again are the same cards. */
export async function seedPapers(context: Context, requisition: Id<"req">): Promise<void> {
  const found = await inRequisition(context, requisition, "board.view");
  const stages = found.ok ? await found.value.room.snapshot() : found;
  const first = stages.ok ? stages.value.state.stages[0]?.id : undefined;
  if (!found.ok || !first) return;
  for (const [at, { file, lines }] of papers.entries()) {
    const paper = new File([tinyPdf(lines)], file, { type: "application/pdf" });
    await uploadFile(found.value, first, `demo-paper-${at}`, paper);
  }
}
