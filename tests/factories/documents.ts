/** Files made for tests: good résumés of invented people in many layouts and tongues, and files to refuse. */
import type { ContactFields } from "#domain/document/contact.ts";
import type { DocumentType } from "#domain/document/sniff.ts";
import { type Bytes, headedDocx, plainDocx, tableDocx } from "./documents-docx.ts";
import { centredPdf, singleColumnPdf, twoColumnPdf } from "./documents-pdf.ts";
import { lukas, maya, omar, type Person, personNumber, priya } from "./documents-people.ts";

export * from "./documents-broken.ts";
export { longPdf } from "./documents-pdf.ts";

export interface MadeDocument {
  filename: string;
  type: DocumentType;
  bytes: Bytes;
  /** What a reader must find in it; what is left out may be found or not. */
  expected: ContactFields;
}

/** A PDF résumé of one person, as a reader should see it. */
export async function resumePdf(person: Person = maya): Promise<MadeDocument> {
  const filename = `${person.name.replace(/ /g, "_")}_Resume.pdf`;
  return { filename, type: "pdf", bytes: await singleColumnPdf(person), expected: factsOf(person) };
}

/** So many PDF résumés of different people. */
export function manyResumes(count: number): Promise<MadeDocument[]> {
  return Promise.all(Array.from({ length: count }, (_, number) => resumePdf(personNumber(number))));
}

/** One of each layout and language; their file names say nothing of the person. */
export async function goodResumes(): Promise<MadeDocument[]> {
  const pdf = (bytes: Bytes, person: Person): MadeDocument => ({
    filename: "resume.pdf",
    type: "pdf",
    bytes,
    expected: factsOf(person),
  });
  return [
    pdf(await singleColumnPdf(maya), maya),
    pdf(await singleColumnPdf(omar), omar),
    pdf(await centredPdf(priya, "CPA, MBA"), priya),
    pdf(await twoColumnPdf(lukas), lukas),
    ...(await wordResumes()),
    ...textResumes(),
  ];
}

function factsOf({ name, email, phone, location }: Person): ContactFields {
  return { name, email, phone, location };
}

async function wordResumes(): Promise<MadeDocument[]> {
  const docx = (bytes: Bytes, expected: ContactFields): MadeDocument => ({
    filename: "document.docx",
    type: "docx",
    bytes,
    expected,
  });
  const german = [
    "Lebenslauf",
    "Jörg von Ahrendt",
    "Krankenpfleger",
    "Lindenstraße 12, 10969 Berlin",
    "Telefon: 030 5550 1234",
    "E-Mail: joerg.ahrendt@example.de",
    "Berufserfahrung",
    "2015 - heute  Charité, Station 12",
  ];
  const spanish = [
    "María José Fernández de la Cruz",
    "Ingeniera de Datos",
    "Madrid, España · mj.fernandez@example.es · +34 615 550 123",
    "Experiencia",
    "Ingeniera de Datos, Cauce Analítica",
  ];
  const japanese: [string, string][] = [
    ["氏名: 佐藤 花子", "生年月日 1990年4月1日"],
    ["電話: 03-5550-1234", "Eメール: hanako.sato@example.jp"],
  ];
  const vietnamese: [string, string][] = [
    ["Nguyễn Thị Minh Khai", "Kế toán trưởng"],
    ["khai.nguyen@example.vn", "+84 28 5550 1234"],
  ];
  return [
    docx(await plainDocx(german), {
      name: "Jörg von Ahrendt",
      email: "joerg.ahrendt@example.de",
      phone: "030 5550 1234",
      location: "Berlin",
    }),
    docx(await plainDocx(spanish), {
      name: "María José Fernández de la Cruz",
      email: "mj.fernandez@example.es",
      phone: "+34 615 550 123",
      location: "Madrid, España",
    }),
    docx(
      await headedDocx(
        ["Tomasz Wiśniewski", "tomasz.wisniewski@example.pl | +48 22 555 01 23"],
        ["Programista Java", "Doświadczenie zawodowe", "Starszy programista, Bursztyn Systemy"],
      ),
      { name: "Tomasz Wiśniewski", email: "tomasz.wisniewski@example.pl", phone: "+48 22 555 01 23" },
    ),
    docx(await tableDocx("履歴書", japanese, ["職歴", "2015年 株式会社サンプル 入社"]), {
      name: "佐藤 花子",
      email: "hanako.sato@example.jp",
      phone: "03-5550-1234",
    }),
    docx(await tableDocx("CURRICULUM VITAE", vietnamese, ["Kinh nghiệm"]), {
      name: "Nguyễn Thị Minh Khai",
      email: "khai.nguyen@example.vn",
      phone: "+84 28 5550 1234",
    }),
  ];
}

function textResumes(): MadeDocument[] {
  const txt = (bytes: Bytes, expected: ContactFields): MadeDocument => ({
    filename: "cv.txt",
    type: "txt",
    bytes,
    expected,
  });
  const utf8 = (lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));
  const french = [
    "Élodie Lefèvre",
    "Chargée de clientèle",
    "75011 Paris",
    "Tél : 01 55 50 12 34",
    "elodie.lefevre@example.fr",
    "Expérience professionnelle",
  ];
  const irish = [
    "Name: O'Callaghan, Siobhán",
    "Phone: 01 555 0134",
    "Email: siobhan.ocallaghan@example.ie",
    "Address: Dublin, Ireland",
    "",
    "Experience",
  ];
  const chinese = ["王小明", "电话：138 5550 1234", "邮箱：xiaoming.wang@example.cn", "工作经历"];
  return [
    txt(latin1(french.join("\r\n")), {
      name: "Élodie Lefèvre",
      email: "elodie.lefevre@example.fr",
      phone: "01 55 50 12 34",
      location: "Paris",
    }),
    txt(utf8(irish), {
      name: "Siobhán O'Callaghan",
      email: "siobhan.ocallaghan@example.ie",
      phone: "01 555 0134",
      location: "Dublin, Ireland",
    }),
    txt(utf16(chinese.join("\n")), {
      name: "王小明",
      email: "xiaoming.wang@example.cn",
      phone: "138 5550 1234",
    }),
  ];
}

/** windows-1252, as old editors save it. */
function latin1(text: string): Bytes {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** UTF-16, little end first, with its byte order mark. */
function utf16(text: string): Bytes {
  const marked = `\ufeff${text}`;
  const units = new Uint16Array(marked.length).map((_, at) => marked.charCodeAt(at));
  return new Uint8Array(units.buffer);
}
