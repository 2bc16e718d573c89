/** Where a person lives, as far as a town: from lines of contacts only, never from an employer's. */
import { bounded } from "./text.ts";

const states =
  "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE";
const stateNames =
  "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|Nova Scotia|New South Wales|NSW|Victoria|Queensland|Bavaria|Bayern|Karnataka|Maharashtra|Tamil Nadu|Telangana";
const countries =
  "USA|U\\.S\\.A\\.|United States(?: of America)?|Canada|Mexico|México|Brazil|Brasil|Argentina|Chile|Colombia|Peru|Perú|UK|U\\.K\\.|United Kingdom|England|Scotland|Wales|Ireland|France|Germany|Deutschland|Austria|Österreich|Switzerland|Schweiz|Suisse|Netherlands|The Netherlands|Nederland|Belgium|België|Belgique|Luxembourg|Spain|España|Portugal|Italy|Italia|Greece|Poland|Polska|Czechia|Czech Republic|Česko|Slovakia|Hungary|Romania|România|Bulgaria|Croatia|Hrvatska|Serbia|Slovenia|Ukraine|Estonia|Latvia|Lithuania|Finland|Suomi|Sweden|Sverige|Norway|Norge|Denmark|Danmark|Iceland|Turkey|Türkiye|Israel|Egypt|Morocco|Maroc|Tunisia|Algeria|Nigeria|Ghana|Kenya|Ethiopia|South Africa|UAE|United Arab Emirates|Saudi Arabia|Qatar|Lebanon|Jordan|Pakistan|India|Bangladesh|Sri Lanka|Nepal|China|Hong Kong|Taiwan|Japan|South Korea|Korea|Vietnam|Việt Nam|Thailand|Malaysia|Singapore|Indonesia|Philippines|Australia|New Zealand";
const city =
  "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:[ -](?:(?:de|del|do|da|dos|of|la|le|los|am|an der|upon|sur)[ -])?\\p{Lu}[\\p{L}\\p{M}.'’-]*){0,3}";
const region = `(?:${states})(?=[\\s,.|\\t]|$)|(?:${stateNames})\\b`;
const cityAndRegion = new RegExp(`(${city}),\\s*(${region})(?:,?\\s*(?:${countries})(?![\\p{L}]))?`, "u");
const cityAndCountry = new RegExp(
  `(${city}),\\s*(?:\\p{Lu}[\\p{L} ]{2,24},\\s*)?(${countries})(?![\\p{L}])`,
  "u",
);
const postalTown =
  /^(?:[A-Z]{1,2}-)?\d{4,5}\s+(\p{Lu}[\p{L}\p{M}.'’/-]+(?: (?:am|an der|sur|de|del|la|\p{Lu}[\p{L}\p{M}.'’-]+)){0,4})$/u;
const label =
  /^(?:current\s+)?(?:address|location|city|residence|based in|lives in|adresse|anschrift|wohnort|ort|ville|ciudad|direcci[óo]n|ubicaci[óo]n|indirizzo|citt[àa]|cidade|endere[çc]o|woonplaats|住所|現住所|现居地|所在地|居住地|地址)\s*[:：]\s*(\S.{1,120})$/iu;

/** "Seattle, WA", "Berlin, Germany", "75011 Paris" → "Paris". Nothing where the lines leave doubt. */
export function locationIn(lines: string[]): string | undefined {
  for (const line of lines) {
    const found = inLine(line);
    if (found) return bounded(found.replace(/\s+/g, " ").trim(), 80);
  }
  return undefined;
}

function inLine(line: string): string | undefined {
  if (/\b(?:university|college|school|inc|llc|ltd|gmbh|institute)\b/i.test(line)) return undefined;
  const pieces = line.split(/\s*[\t|•·●▪♦◆✉☎📍🏠]\s*|\s[–—-]\s/u).filter(Boolean);
  for (const piece of pieces) {
    const named = label.exec(piece.trim())?.[1];
    const text = named ?? piece.trim();
    const town = cityAndRegion.exec(text) ?? cityAndCountry.exec(text);
    if (town) return withoutStreet(town[0], town[1] ?? "");
    const postal = text
      .split(/,\s*/)
      .map((part) => postalTown.exec(part)?.[1])
      .find(Boolean);
    if (postal) return postal;
    if (named && named.length <= 60 && !/[@\d]/.test(named)) return named;
  }
  return undefined;
}

/** "Main Street Seattle, WA" → "Seattle, WA": a street before the town has no comma in some résumés. */
function withoutStreet(whole: string, town: string): string {
  const street =
    /^.*\b(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Ln|Lane|Dr|Drive|Way|Court|Ct|Pl|Place|Apt|Suite)\.?\s+(?=\p{Lu})/u;
  const bare = town.replace(street, "");
  return bare + whole.slice(town.length);
}
