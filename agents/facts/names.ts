// Names in a quotation as runs of capitalised words, sorted into people, organisations and places where the words around say so. Scripts
// without capitals give countries and the claim's own speakers only.
import type { Claim } from '../../core/claims.ts';
import type { ClaimFacts } from '../../core/claim-facts.ts';
import { CountryIndex, countryName } from '../country-names.ts';
import type { People } from '../extractive/claims/people.ts';
import { titles, withoutTitles } from '../extractive/claims/people.ts';
import { languageOf } from '../extractive/languages/index.ts';
import { fold } from '../extractive/text/words.ts';
import { calendarNames } from './calendar.ts';

type Names = Pick<ClaimFacts, 'people' | 'organisations' | 'places' | 'names'>;

const particle = '(?:de|del|della|di|da|dos|van|von|der|bin|al|el|la|le|of|of the|for|and)';
const capital = "\\p{Lu}[\\p{L}\\p{M}\\p{N}’'.-]*";
const runs = new RegExp(`${capital}(?:[ \\u00a0](?:${particle} )?${capital})*`, 'gu');
const organisation =
  /(?:^|\s)(?:House|Department|Committee|Party|Ministry|Court|Senate|Congress|Council|Administration|Group|Cent(?:er|re)|University|Association|Union|Agency|Bureau|Office|Institute|Commission|Corporation|Company|Inc|Ltd|Treasury|Parliament|Police|Foundation|Fund|Bank|Authority|Organi[sz]ation|News|Times|Post|Journal|Line|Lines|Airlines|Railways?|Board|Federation|League|Service|Guard|Force|Army|Navy|Ledger|Courier|Ministerio|Ministère|Ministerium|Partido|Parti|Banco|Banque|Министерство|Банк)\.?(?:\s|$)|^\p{Lu}{2,6}$|^(?:\p{Lu}\.){2,6}$/u;
const placeBefore: Readonly<Record<string, RegExp>> = {
  en: /\b(?:in|at|near|from|to|off|outside|around|across|into|through|towards?|of|port of|city of|town of|village of) $/i,
  es: /\b(?:en|desde|hacia|cerca de|a) $/i,
  fr: /\b(?:à|en|au|aux|depuis|vers|près de) $/iu,
  de: /\b(?:in|aus|nach|bei|vor) $/i,
  it: /\b(?:a|in|da|verso|vicino a) $/i,
  pt: /\b(?:em|no|na|para|desde) $/i,
};
const placeWord =
  /(?:^|\s)(?:Port|Harbou?r|Bay|Sound|Island|Islands|Isles?|River|Lake|Sea|Strait|County|Province|Valley|Mount|City|North|South|East|West)(?:\s|$)/u;

const countries = new CountryIndex();

function isPerson(run: string, before: string, people: People, claim: Pick<Claim, 'attribution'>): boolean {
  const last = fold(run).split(/\s+/).at(-1) ?? '';
  if (claim.attribution.some((link) => link.kind === 'person' && fold(link.name).split(/\s+/).at(-1) === last)) return true;
  if (new RegExp(`(?:^|\\s)(?:${titles})$`, 'u').test(before.trimEnd()) || withoutTitles(run) !== run) return true;
  return people.resolve(run).role !== null;
}

/** Names of a claim's quotation, each once, as the article writes them. German writes every noun large: there a name has two words. */
export function namesOfClaim(claim: Pick<Claim, 'quote' | 'language' | 'attribution'>, people: People): Names {
  const { quote, language } = claim;
  const { cues } = languageOf(language);
  const { months, weekdays } = calendarNames(language);
  const found = { people: new Set<string>(), organisations: new Set<string>(), places: new Set<string>(), names: new Set<string>() };
  for (const match of quote.matchAll(runs)) {
    let run = match[0].replace(/[’']s?$/u, '').replace(/(?<=\p{Ll}{2})\.$/u, '');
    let at = match.index;
    // A sentence's first word is large whether or not it is a name.
    if (at === 0 || /[.!?:]\s+[“"]?$|[“"«„]$/u.test(quote.slice(0, at))) {
      const [first = '', ...rest] = run.split(' ');
      if (cues.stopWords.has(fold(first)) || people.isCommon(first)) {
        run = rest.join(' ').replace(new RegExp(`^(?:${particle} )`, 'u'), '');
        at += match[0].length - run.length;
      } else if (rest.length === 0 && people.resolve(first).name === first && !organisation.test(first)) continue;
    }
    const words = run.split(' ').filter((word) => !months.has(word.toLowerCase()) && !weekdays.has(word.toLowerCase()));
    run = words.join(' ').replace(new RegExp(` ${particle}$`, 'u'), '');
    if (run.length < 2 || words.every((word) => cues.stopWords.has(fold(word)))) continue;
    if (language === 'de' && !run.includes(' ') && countries.find(run, language).size === 0) continue;
    const before = quote.slice(0, at);
    if (isPerson(run, before, people, claim)) found.people.add(withoutTitles(run));
    else if (organisation.test(run)) found.organisations.add(run);
    else if (countries.find(run, language).size > 0 || placeWord.test(run) || placeBefore[language]?.test(before) === true)
      found.places.add(run);
    else found.names.add(run);
  }
  if (!/\p{Lu}/u.test(quote)) for (const code of countries.find(quote, language)) found.places.add(countryName(code));
  return { people: [...found.people], organisations: [...found.organisations], places: [...found.places], names: [...found.names] };
}
