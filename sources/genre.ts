// Whether an article is nothing that an analyst writes about: live blogs, lists, horoscopes, results of matches, paid content, puzzles, lottery
// numbers, the day's weather, what is on television, recipes. Told by its address, its section, its title and, where a word may be news too, by
// what must stand in its text besides. What is missed costs a story that nobody drafts; news that is dropped is lost: so in doubt it stays.
// Deaths are news: notices of them are not told apart. Languages without lists are told by address and section alone.
import type { Genre } from '../core/genre.ts';
import { arabic, chinese, hindi, japanese, korean, persian } from './genre/eastern.ts';
import { dutch, english, german, scandinavian } from './genre/germanic.ts';
import { isGrave } from './genre/grave.ts';
import { anywhere, whole, type Markers } from './genre/markers.ts';
import { french, italian, portuguese, spanish } from './genre/romance.ts';
import { indonesian, polish, russian, turkish, ukrainian } from './genre/slavic-and-turkish.ts';

export interface GenreFound {
  readonly genre: Genre;
  /** In words, for whoever asks why an article is in no story. */
  readonly reason: string;
}

export interface GenreInput {
  readonly title: string;
  /** The title, a blank line, the paragraphs; or the paragraphs alone. */
  readonly text: string;
  /** http(s) address. */
  readonly url: string;
  /** As the page names it; null: it does not. */
  readonly section: string | null;
  /** ISO 639-1 code. */
  readonly language: string;
}

type Compiled = { readonly [Name in keyof Markers]: RegExp } & { readonly each: { readonly signs: RegExp[]; readonly sport: RegExp[] } };

function compile(markers: Markers, match: typeof whole): Compiled {
  const compiled = Object.fromEntries(Object.entries(markers).map(([name, parts]) => [name, match(parts as readonly string[])]));
  const each = (parts: readonly string[]): RegExp[] => parts.map((part) => match([part]));
  return { ...compiled, each: { signs: each(markers.signs), sport: each(markers.sport) } } as unknown as Compiled;
}

const byLanguage = new Map<string, Compiled>([
  ...Object.entries({ en: english, de: german, nl: dutch, sv: scandinavian, da: scandinavian, no: scandinavian, nb: scandinavian }).map(
    ([code, markers]) => [code, compile(markers, whole)] as const,
  ),
  ...Object.entries({ fr: french, es: spanish, pt: portuguese, it: italian }).map(
    ([code, markers]) => [code, compile(markers, whole)] as const,
  ),
  ...Object.entries({ ru: russian, uk: ukrainian, pl: polish, tr: turkish, id: indonesian }).map(
    ([code, markers]) => [code, compile(markers, whole)] as const,
  ),
  ...Object.entries({ ar: arabic, fa: persian, hi: hindi, zh: chinese, ja: japanese, ko: korean }).map(
    ([code, markers]) => [code, compile(markers, anywhere)] as const,
  ),
]);

/** Parts of an address between slashes that newspapers keep for one genre. */
const segments: readonly (readonly [Genre, RegExp])[] = [
  ['horoscope', /^(?:horoscopes?|horoskope?|horoscopos?|oroscopo|horoscoop|rashifal|zodiac|goroskop)$/],
  [
    'paid',
    /^(?:sponsored|sponsored-content|advertorials?|partner-?content|paid-?(?:content|post)|brand-?content|branded-content|brandstories|brandpost|anzeigen?|publireportajes?|publirreportajes?|publi-?redactionnels?|contenu-partenaire|conteudo-de-marca|contenido-patrocinado|publieditorial|sponsor|promoted)$/,
  ],
  ['puzzle', /^(?:crosswords?|sudoku|puzzles?|quizz?e?s|wordle|kreuzwortraetsel|mots-croises|crucigramas?|palavras-cruzadas)$/],
  ['lottery', /^(?:lottery-results?|lottozahlen|loterias?|lotto-results?|lotto-e-superenalotto)$/],
  ['recipe', /^(?:recipes?|recettes?|recetas?|receitas?|ricette|rezepte?|recepten)$/],
  ['television', /^(?:tv-guide|tv-listings|tv-programm|programme-tv|guida-tv|programacion-tv)$/],
  ['live-blog', /^(?:live-?blogs?|live-?updates?|live-?ticker|livestory|live-news)$/],
];
/** As a page names its section: the whole of it. */
const sections: readonly (readonly [Genre, RegExp])[] = [
  [
    'paid',
    /^(?:sponsored(?: content)?|partner content|paid (?:content|post)|advertorial|anzeige|branded? content|publirreportaje|contenu partenaire|contenuto sponsorizzato|conteúdo patrocinado|реклама)$/iu,
  ],
  ['horoscope', /^(?:horoscopes?|horoskope?|horóscopos?|oroscopo|гороскоп|占い|राशिफल|الأبراج)$/iu],
  ['puzzle', /^(?:crosswords?|puzzles?|puzzles (?:&|and) games|quiz(?:zes)?|games)$/iu],
  ['recipe', /^(?:recipes?|recettes|recetas|ricette|rezepte|receitas)$/iu],
];

const sportSegment =
  /^(?:sports?|deportes?|esportes?|desporto|football|soccer|futbol|futebol|calcio|fussball|cricket|nfl|nba|mlb|nhl|tennis|rugby|basketball|golf|spor|sepak-?bola|bola|voetbal|fotball?|sport\d*)$/;
const sportSection =
  /^(?:sports?|deportes?|esportes?|desporto|sporza|football|soccer|fútbol|calcio|fußball|cricket|tennis|rugby|spor|спорт|رياضة|खेल|スポーツ|体育|體育|스포츠)\b/iu;
/** Two small numbers as a match ends: not a year, a date, a vote of hundreds. */
const score =
  /(?<![\d.:/–-])(?<one>\d{1,3})\s?[-–:]\s?(?<other>\d{1,3})(?![\d.:/–-]|\s?(?:a\.m|p\.m|uhr|h\b|years?|days?|per cent|percent|%))/iu;
/** Courts and parliaments count too. */
const votes =
  /(?<!\p{L})(?:vot(?:e[ds]?|o|ing)|senate|house|court|justices|ruling|parliament|supreme|bill|congress|council|board|panel|jury|abstimmung|stimmen|gericht|urteil|scrutin|voix|tribunal|senado|corte|congreso|voto|votos|parlamento|senato|verdict|covid|pandemic|deal|split)(?!\p{L})/iu;

/** Nothing else is called so, whatever the signs are. */
const yourStars =
  /(?<!\p{L})your (?:day|week|month|year) in the stars(?!\p{L})|(?<!\p{L})your stars (?:today|this week|this month)(?!\p{L})/iu;
const fewestSigns = 5;
const fewestSportWords = 4;
/** A list says how many at its beginning. */
const listNumber =
  /^(?:the |these |our |top |here are |die |les |las |los |i |le |os |as |топ[- ]?)?(?<number>\d{1,3}|five|six|seven|eight|nine|ten|eleven|twelve|fünf|sechs|sieben|acht|neun|zehn|cinq|six|sept|huit|neuf|dix|cinco|seis|siete|ocho|nueve|diez|cinque|sei|sette|otto|nove|dieci|sete|oito|dez)\s+(?:of the |der |des |de las |de los |dei |delle |das |dos )?/iu;
/** What is explained in points is news. */
const explainer =
  /(?<!\p{L})(?:to know|you need to know|we know|explained|takeaways?|questions?|killed|dead|arrested|injured|years?|days?|hours?|minutes?|months?|weeks?|people|percent|per cent|million|billion)(?!\p{L})/iu;

function stamps(text: string): number {
  return [...text.matchAll(/(?:^|\n)\s*(?:[01]?\d|2[0-3])[:.h][0-5]\d\b/gu)].length;
}

const counted = (patterns: readonly RegExp[], text: string): number => patterns.filter((pattern) => pattern.test(text)).length;

/** The title without the outlet's name after a bar or a dash. */
const bare = (title: string): string =>
  title
    .normalize('NFC')
    .replace(/\s+[|｜]\s+[^|｜]{1,40}$/u, '')
    .trim();

/** Where words for it can be in the news too, what must stand in the text besides. */
function byTitle(
  title: string,
  body: string,
  path: readonly string[],
  section: string | null,
  language: string,
  markers: Compiled,
): GenreFound | null {
  const live = markers.liveBlog.exec(title);
  if (live !== null) return { genre: 'live-blog', reason: `the title says “${live[0]}”` };
  const stars = markers.horoscope.exec(title);
  const signs = counted(markers.each.signs, body);
  const yours = yourStars.exec(title);
  if (yours !== null) return { genre: 'horoscope', reason: `the title says “${yours[0]}”` };
  if (stars !== null && signs >= fewestSigns)
    return { genre: 'horoscope', reason: `the title says “${stars[0]}”, the text names ${signs} signs` };
  const label = markers.paid.exec(title);
  if (label !== null && labels(title, label)) return { genre: 'paid', reason: `the title is labelled “${label[0]}”` };
  const head = markers.paid.exec(body.slice(0, 120));
  if (head !== null && labels(body.slice(0, 120), head)) return { genre: 'paid', reason: `the text is labelled “${head[0]}”` };
  // The rest are words that news has too.
  if (isGrave(title, language)) return null;
  const offer = markers.offer.exec(title);
  if (offer !== null && /[€$£¥₹]\s?\d|\d\s?[€$£¥₹%]/u.test(`${title} ${body.slice(0, 3000)}`))
    return { genre: 'paid', reason: `the title offers goods: “${offer[0]}”` };
  for (const [genre, pattern] of [
    ['lottery', markers.lottery],
    ['puzzle', markers.puzzle],
    ['weather', markers.weather],
    ['television', markers.television],
  ] as const) {
    const found = pattern.exec(title);
    if (found !== null) return { genre, reason: `the title says “${found[0]}”` };
  }
  const dish = markers.recipe.exec(title);
  if (dish !== null && quantities(body) >= 4) return { genre: 'recipe', reason: `the title says “${dish[0]}”, the text measures out` };
  const cooked = cookingVerbs.filter((verb) => verb.test(body)).length;
  if (cooked >= fewestCookingVerbs && quantities(body) >= 2)
    return { genre: 'recipe', reason: `the text measures out and tells ${cooked} steps of cooking` };
  const inSport = path.some((part) => sportSegment.test(part)) || (section !== null && sportSection.test(section));
  const words = counted(markers.each.sport, body);
  const table = markers.sportTable.exec(title);
  if (table !== null && (inSport || words >= fewestSportWords)) return { genre: 'sport-result', reason: `the title says “${table[0]}”` };
  const result = score.exec(title);
  if (result !== null && !votes.test(title) && words >= (inSport ? 1 : fewestSportWords))
    return { genre: 'sport-result', reason: `the title gives a result: ${result[0].trim()}` };
  return null;
}

/** What a label is called and the trade too: "Werbung: Verbot für Tabak kommt" is news, "[Werbung] Rauchen Sie weniger" is not. */
const ofTheTrade =
  /^(?:anzeige|werbung|promotion|annonce|annons|annonse|publicidad|publicidade|pubblicità|reklame|реклама|промо|спецпроект|спецпроєкт|reklam|tanıtım|reklama|iklan|advertentie|partenariat|remitido|विज्ञापन|برعاية|آگهی|تبلیغات)$/iu;

/** A label stands first, before what it labels: alone in its line, or with a colon, a bar or brackets. */
function labels(text: string, found: RegExpExecArray): boolean {
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  const separate = ofTheTrade.test(found[0]) ? /^\s*(?:[|｜\])】）]|\n|$)/u : /^\s*(?:[:：|｜\])】）–—-]|\n|$)/u;
  return /^[\s[(【（*–-]*$/u.test(before) && separate.test(after);
}

/** What English recipes tell a cook to do, at the beginning of a sentence or after another step. */
const cookingVerbs =
  'rinse soak simmer stir add cut slice dice chop peel boil fry bake roast season serve drain render whisk pour heat cover melt knead grate mash ladle'
    .split(' ')
    .map((verb) => new RegExp(`(?:^|[.;:,] |and |then )${verb} (?=[\\p{Ll}\\d])`, 'imu'));
const fewestCookingVerbs = 5;

function quantities(text: string): number {
  return [
    ...text.matchAll(
      /\d\s?(?:g|gr|grams?|kg|ml|cl|dl|lit(?:re|er)s?|tablespoons?|teaspoons?|tbsp|tsp|cups?|oz|EL|TL|cuil|cucharad\p{L}+|cucchiai\p{L}*|colher\p{L}*|tazas?|xícaras?|ст\. ?л|ч\. ?л|г|мл|克|グラム|大さじ|小さじ)(?!\p{L})/gu,
    ),
  ].length;
}

function listicle(title: string, body: string, language: string, markers: Compiled): GenreFound | null {
  const number = listNumber.exec(title);
  if (number === null || explainer.test(title) || isGrave(title, language)) return null;
  const counts = title.slice(number[0].length);
  const thing = markers.listed.exec(counts);
  if (thing?.index !== 0) return null;
  // "3 films win in Cannes" has no numbered parts; a list has.
  const parts = [...body.matchAll(/(?:^|\n)\s*(?:#|No\. ?|Nr\. ?)?\d{1,3}[.)]?\s+\p{L}/gu)].length;
  const best =
    /(?:best|beste|meilleur|mejor|melhor|miglior|лучш|najleps|iyi|gift|geschenk|cadeau|regal|presente|prezent|подар|hediye|hack|meme|must|funniest)/iu.test(
      title,
    );
  return parts >= 3 || best ? { genre: 'listicle', reason: `the title counts “${(number[0] + thing[0]).trim()}”` } : null;
}

/** What kind of page it is, where it is none that an analyst writes about; null: it may be news. */
export function genreOf(article: GenreInput): GenreFound | null {
  const title = bare(article.title);
  const body = article.text.startsWith(article.title) ? article.text.slice(article.title.length).trimStart() : article.text;
  const address = URL.canParse(article.url) ? new URL(article.url).pathname.toLowerCase() : '';
  const path = address.split('/').filter(Boolean);
  // The last part names the page, not where it stands.
  for (const [genre, pattern] of segments) {
    const found = path.slice(0, -1).find((part) => pattern.test(part));
    if (found !== undefined) return { genre, reason: `its address is under /${found}/` };
  }
  for (const [genre, pattern] of sections) {
    if (article.section !== null && pattern.test(article.section.trim()))
      return { genre, reason: `its section is “${article.section.trim()}”` };
  }
  if (path.slice(0, -1).includes('live') && stamps(body) >= 3)
    return { genre: 'live-blog', reason: 'its address is under /live/, its text has times' };
  const markers = byLanguage.get(article.language);
  if (markers === undefined) return null;
  return byTitle(title, body, path, article.section, article.language, markers) ?? listicle(title, body, article.language, markers);
}
