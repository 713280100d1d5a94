// Names in a quotation as runs of capitalised words, sorted into people, organisations and places where the words around say so. Scripts
// without capitals give countries and the claim's own speakers only.
import type { Claim } from '../../core/claims.ts';
import type { ClaimFacts } from '../../core/claim-facts.ts';
import { CountryIndex } from '../../core/country-names.ts';
import { countryName } from '../../core/languages.ts';
import { People, titles, withoutTitles } from '../extractive/claims/people.ts';
import { languageOf } from '../extractive/languages/index.ts';
import { fold } from '../extractive/text/words.ts';
import { calendarNames } from './calendar.ts';

type Names = Pick<ClaimFacts, 'people' | 'organisations' | 'places' | 'names'>;

const particle = '(?:de|del|della|di|da|dos|van|von|der|bin|al|el|la|le|of|of the)';
const capital = "\\p{Lu}[\\p{L}\\p{M}\\p{N}’'.-]*";
const runs = new RegExp(`${capital}(?:[ \\u00a0](?:${particle} )?${capital})*`, 'gu');
const organisation =
  /(?:^|\s)(?:House|Department|Committee|Party|Ministry|Court|Senate|Congress|Council|Administration|Group|Cent(?:er|re)|University|Association|Union|Agency|Bureau|Office|Institute|Commission|Corporation|Company|Inc|Ltd|Treasury|Parliament|Police|Foundation|Fund|Bank|Authority|Organi[sz]ation|News|Times|Post|Journal|Line|Lines|Airlines|Railways?|Board|College|Seminary|School|Church|Hospital|Society|Museum|Doctrine|Act|Code|Security|Federation|League|Service|Guard|Force|Army|Navy|Ledger|Courier|Ministerio|Ministère|Ministerium|Partido|Parti|Banco|Banque|Министерство|Банк)\.?(?:\s|$)|^\p{Lu}{2,6}$|^(?:\p{Lu}\.){2,6}$/u;
/** Before a place, and hardly ever before a person. */
const placeBefore: Readonly<Record<string, RegExp>> = {
  en: /\b(?:in|near|outside|off|port of|city of|town of|village of) $/i,
  es: /\b(?:en|cerca de) $/i,
  fr: /\b(?:à|en|près de) $/iu,
  de: /\b(?:in|nahe) $/i,
  it: /\b(?:in|vicino a) $/i,
  pt: /\b(?:em|perto de) $/i,
};
const placeWord =
  /(?:^|\s)(?:Port|Harbou?r|Bay|Sound|Island|Islands|Isles?|River|Lake|Sea|Strait|County|Province|Valley|Mount|City|North|South|East|West)(?:\s|$)/u;

const countries = new CountryIndex();

/** What an article says of its names, read once for all of its claims. */
export class ArticleNames {
  readonly people: People;
  /** Large words that stand without another before them: last names as a report repeats them. */
  readonly #alone = new Set<string>();

  constructor(text: string) {
    this.people = new People(text);
    for (const [word] of text.matchAll(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}’'-]+(?! \p{Lu})/gu)) this.#alone.add(word.replace(/[’']s$/u, ''));
  }

  /** "Jan Brewer" where the text goes on with "Brewer"; "Brewer" where it has her first name too. */
  isPerson(run: string): boolean {
    const words = run.split(' ');
    const last = words.at(-1) ?? '';
    if (this.people.resolve(run).role !== null) return true;
    if (words.length === 1) {
      const { name } = this.people.resolve(run);
      return name !== run && !organisation.test(name) && !placeWord.test(name);
    }
    return words.length <= 4 && this.#alone.has(last) && !/ of /.test(run);
  }
}

function isPerson(run: string, before: string, article: ArticleNames, claim: Pick<Claim, 'attribution'>): boolean {
  const last = fold(run).split(/\s+/).at(-1) ?? '';
  if (claim.attribution.some((link) => link.kind === 'person' && fold(link.name).split(/\s+/).at(-1) === last)) return true;
  const bare = withoutTitles(run);
  if (organisation.test(bare)) return false;
  if (new RegExp(`(?:^|\\s)(?:${titles})$`, 'u').test(before.trimEnd()) || bare !== run) return true;
  return article.isPerson(run);
}

/** Titles of articles in which every word is large: names cannot be told from other words. */
function isTitleCase(quote: string): boolean {
  const words = quote.match(/\p{L}{4,}/gu) ?? [];
  return words.length >= 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.7;
}

/** Names of a claim's quotation, each once, as the article writes them. German writes every noun large: there a name has two words. */
export function namesOfClaim(claim: Pick<Claim, 'quote' | 'language' | 'attribution'>, article: ArticleNames): Names {
  const { quote, language } = claim;
  const found = { people: new Set<string>(), organisations: new Set<string>(), places: new Set<string>(), names: new Set<string>() };
  for (const { run, at } of isTitleCase(quote) ? [] : runsOf(quote, language, article.people)) {
    const before = quote.slice(0, at);
    const isCountry = countries.find(run, language).size > 0;
    if (!isCountry && isPerson(run, before, article, claim)) found.people.add(withoutTitles(run));
    else if (organisation.test(run)) found.organisations.add(run);
    else if (isCountry || placeWord.test(run) || placeBefore[language]?.test(before) === true) found.places.add(run);
    else found.names.add(run);
  }
  if (!/\p{Lu}/u.test(quote)) for (const code of countries.find(quote, language)) found.places.add(countryName(code));
  return { people: [...found.people], organisations: [...found.organisations], places: [...found.places], names: [...found.names] };
}

/** Runs of large words with where they begin, without what is large for another reason. */
function runsOf(quote: string, language: string, people: People): { run: string; at: number }[] {
  const { cues } = languageOf(language);
  const { months, weekdays } = calendarNames(language);
  const found: { run: string; at: number }[] = [];
  for (const match of quote.matchAll(runs)) {
    let from = match.index;
    // "Obama's National Commission" are two names.
    for (const part of match[0].split(/(?<=[’']s)[ \u00a0]/u)) {
      let at = quote.indexOf(part, from);
      from = at + part.length;
      let run = part.replace(/[’']s?$/u, '').replace(/(?<=\p{Ll}{2})\.$/u, '');
      // A sentence's first word is large whether or not it is a name.
      if (at === 0 || /[.!?:]\s+[“"]?$|[“"«„]$/u.test(quote.slice(0, at))) {
        const [first = '', ...rest] = run.split(' ');
        if (cues.stopWords.has(fold(first)) || people.isCommon(first)) {
          run = rest.join(' ').replace(new RegExp(`^(?:${particle} )`, 'u'), '');
          at += part.length - run.length;
        } else if (rest.length === 0 && people.resolve(first).name === first && !organisation.test(first)) continue;
      }
      const words = run.split(' ').filter((word) => !months.has(word.toLowerCase()) && !weekdays.has(word.toLowerCase()));
      run = words.join(' ').replace(new RegExp(` ${particle}$`, 'u'), '');
      if (run.length < 2 || /^I[’']/.test(run) || words.every((word) => cues.stopWords.has(fold(word)))) continue;
      if (language === 'de' && !run.includes(' ') && countries.find(run, language).size === 0) continue;
      found.push({ run, at });
    }
  }
  return found;
}
