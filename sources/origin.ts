// Who produced a report last: a news agency credited at its head or tail, else the outlet itself. Reports of one origin do not corroborate each
// other, so a credit is believed wherever it stands, and the same text in two outlets is one origin, credited or not.
import { knownAgency } from './agencies.ts';

export interface Origin {
  readonly origin: string;
  /** Why, in words an editor can read. */
  readonly reason: string;
}

const dash = '[-–—―−‒]{1,2}';
const shown = 60;

function quoted(text: string): string {
  return text.length > shown ? `“${text.slice(0, shown).trim()}…”` : `“${text}”`;
}

/** A name as it stands in brackets: begins with a letter, is no sentence and no date. */
const nameInBrackets = "(?<name>[\\p{L}/][\\p{L}\\p{N}\\s.&/='’-]{1,38}?)";
/** Place and date before a credit: `LONDON, 12 March`, `Москва`. */
const dateline = '(?:[^()\\[\\]\\n.!?]|\\b\\p{L}{1,4}\\.){0,70}?';

/** Credits before the first sentence. Those marked `known` count only for agencies we know: their form is an ordinary one. */
const headForms: readonly { pattern: RegExp; known: boolean }[] = [
  // LONDON, 12 March (AP) — / (Reuters) - / BEIJING, June 5 (Xinhua) --
  { pattern: new RegExp(`^${dateline}\\(${nameInBrackets}\\)\\s*(?:\\.?\\s*${dash}|[:：])`, 'u'), known: false },
  // Madrid, 5 jun (EFE).  / Jakarta (ANTARA)  / Berlin (dpa)
  { pattern: new RegExp(`^${dateline}\\(${nameInBrackets}\\)`, 'u'), known: true },
  // МОСКВА, 5 июня. /ТАСС/. / МОСКВА, 5 июн - РИА Новости.
  { pattern: /^[^/\n]{0,60}\/(?<name>[\p{L}-]{2,30})\/[.\s]/u, known: true },
  { pattern: new RegExp(`^[^.\\n]{0,40}\\.?\\s*${dash}\\s*(?<name>[\\p{L}][\\p{L} ]{1,24})\\.\\s`, 'u'), known: true },
  // dpa - / AFP — / EFE.- / INTERFAX.RU -
  { pattern: new RegExp(`^(?<name>[\\p{L}][\\p{L}.-]{1,20}?)\\.?\\s*${dash}\\s`, 'u'), known: true },
  // PARIS, June 5, AFP - / KYIV — Ukrinform —
  { pattern: new RegExp(`^[^.\\n()]{2,50}[,–—]\\s*(?<name>[\\p{L}][\\p{L} -]{1,24}?)\\s*${dash}\\s`, 'u'), known: true },
  // 【ワシントン共同】 【AFP=時事】 (서울=연합뉴스) 新华社北京6月5日电 （中央社記者
  { pattern: /^【(?:[^】]{0,12}?)(?<name>AFP|共同(?:通信)?|時事(?:通信)?|ロイター|CNN|AP)[^】]{0,12}】/u, known: true },
  { pattern: /^\((?:\p{Script=Hangul}{1,10})=(?<name>연합뉴스|뉴시스)\)/u, known: true },
  { pattern: /^[（(]?(?<name>新华社|新華社|中新社|中新网|中央社)/u, known: true },
];

const copyright = /^(?:©|\(c\)|copyright\b)\s*(?:©|\(c\))?\s*(?:\d{4})?[\s,:]*(?:by\s+)?(?<name>[\p{L}][^.,;|]{1,40})/iu;
const sourceLine =
  /^[([]?\s*(?:source|sources|quelle|quellen|fuente|fonte|bron|källa|kilde|lähde|źródło|zdroj|forrás|sursa|izvor|извор|источник|джерело|kaynak|πηγή|المصدر|स्रोत|来源|來源|出典|출처)\s*[:：]\s*(?<name>[^)\]]{2,60}?)\s*[)\]]?\.?$/iu;
const bare = /^[([/—–-]{0,2}\s*(?<name>[\p{L}][\p{L}\p{N}\s./&-]{1,40}?)\s*[)\]/]{0,2}\.?$/u;
const atEnd = new RegExp(`(?:\\(|/|${dash}\\s?)(?<name>[\\p{L}][\\p{L}\\p{N}\\s./-]{1,30}?)[)/]?\\.?$`, 'u');
const reportingFor =
  /^\(?\s*(?:additional )?reporting by\s[^()]{2,200}?\bfor\s+(?<name>(?:the\s+)?\p{Lu}[\p{L}\s.&-]{1,38}?)\s*(?:[;.,)]|$)/iu;
const reutersSignature =
  /^\(?\s*(?:additional )?(?:reporting|writing) by\s[^()]{2,300}?;\s*(?:(?:writing|additional reporting|editing)\s[^()]{2,300})/iu;

function nameOf(match: RegExpExecArray | null): string | null {
  return match?.groups?.['name']?.trim() ?? null;
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain(a) === plain(b);
}

function creditAtHead(paragraph: string): { name: string; line: string } | null {
  const head = paragraph.slice(0, 160);
  for (const { pattern, known } of headForms) {
    const match = pattern.exec(head);
    const credit = nameOf(match);
    if (match === null || credit === null) continue;
    const agency = knownAgency(credit);
    if (agency !== null) return { name: agency, line: match[0] };
    // The generic form is a credit when it reads as a name: `(Meridian Wire) —`, not `(see below) —` or `(R-Ohio) —`.
    if (
      !known &&
      /^\p{Lu}/u.test(credit) &&
      credit.split(/\s+/u).length <= 4 &&
      credit.length >= 3 &&
      !/^(?:[RDI]|L?Lab|Con|Rep|Dem)[-–.]/u.test(credit)
    ) {
      return { name: credit, line: match[0] };
    }
  }
  return null;
}

function creditInLine(paragraph: string): string | null {
  if (paragraph.length <= 300) {
    const agency = nameOf(reportingFor.exec(paragraph));
    if (agency !== null) return knownAgency(agency) ?? agency.replace(/^the\s+/i, '');
    if (reutersSignature.test(paragraph)) return 'Reuters';
  }
  if (paragraph.length <= 120) {
    for (const form of [sourceLine, copyright, bare]) {
      const credit = nameOf(form.exec(paragraph));
      const known = credit === null ? null : knownAgency(credit.replace(/\b(?:19|20)\d\d\b/g, '').trim());
      if (known !== null) return known;
    }
    // A credit of its own in brackets, of an agency we do not know: `(Meridian Wire)`.
    const own = /^\((?<name>\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,3})\)\.?$/u.exec(paragraph)?.groups?.['name'];
    if (own !== undefined && /\b(?:Wire|News|Agency|Press|Newswire|Service)$/u.test(own)) return own;
  }
  const credit = nameOf(atEnd.exec(paragraph.slice(-50)));
  return credit === null ? null : knownAgency(credit);
}

/** Whether a byline is an agency's: `Associated Press`, `Jane Roe, AP`, `Meridian Wire`. */
function creditInByline(byline: string): string | null {
  for (const part of [byline, ...byline.split(/[,;/|]|\s(?:with|mit|avec|con)\s/u)]) {
    const name = part.trim();
    const agency = knownAgency(name);
    if (agency !== null && (name.length > 2 || name === 'AP')) return agency;
    if (/^\p{Lu}[\p{L} -]{2,30}\s(?:Wire|Newswire|News Agency|Press Agency|News Service|Nachrichtenagentur)$/u.test(name)) return name;
  }
  return null;
}

/**
 * The origin of a snapshot's text (title, blank line, paragraphs) that `outlet` carries, by its credit lines. `byline` is the page's.
 * An agency that only contributed ("with material from AFP") is no origin: the outlet wrote the text.
 */
export function findOrigin(text: string, outlet: string, byline: string | null = null): Origin {
  const paragraphs = text.split('\n\n').slice(1);
  const decided = (name: string, reason: string): Origin =>
    sameName(name, outlet) ? { origin: outlet, reason: 'its own report' } : { origin: name, reason };
  for (const paragraph of paragraphs.slice(0, 2)) {
    const credit = creditAtHead(paragraph) ?? (paragraph.length <= 60 ? asCredit(creditInLine(paragraph), paragraph) : null);
    if (credit !== null) return decided(credit.name, `dateline ${quoted(credit.line)}`);
  }
  for (const paragraph of paragraphs.slice(2).slice(-4).reverse()) {
    const credit = creditInLine(paragraph);
    if (credit !== null) return decided(credit, `credit line ${quoted(paragraph.slice(-shown))}`);
  }
  const credited = byline === null ? null : creditInByline(byline);
  if (credited !== null) return decided(credited, `byline ${quoted(byline ?? '')}`);
  return { origin: outlet, reason: 'no agency is credited' };
}

function asCredit(name: string | null, line: string): { name: string; line: string } | null {
  return name === null ? null : { name, line };
}
