/** The line that says what somebody does: "Senior Software Engineer". */
import { bounded, fold } from "./text.ts";
import { occupationWords } from "./words.ts";

/** "Professional Summary", "Executive Profile": headings with an occupation's word in them. */
const heading =
  /^(?:professional|executive|volunteer|expert|career)\b.*\b(?:summary|profile|overview|experience|objectives?|background|history|qualifications|skills|highlights|statement|development|affiliations|associations|memberships|training|interests|strengths|accomplishments|references|information|details)\s*$/i;

/** Whether a line reads as a job title: short, no contact, no sentence, with the word of an occupation in it. */
export function isHeadline(line: string): boolean {
  const text = line.trim();
  if (text.length < 3 || text.length > 90 || /[@:]|https?|www\.|\d{4,}|[.!?]$|\d\s?[-–]\s?\d/.test(text))
    return false;
  if (heading.test(text)) return false;
  const words = fold(text)
    .split(/[^\p{L}\p{M}'-]+/u)
    .filter(Boolean);
  if (words.length === 0 || words.length > 12) return false;
  // A sentence has small words with verbs and articles; a title seldom more than "of" and "and".
  const small = text.split(/\s+/).filter((word) => /^\p{Ll}/u.test(word)).length;
  if (small > words.length / 2 && words.length > 3) return false;
  const hasOccupation = words.some(
    (word) => occupationWords.has(word) || word.split("-").some((part) => occupationWords.has(part)),
  );
  return (
    hasOccupation ||
    /工程师|工程師|经理|經理|会计|開発者|エンジニア|デザイナー|マネージャー|개발자|엔지니어|디자이너/u.test(
      text,
    )
  );
}

const sectionStart =
  /^(?:work |professional |employment |relevant )?(?:experience|employment|history|education|skills|berufserfahrung|ausbildung|exp[ée]rience|formation|experiencia|educaci[óo]n|経歴|職歴|学歴|工作经历|教育)/iu;

/** The headline near the name, or at the very top where there is no name; at most 90 characters. */
export function headlineIn(lines: string[], name: string | undefined): string | undefined {
  const at = name ? lines.slice(0, 120).findIndex((line) => fold(line).includes(fold(name))) : 0;
  const start = Math.max(0, at);
  const rest = name ? afterName(lines[start] ?? "", name) : undefined;
  if (rest && isHeadline(rest)) return bounded(rest, 90);
  for (const line of lines.slice(name ? start + 1 : 0, start + (name ? 6 : 2))) {
    if (sectionStart.test(line)) return undefined;
    const piece = line.split(/\t|\s[|•·]\s/u).find((part) => isHeadline(part));
    if (piece) return bounded(piece.trim(), 90);
  }
  return undefined;
}

/** "Jane Doe – Product Designer": what follows the name on its line. */
function afterName(line: string, name: string): string | undefined {
  const position = line.toLowerCase().indexOf(name.toLowerCase());
  if (position < 0) return undefined;
  const rest = line.slice(position + name.length).replace(/^[\s,|•·–—:-]+/u, "");
  return rest.split(/\t|\s[|•·]\s/u)[0]?.trim() || undefined;
}
