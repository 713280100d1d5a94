// What is said of a figure that the passage has: that it is a least or a most, that something changed by it or to it, that a day is a beginning
// or an end. The figures themselves are the matter of other rules.
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import { sameDate } from './dates.ts';
import { sameFigure } from './figures.ts';
import type { Figure } from './figures.ts';
import { homesOf } from './homes.ts';
import type { Line } from './line.ts';
import type { OutsideText } from './outside.ts';
import type { Finding } from './types.ts';

type Bound = 'least' | 'most' | 'under' | 'about' | 'none';

const gap = String.raw`\s*(?:the\s|los\s|las\s|les\s|i\s|le\s)?[$€£¥₹]?$`;
const bound = (words: string): RegExp => new RegExp(String.raw`(?:^|[^\p{L}])(?:${words})${gap}`, 'iu');
/** Chinese and Japanese join words without spaces. */
const joined = (words: string): RegExp => new RegExp(String.raw`(?:${words})\s*$`, 'u');

const before: readonly (readonly [RegExp, Bound])[] = [
  [
    bound(
      "no more than|not more than|up to|at most|as many as|as much as|(?:a )?maximum of|bis zu|höchstens|maximal|como máximo|a lo sumo|no más de|hasta|jusqu[’']à|au plus|pas plus de|no máximo|até|fino a|al massimo|non più di|не более|не больше|максимум|щонайбільше|не більше|hoogstens|maximaal|tot wel|najwyżej|nie więcej niż|ما يصل إلى|لا يزيد عن|अधिकतम|en fazla",
    ),
    'most',
  ],
  [
    bound(
      'no fewer than|no less than|not less than|at least|more than|over|above|upwards of|exceed(?:ing|ed|s)?|mindestens|mehr als|über|wenigstens|al menos|por lo menos|más de|como mínimo|au moins|plus de|pelo menos|ao menos|no mínimo|mais de|almeno|più di|oltre|не менее|не меньше|минимум|по меньшей мере|как минимум|более|больше|свыше|щонайменше|не менше|понад|більше|ten minste|minstens|meer dan|ruim|co najmniej|ponad|więcej niż|على الأقل|ما لا يقل عن|أكثر من|يزيد عن|कम से कम|en az',
    ),
    'least',
  ],
  [
    bound(
      'nearly|almost|less than|fewer than|under|below|close to|just short of|fast|beinahe|knapp|weniger als|casi|menos de|presque|près de|moins de|quase|quasi|meno di|почти|менее|меньше|майже|менше|bijna|minder dan|prawie|niemal|mniej niż|ما يقرب من|أقل من|neredeyse',
    ),
    'under',
  ],
  [
    bound(
      'about|around|roughly|some|approximately|an estimated|unos|unas|cerca de|alrededor de|environ|quelque|etwa|rund|circa|aproximadamente|около|примерно|близько|ongeveer|około|yaklaşık|نحو|حوالي|लगभग|करीब',
    ),
    'about',
  ],
  [joined('至少|超过|超過|逾|多于|少なくとも'), 'least'],
  [joined('最多|多达|至多|最大'), 'most'],
  [joined('近|将近|不到|不足|ほぼ'), 'under'],
  [joined('约|大约|約|およそ'), 'about'],
];
const behind: readonly (readonly [RegExp, Bound])[] = [
  [/^\s*(?:or more|oder mehr|o más|ou plus|ou mais|o più|и более|से अधिक|से ज्यादा|\p{Script=Han}{0,2}(?:以上|多(?=[人名万亿])))/iu, 'least'],
  [/^\s*(?:or fewer|or less|\p{Script=Han}{0,2}(?:以下|未満))/iu, 'under'],
];

/** What is said of a figure before it or behind it: a least, a most, nearly, about. */
export function boundOf(figure: Figure, text: string): Bound {
  const lead = text.slice(Math.max(0, figure.start - 28), figure.start);
  const own = before.find(([pattern]) => pattern.test(lead));
  return own?.[1] ?? behind.find(([pattern]) => pattern.test(text.slice(figure.end, figure.end + 16)))?.[1] ?? 'none';
}

/** Bounds of the passage that carry one of the sentence; about a figure may be said of any. */
const carried: Readonly<Record<Bound, readonly Bound[]>> = {
  least: ['least'],
  most: ['most'],
  under: ['under', 'about', 'most'],
  about: ['about', 'none', 'least', 'most', 'under'],
  none: ['none', 'about', 'under'],
};

interface Placed {
  readonly figure: Figure;
  readonly text: string;
  readonly passage: BesidePassage | undefined;
}

function sameIn(asked: Figure, passages: readonly BesidePassage[]): Placed[] {
  return passages.flatMap((passage) =>
    passage.range.reading.figures
      .filter((figure) => sameFigure(asked, figure))
      .map((figure) => ({ figure, text: passage.range.text, passage })),
  );
}

const around = (figure: Figure, text: string): string => {
  const lead = text.slice(Math.max(0, figure.start - 14), figure.start);
  return text.slice(figure.start - (/\S+\s*\S+\s*$/u.exec(lead)?.[0].length ?? 0), figure.end).trim();
};

/** Bounds of figures that the passages have otherwise: "at least 14" of 14, 1,200 of "up to 1,200". */
export function checkBounds(figures: readonly Figure[], text: string, beside: Beside): Finding[] {
  return figures.flatMap((asked): Finding[] => {
    const own = boundOf(asked, text);
    const same = sameIn(asked, beside.passages);
    if (same.length === 0) return [];
    if (same.some(({ figure, text: whole }) => carried[own].includes(boundOf(figure, whole)))) return [];
    const [other] = same;
    if (other === undefined) return [];
    // "Rose to 12 percent" has no bound, whatever word it is told with.
    if (own === 'most' && changeOf(other.figure, other.text) === 'to') return [];
    const reason = `the passage says “${around(other.figure, other.text)}”, the sentence “${around(asked, text)}”`;
    return [against(beside, other.passage?.comparison, reason)];
  });
}

type Change = 'by' | 'to';

const toward: Readonly<Record<string, RegExp>> = {
  en: bound('to(?: about| around| nearly| almost| just| a record)?'),
  de: bound('auf(?: rund| etwa| fast)?'),
  nl: bound('tot|naar'),
  es: bound('a|al|hasta|hasta el'),
  fr: bound('à'),
  pt: bound('para|a|até'),
  it: bound("a|al|fino al|all[’']"),
  ru: bound('до'),
  uk: bound('до'),
  pl: bound('do'),
  ar: bound('إلى'),
  zh: joined('至|到|为'),
  ja: joined('(?!)'),
};
const byAmount: Readonly<Record<string, RegExp>> = {
  en: bound('by|by about|by nearly|by almost|by around'),
  de: bound('um(?: rund| etwa| fast)?'),
  nl: bound('met'),
  es: bound('un|en|en un'),
  fr: bound("de|d[’']environ"),
  pt: bound('em|de'),
  it: bound("del|di|dell[’']"),
  ru: bound('на'),
  uk: bound('на'),
  pl: bound('o'),
  ar: bound('بنسبة|بمقدار'),
};

function changeOf(figure: Figure, text: string, language?: string): Change | null {
  const lead = text.slice(Math.max(0, figure.start - 20), figure.start);
  const languages = language === undefined ? Object.keys(toward) : [language];
  if (languages.some((one) => toward[one]?.test(lead) === true)) return 'to';
  return languages.some((one) => byAmount[one]?.test(lead) === true) ? 'by' : null;
}

const changing = 6;

/** Whether something grows or shrinks by a figure, or to it; null where nothing does, or no word tells. */
function changeAt(figure: Figure, text: string, line: Line, beside: Beside): Change | null {
  const at = line.tokens.findIndex((token) => token.word.start >= figure.start);
  const index = at === -1 ? line.tokens.length : at;
  const window = line.tokens.slice(Math.max(0, index - changing), index + changing);
  const isChange = (key: string): boolean => beside.meanings.of(key).some((pole) => pole.axis === 0);
  if (!window.some(({ key }) => isChange(key))) return null;
  const told = changeOf(figure, text, beside.language);
  // "Fell 8 percent" is by.
  if (told !== null) return told;
  const previous = line.tokens[index - 1];
  return previous !== undefined && isChange(previous.key) ? 'by' : null;
}

/** "Fell to 8 percent" where the passage has "fell 8 percent". */
export function checkChanges(figures: readonly Figure[], text: string, beside: Beside): Finding[] {
  return figures.flatMap((asked): Finding[] => {
    const own = changeAt(asked, text, beside.line, beside);
    if (own === null) return [];
    const given = sameIn(asked, beside.passages).map((placed) => ({
      placed,
      change: placed.passage === undefined ? null : changeAt(placed.figure, placed.text, placed.passage.comparison.other, beside),
    }));
    const [other] = given;
    if (other === undefined || given.some(({ change }) => change === null || change === own)) return [];
    const { figure, text: whole, passage } = other.placed;
    return [against(beside, passage?.comparison, `the passage says “${around(figure, whole)}”, the sentence “${around(asked, text)}”`)];
  });
}

const dateGap = String.raw`\s*(?:the\s|el\s|la\s|le\s|les\s|du\s|dem\s|den\s|der\s|il\s|lo\s|al\s|o\s|a\s|de\s|del\s|di\s|do\s|da\s|zum\s|zu\s|l[’'])?$`;
const dated = (words: string): RegExp => new RegExp(String.raw`(?:^|[^\p{L}])(?:${words})${dateGap}`, 'iu');
const until = dated(
  "by|until|till|before|bis|bis zum|spätestens|vor|jusqu[’']au?|jusqu[’']en|d[’']ici|avant|hasta|antes|antes del?|até|fino|fino al|entro|entro il|prima|prima del|до|к|перед|tot|voor|do|przed|قبل|حتى",
);
const since = dated(
  'after|since|from|starting|beginning|seit|ab|nach|depuis|après|à partir|dès|à compter|desde|después|tras|a partir|depois|após|dopo|da|dal|a partire|от|с|со|после|від|з|після|vanaf|sinds|na|od|po|بعد|منذ|ابتداء من',
);

function sideOf(start: number, text: string): 'until' | 'since' | null {
  const lead = text.slice(Math.max(0, start - 24), start);
  return until.test(lead) ? 'until' : since.test(lead) ? 'since' : null;
}

/** "After March" where the passage has "by March". */
function checkDays(outside: OutsideText, beside: Beside): Finding[] {
  return outside.dates.flatMap((asked): Finding[] => {
    const own = sideOf(asked.start, outside.text);
    if (own === null) return [];
    const given = beside.passages.flatMap((passage) =>
      passage.range.reading.dates
        .filter((date) => sameDate(asked, date, passage.source.article.publishedAt))
        .map((date) => ({ passage, date, side: sideOf(date.start, passage.range.text) })),
    );
    const [other] = given;
    if (other === undefined || given.some(({ side }) => side === null || side === own)) return [];
    const words = (start: number, end: number, text: string): string =>
      /\S+\s*$/u.exec(text.slice(0, start))?.[0].trim().concat(' ', text.slice(start, end)) ?? '';
    const reason = `the passage says “${words(other.date.start, other.date.end, other.passage.range.text)}”, the sentence “${words(asked.start, asked.end, outside.text)}”`;
    return [against(beside, other.passage.comparison, reason)];
  });
}

/** All of them, for a sentence and passages of one language. */
export function checkFigureSenses(outside: OutsideText, beside: Beside): Finding[] {
  if (homesOf(beside).length === 0) return [];
  return [
    ...checkBounds(outside.figures, outside.unquoted, beside),
    ...checkChanges(outside.figures, outside.unquoted, beside),
    ...checkDays(outside, beside),
  ];
}
