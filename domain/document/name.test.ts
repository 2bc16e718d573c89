import { describe, expect, test } from "vitest";
import { readContactFields } from "./contact.ts";

const nameOf = (text: string, filename?: string) => readContactFields(text, filename).name;

describe("a name is read as it is written", () => {
  test.each([
    ["Maya Okonkwo\nmaya@example.com", "Maya Okonkwo"],
    ["JOHN VAN DER BERG\nSales Manager\njvandenberg@example.com", "JOHN VAN DER BERG"],
    [
      "Resume\nMary-Jane O’Neil, CPA, MBA\n555 Main St, Boston, MA 02110\nmjoneil@example.com",
      "Mary-Jane O’Neil",
    ],
    ["Curriculum Vitae\n\nDr. med. Hans-Peter Müller\nEmail: hp.mueller@example.de", "Hans-Peter Müller"],
    ["CURRICULUM VITAE OF JANE WANJIRU MWANGI\nNairobi\nTel: +254 700 123 456", "JANE WANJIRU MWANGI"],
    ["Wei Li, PhD\nwei.li@example.edu", "Wei Li"],
    ["J. R. R. Tolkien\njrr@example.org", "J. R. R. Tolkien"],
    ["J O H N  D O E\njdoe@example.com", "JOHN DOE"],
    ["Mr. Robert Downey Jr.\nrdowney@example.com", "Robert Downey Jr."],
    ["Jean-Luc d’Arc\njl.darc@example.fr", "Jean-Luc d’Arc"],
    ["Omar bin Said al-Farouq\nomar@example.net", "Omar bin Said al-Farouq"],
    ["Jane (Janie) Doe\njdoe@example.com", "Jane Doe"],
    ["Jane Doe (she/her)\njdoe@example.com", "Jane Doe"],
    ["Ngo To Nga\nnga@example.vn\n0901 234 567", "Ngo To Nga"],
  ])("%j", (text, name) => expect(nameOf(text)).toBe(name));
});

describe("names of other scripts are read", () => {
  test.each([
    ["王小明\n电话：138 5550 1234\nxm@example.cn", "王小明"],
    ["简历\n姓名：王小明\n电话：13855501234", "王小明"],
    ["履歴書\n氏名: 佐藤 花子\nhanako@example.jp", "佐藤 花子"],
    ["이력서\n성명: 김민수\nminsu@example.kr", "김민수"],
    ["김민수\nminsu@example.kr\n010-1234-5678", "김민수"],
    ["محمد أحمد العلي\nmohammed@example.com", "محمد أحمد العلي"],
    ["РЕЗЮМЕ\nИван Сидоров\nИнженер\nivan.sidorov@example.ru", "Иван Сидоров"],
    ["Γιώργος Παπαδόπουλος\ng.papa@example.gr", "Γιώργος Παπαδόπουλος"],
    ["สมชาย ใจดี\nsomchai@example.co.th", "สมชาย ใจดี"],
    ["राहुल शर्मा\nrahul.sharma@example.in", "राहुल शर्मा"],
  ])("%j", (text, name) => expect(nameOf(text)).toBe(name));
});

describe("a name is found where it does not stand first or alone", () => {
  test.each([
    ["Smith, John\njohn.smith@example.com", "John Smith"],
    ["DE LA CRUZ, María\nmaria.delacruz@example.com", "María DE LA CRUZ"],
    ["Jane Doe - Senior Product Manager\njane@example.com | 555-123-4567", "Jane Doe"],
    ["Jane Doe | Boston, MA | jane.doe@example.com", "Jane Doe"],
    ["Jane Doe jane.doe@example.com 555-123-4567", "Jane Doe"],
    ["Personal Information\nFull Name : Rajesh Kumar Sharma\nDate of birth: 1990", "Rajesh Kumar Sharma"],
    ["Persönliche Daten\nMax Mustermann\nMusterstraße 1\nmax@example.de", "Max Mustermann"],
    ["Dear Hiring Manager\nI am\nJane Doe\njane@doe.example.com", "Jane Doe"],
    [
      "CONTACT\njdoe@example.com\nSKILLS\nPython\nSQL\nExcel\nWriting\nTalking\nJane Doe\nAnalyst",
      "Jane Doe",
    ],
  ])("%j", (text, name) => expect(nameOf(text)).toBe(name));
});

describe("words that are both a trade and a name need evidence or a clean place", () => {
  test("a baker called Baker", () => {
    expect(nameOf("John Baker\nBaker\njohn.baker@example.com")).toBe("John Baker");
    expect(nameOf("Mason Cook\n(555) 123-4567")).toBe("Mason Cook");
    expect(nameOf("Pastry Baker\n(555) 123-4567")).toBeUndefined();
  });

  test("small letters are believed when the address says the same", () => {
    expect(nameOf("bell hooks\nbell.hooks@example.com")).toBe("bell hooks");
    expect(nameOf("team spirit\njane@example.com")).toBeUndefined();
  });

  test("one word is a name only above a job title and contacts", () => {
    expect(nameOf("Sukarno\nDirector\nsukarno@example.id")).toBe("Sukarno");
    expect(nameOf("Google\nSenior Engineer\njane@google.com")).toBeUndefined();
  });
});

describe("no name is better than a wrong one", () => {
  test.each([
    "",
    "STOREKEEPER II\nProfessional Summary\nThe purpose of this document",
    "ADVOCARE DISTRIBUTOR\nExecutive Summary\nExperienced, energetic",
    "ACCOUNTANT\nSummary\nFinancial Accountant specializing in reporting",
    "KEY HOLDER\nSummary\nHighly organized",
    "Software Engineer\nBuild things\nfoo@example.com",
    "San Francisco, CA\n(415) 555-1234\nfoo@example.com",
    "New York, NY\n212 555 1234",
    "Key Skills\nPython\njane@example.com",
    "Acme Corporation\n123 Main\ninfo@example.com",
    "Microsoft Word\nfoo@example.com",
    "Profile\nDirector of things\nfoo@example.id",
    "Company Name ï¼ City , State\nSous Chef Jul 2010",
  ])("%j", (text) => expect(nameOf(text)).toBeUndefined());
});

test("capitals in the heading give way to how the name is written elsewhere", () => {
  const text = "RONALD MCDONALD\nClown\nronald@example.com\nReferences on request for Ronald McDonald";
  expect(nameOf(text)).toBe("Ronald McDonald");
});

describe("a file's name helps only when it plainly is a person's", () => {
  test.each([
    ["Jane_Doe_Resume.pdf", "Jane Doe"],
    ["Resume - Jane Doe (2024).pdf", "Jane Doe"],
    ["JaneDoeCV.pdf", "Jane Doe"],
    ["Lebenslauf_Jörg_von_Ahrendt.docx", "Jörg von Ahrendt"],
    ["Jane Doe Senior Accountant.pdf", "Jane Doe"],
    ["McDonald_Ronald_CV.pdf", "McDonald Ronald"],
    ["ACCOUNTANT-10554236.pdf", undefined],
    ["BUSINESS-DEVELOPMENT-1.pdf", undefined],
    ["scan001.pdf", undefined],
    ["Scan_Document.pdf", undefined],
    ["My Resume Final v2.docx", undefined],
    ["Untitled Document.docx", undefined],
    ["hrhelper-sample.docx", undefined],
    ["IMG_1234.pdf", undefined],
  ])("%s", (filename, name) => expect(nameOf("nothing of use", filename)).toBe(name));
});
