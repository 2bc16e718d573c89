/** Invented people for made résumés. No address or number here reaches anyone (example domains, 555 numbers). */
export interface Person {
  name: string;
  email: string;
  phone: string;
  headline: string;
  location: string;
  summary: string;
  jobs: { title: string; employer: string; dates: string; points: string[] }[];
  school: string;
}

export const maya: Person = {
  name: "Maya Okonkwo-Reyes",
  email: "maya.okonkwo@example.com",
  phone: "+1 (415) 555-0137",
  headline: "Senior Backend Engineer",
  location: "Oakland, CA",
  summary: "Backend engineer who likes queues, calm on-call weeks and code that the next person understands.",
  jobs: [
    {
      title: "Senior Backend Engineer",
      employer: "Harbor Payments",
      dates: "2021 - Present",
      points: ["Moved settlement from nightly batches to a stream", "Halved the time that a release takes"],
    },
    {
      title: "Software Engineer",
      employer: "Northpine Health",
      dates: "2017 - 2021",
      points: ["Built the scheduling service that 40 clinics use", "Taught the interns' course on testing"],
    },
  ],
  school: "Mills College, B.S. Computer Science",
};

export const lukas: Person = {
  name: "Lukas Brenner",
  email: "l.brenner@example.org",
  phone: "+49 30 555 01442",
  headline: "Product Designer",
  location: "Berlin, Germany",
  summary: "Designer of tools for people who do one thing all day and want to do it well and quickly.",
  jobs: [
    {
      title: "Product Designer",
      employer: "Kranich Software",
      dates: "2019 - Present",
      points: ["Led the redesign of the dispatch console", "Set up the team's first usability lab"],
    },
    {
      title: "Interaction Designer",
      employer: "Atelier Nord",
      dates: "2015 - 2019",
      points: ["Drew and tested ticket machines for two railways", "Kept the pattern library honest"],
    },
  ],
  school: "Fachhochschule Potsdam, Interface Design",
};

export const priya: Person = {
  name: "PRIYA RAGHUNATHAN",
  email: "priya.r@example.com",
  phone: "206-555-0173",
  headline: "Finance Director",
  location: "Seattle, WA",
  summary: "Closes the books in four days and explains them in four sentences.",
  jobs: [
    {
      title: "Finance Director",
      employer: "Cascade Grain Cooperative",
      dates: "2018 - Present",
      points: ["Introduced rolling forecasts", "Led an audit without findings, three years in a row"],
    },
  ],
  school: "University of Washington, Foster School of Business",
};

export const omar: Person = {
  name: "Omar bin Said al-Farouq",
  email: "omar.alfarouq@example.net",
  phone: "+971 4 555 0119",
  headline: "Civil Engineer",
  location: "Dubai, UAE",
  summary: "Bridges, mostly, and the drainage that keeps them standing.",
  jobs: [
    {
      title: "Site Engineer",
      employer: "Gulf Span Works",
      dates: "2016 - Present",
      points: ["Delivered two crossings ahead of schedule", "Trained forty inspectors"],
    },
  ],
  school: "American University of Sharjah, Civil Engineering",
};

const firstNames =
  "Amara Bruno Chiara Devon Esther Farid Greta Hugo Ines Jonas Keiko Lamar Mirela Nadia Oskar Petra Quentin Rosa Stefan Tala".split(
    " ",
  );
const lastNames =
  "Abernathy Bianchi Castellano Dombrowski Ekström Fontaine Gallagher Hoffmann Ivanov Johansson Kowalczyk Lindqvist Moreau Novak Ortega Pettersson Quintero Rasmussen Silva Thornton".split(
    " ",
  );

/** The `number`-th of many invented people: for drops of dozens of files at once. Up to 400 differ. */
export function personNumber(number: number): Person {
  const first = firstNames[number % firstNames.length] ?? "Amara";
  const last = lastNames[Math.floor(number / firstNames.length + number) % lastNames.length] ?? "Abernathy";
  const handle = `${first}.${last}`
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z.]/g, "");
  return {
    ...maya,
    name: `${first} ${last}`,
    email: `${handle}@example.com`,
    phone: `+1 (312) 555-0${String(100 + (number % 100))}`,
    location: "Chicago, IL",
  };
}
