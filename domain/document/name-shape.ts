/** Whether a piece of text has the shape of a person's name. Shape alone is no proof: see name.ts. */

import { fold } from "./text.ts";
import {
  credentials,
  honorifics,
  occupationWords,
  particles,
  plainWords,
  softWords,
  stateLikeCredentials,
} from "./words.ts";

export interface NameShape {
  /** As it should be shown, without titles and credentials. */
  text: string;
  /** Folded words that carry meaning: no particles, no initials. */
  tokens: string[];
  /** Words but particles, initials included. */
  size: number;
  /** Written without capitals: as some do, and as prose does. */
  small: boolean;
  /** A word of it is as often a thing or a trade as a name. */
  soft: boolean;
  /** A credential that is also an American state stood behind it ("Baltimore, MD"). */
  stateLike: boolean;
  /** Written without spaces, in Chinese, Japanese or Korean script. */
  ideographic: boolean;
}

const cased = /^\p{Lu}[\p{L}\p{M}]*(?:['’.-]\p{L}[\p{L}\p{M}]*)*\.?$/u;
const initial = /^\p{Lu}\.?(?:\p{Lu}\.)*$/u;
/** "d'Arc", "al-Farouq". */
const smallStart = /^(?:[dlo]['’]|(?:al|el|an|ar|as|ash|at|ad)-)\p{Lu}[\p{L}\p{M}'’-]*$/u;
const caseless = /^[\p{Lo}\p{Lm}\p{M}'’-]+$/u;
const ideographs =
  /^(?:[\p{Script=Han}々]{2,6}|[\p{Script=Hangul}]{2,5}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{2,10})$/u;
/** 履歴書, 简历, 이력서 and their like: headings of the page, not of a person. */
const ideographicHeadings =
  /履歴|経歴|簡歷|简历|個人|个人|氏名|姓名|資格|学歴|職歴|教育|經歷|经历|工作|技能|이력서|자기소개|경력|학력|工程师|工程師|经理|經理|会计|開発|開發|开发|大学|公司|会社|電話|电话|住所|地址|邮箱|プロフィール|スキル|エンジニア|マネージャー|개발자|연락처|求人|求职|志望|自己|目标|目標|基本|信息|資料/u;

/** The name in a piece of text; undefined if it cannot be one. */
export function nameShape(raw: string): NameShape | undefined {
  const text = raw
    .replace(/["“”«»„(（][^"“”«»„()（）]{1,30}["“”«»„)）]/gu, " ")
    .replace(/[*_~#]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (text.length < 2 || text.length > 70) return undefined;
  const compact = text.replace(/ /g, "");
  if (ideographs.test(compact) && text.split(" ").length <= 2) return ideographicName(text, compact);
  const { words, stateLike } = withoutTitles(text);
  if (words.length === 0 || words.length > 7) return undefined;
  return spacedName(words, stateLike);
}

function ideographicName(text: string, compact: string): NameShape | undefined {
  if (ideographicHeadings.test(compact)) return undefined;
  return { text, tokens: [compact], size: 2, small: false, soft: false, stateLike: false, ideographic: true };
}

/** Takes titles from the front and credentials from the back: "Dr. Ana Díaz, MBA (she/her)". */
function withoutTitles(text: string): { words: string[]; stateLike: boolean } {
  const [main = "", ...rest] = text.split(/\s*[,،]\s*/);
  const tail = rest.flatMap((part) => part.split(/[\s/]+/)).filter(Boolean);
  if (!tail.every((word) => isCredential(word))) return { words: [], stateLike: false };
  const words = main.split(" ").filter(Boolean);
  let stateLike = tail.some((word) => stateLikeCredentials.has(fold(word)));
  while (words.length > 1 && isTitle(words[0] ?? "")) words.shift();
  while (words.length > 2 && isTrailingCredential(words.at(-1) ?? "")) {
    stateLike ||= stateLikeCredentials.has(fold(words.at(-1) ?? ""));
    words.pop();
  }
  return { words, stateLike };
}

/** "Dr.", and the "med." or "rer. nat." behind it; not the given names Nat and Phil. */
const isTitle = (word: string) =>
  honorifics.has(fold(word).replace(/\.$/, "")) ||
  /^(?:med|dent|rer|nat|jur|iur|phil|habil|techn|oec|pol|h\.c)\.$/.test(word);
const isCredential = (word: string) =>
  credentials.has(fold(word)) || credentials.has(fold(word).replace(/[.®™]/g, ""));
/** Without a comma only what is written as an abbreviation counts: "MBA", "Ph.D.", not the surname "Ma" or "Do". */
const isTrailingCredential = (word: string) =>
  isCredential(word) &&
  /^(?:[A-Z.-]{2,}|[A-Z]\p{L}*\..*|Ph\.?D\.?)$/u.test(word) &&
  !/^(?:II|III|IV|DO|MA|LA|JR\.?|SR\.?|Jr\.?|Sr\.?)$/.test(word);

function spacedName(words: string[], stateLike: boolean): NameShape | undefined {
  const kinds = words.map((word, at) => kindOf(word, at, words.length));
  if (kinds.includes("forbidden") || kinds.every((kind) => kind === "initial")) return undefined;
  const named = words.filter((_, at) => kinds[at] !== "particle");
  const tokens = named.filter((_, at) => kinds.filter((kind) => kind !== "particle")[at] !== "initial");
  if (tokens.length === 0 || named.length > 4) return undefined;
  return {
    text: words.join(" "),
    tokens: tokens.map((word) => fold(word).replace(/['’.]/g, "")),
    size: named.length,
    small: kinds.includes("small"),
    soft: named.some((word) => softWords.has(fold(word))),
    stateLike,
    ideographic: false,
  };
}

type Kind = "name" | "initial" | "particle" | "small" | "forbidden";

function kindOf(word: string, at: number, count: number): Kind {
  const folded = fold(word).replace(/\.$/, "");
  if (particles.has(folded) && at < count - 1 && !cased.test(word)) return "particle";
  if (isForbidden(folded)) return "forbidden";
  if (initial.test(word) && folded.replace(/[^\p{L}]/gu, "").length < 2) return "initial";
  if (smallStart.test(word) || cased.test(word) || caseless.test(word)) return "name";
  return /^\p{Ll}[\p{Ll}\p{M}'’-]*$/u.test(word) ? "small" : "forbidden";
}

function isForbidden(folded: string): boolean {
  if (softWords.has(folded)) return false;
  const parts = [folded, ...folded.split("-")];
  return parts.some((part) => plainWords.has(part) || occupationWords.has(part));
}
