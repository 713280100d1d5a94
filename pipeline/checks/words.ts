// Words of a text as the rules compare them: folded (lower case, no accents, no possessive), with their place and whether they are capitalised.
// Two words are the same when they are forms of one word as far as spelling shows it.

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Folded form: what words are compared by. */
  readonly key: string;
  /** First letter is upper case (never in scripts without case). */
  readonly capitalised: boolean;
  /** No letter that could be upper case: a script without case, or figures. */
  readonly caseless: boolean;
}

// What a reader does not see stands in no word's way, and whatever is put for an apostrophe between letters is one.
const pattern =
  /(?:\p{Lu}\.){2,}|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[\u00AD\u200B-\u200D\u2060\uFEFF]+(?=\p{L}))*(?:['’ʼ‛`´′＇](?:[\p{L}\p{M}]|[\u00AD\u200B-\u200D\u2060\uFEFF]+(?=\p{L}))+)*/gu;
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a language's writing puts no spaces between words. */
export function isSpaceless(text: string): boolean {
  return spaceless.test(text);
}

const apostrophes = /[’ʼ‛`´′＇]/gu;

/** Cyrillic and Greek letters that look like Latin ones, in the order of `latin`. */
const lookalike = 'аеорсухіјѕԁһԛԝοανικτερ';
const latin = 'aeopcyxijsdhqwoaviktep';

/** A word in letters of two scripts, as a reader sees it: in the script of the letters that have no double. */
function ofOneScript(word: string): string {
  if (!/[a-z]/u.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) return word;
  const read = Array.from(word, (letter) => latin[lookalike.indexOf(letter)] ?? letter).join('');
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(read)) return read;
  return Array.from(word, (letter) => lookalike[latin.indexOf(letter)] ?? letter).join('');
}

const folded = new Map<string, string>();

/** Lower case without accents; possessive ending, Arabic article and the dots of an abbreviation dropped. */
export function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  const bare = ofOneScript(word.replaceAll(apostrophes, "'").toLowerCase())
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0652\u0670\u0640]/gu, '')
    .normalize('NFC')
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replaceAll(apostrophes, "'")
    .replace(/'s?$/u, '')
    .replaceAll('.', '')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replace(/ı/gu, 'i');
  const key = bare.replace(/^[وف]?(?:ال|لل|بال|كال)(?=\p{L}{3})/u, '').replace(/^و(?=\p{L}{4})/u, '') || bare;
  // Names repeat: a small memory saves most of the work and cannot grow without end.
  if (folded.size > 20_000) folded.clear();
  folded.set(word, key);
  return key;
}

const elision = /^(?:\p{L}{1,2}|qu|dell|nell|sull|all|dall|quell|un|lorsqu|jusqu)['’‛`´′＇](?=\p{L}{3})/iu;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const word = match[0];
    // French and Italian articles are joined by an apostrophe: l'Europe, dell'Unione, d'après.
    const elided = /['’‛`´′＇]/u.test(word) ? (elision.exec(word)?.[0].length ?? 0) : 0;
    const own = word.slice(elided);
    const first = own[0] ?? '';
    words.push({
      start: match.index + elided,
      end: match.index + word.length,
      text: own,
      key: foldWord(own),
      capitalised: /\p{Lu}/u.test(first),
      caseless: first.toLowerCase() === first.toUpperCase(),
    });
  }
  return words;
}

const irregular = new Map<string, string>();
for (const forms of `say said|tell told|win won|meet met|hold held|leave left|lead led|lose lost|make made|take took taken|give gave given|go went gone|come came|rise rose risen|fall fell fallen
begin began begun|choose chose chosen|write wrote written|speak spoke spoken|buy bought|sell sold|pay paid|fight fought|send sent|spend spent|build built|find found|become became|keep kept
bring brought|think thought|catch caught|break broke broken|man men|woman women|child children|person people|know knew known|see saw seen|get got gotten|grow grew grown|draw drew drawn
run ran|stand stood|understand understood|teach taught|seek sought|shoot shot|feel felt|hear heard|mean meant|drive drove driven|throw threw thrown|die died dying|lie lied lying
withdraw withdrew withdrawn|steal stole stolen|swear swore sworn|strike struck|deal dealt|forbid forbade forbidden|flee fled|country countries|elect election elected
shrink shrank shrunk|slide slid|sink sank sunk|shake shook shaken|fly flew flown|freeze froze frozen|win winning|cut cutting|shut shutting|put putting|hit hitting|set setting
quit quitting|tie tying|jury juror jurors|wound wounded|rise rising|lose losing|make making|take taking|give giving|come coming`.split(
  /[|\n]/,
)) {
  const [base, ...others] = forms.trim().split(' ');
  if (base !== undefined) for (const other of others) irregular.set(other, base);
}

/** Whether a folded English word is a past form that is no base form as well. */
export const isPastForm = (key: string): boolean =>
  irregular.has(key) &&
  !key.endsWith('ing') &&
  /^(?:said|told|won|met|held|left|led|lost|made|took|taken|gave|given|went|gone|came|rose|risen|fell|fallen|began|begun|chose|chosen|wrote|written|spoke|spoken|bought|sold|paid|fought|sent|spent|built|found|became|kept|brought|caught|broke|broken|grew|grown|drew|drawn|ran|stood|sought|shot|drove|driven|threw|thrown|died|withdrew|withdrawn|stole|stolen|struck|dealt|fled|shrank|shrunk|sank|sunk|flew|flown|froze|frozen)$/u.test(
    key,
  );

const withoutItsE = /[^aeiou][aeiou][bcdfgklmnprstvz]$/u;

/** English stem, crude on purpose: endings of number, tense and manner only. */
function englishStem(key: string): string {
  let stem = irregular.get(key) ?? key;
  if (stem.length > 4) {
    if (stem.endsWith('ies') || stem.endsWith('ied')) stem = `${stem.slice(0, -3)}y`;
    else if (stem.endsWith('sses')) stem = stem.slice(0, -2);
    else if (stem.endsWith('s') && !stem.endsWith('ss') && !stem.endsWith('us')) stem = stem.slice(0, -1);
    const whole = stem.length;
    if (stem.endsWith('ing') && stem.length > 5) stem = stem.slice(0, -3);
    else if (stem.endsWith('ed') && stem.length > 4) stem = stem.slice(0, -2);
    // "Banned" and "banning" come from "ban", "robbed" from "rob".
    if (stem.length === 4 && whole > 4 && /[aeiou]([bdgmnprt])\1$/u.test(stem)) return stem.slice(0, 3);
    if (stem.endsWith('ly') && stem.length > 5) stem = stem.slice(0, -2);
    const last = stem.at(-1) ?? '';
    if (last === stem.at(-2) && stem.length > 4 && 'bdfgkmnprt'.includes(last)) stem = stem.slice(0, -1);
    // "voted" and "voting" come from "vote": a consonant that is not doubled had an e after it.
    if (stem.length === 3 && withoutItsE.test(stem) && !key.startsWith(`${stem}s`)) stem += 'e';
    else if (stem.length > 4 && stem.endsWith('e')) stem = stem.slice(0, -1);
  } else if (stem.length === 4 && stem.endsWith('s') && !stem.endsWith('ss')) stem = stem.slice(0, -1);
  return stem;
}

function commonPrefix(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let length = 0;
  while (length < most && left[length] === right[length]) length += 1;
  return length;
}

/** Slavic languages drop the last vowel of a word where an ending follows: "Paweł", "Pawła". */
const fleeting = new Set(['pl', 'ru', 'uk']);
const lastVowel = /[eoеёо](?=[^aeiouyаеиоуыэюяіїє]$)/u;

function losesVowel(whole: string, inflected: string): boolean {
  if (whole.length < 4 || whole.length > 7 || !lastVowel.test(whole)) return false;
  const stem = whole.replace(lastVowel, '');
  return stem.length >= 3 && inflected.startsWith(stem) && inflected.length > stem.length && inflected.length - stem.length <= 3;
}

/** A German verb without what stands between its prefix and its stem in some of its forms. */
const withoutInfix = (key: string): string =>
  key.replace(/^(ab|an|auf|aus|ein|vor|nach|um|weg|bei|mit|her|hin|los|fest|zuruck|weiter)(?:zu|ge)(?=\p{L}{4})/u, '$1');

/** An Arabic word, and what is left of it if it is a verb of the present: "تلقى" and, of "يتلق", "تلق". */
const arabicForms = (key: string): string[] =>
  [key, key.replace(/^[يتنأ](?=\p{L}{3})/u, '')].map((form) => form.replace(/(?<=\p{L}{3})[ىي]$/u, ''));

/** Whether two folded words are forms of one word. Languages other than English inflect more: their words agree up to their endings. */
export function sameWord(left: string, right: string, language: string): boolean {
  if (left === right) return true;
  if (/\p{N}/u.test(left) || /\p{N}/u.test(right)) return false;
  if (language === 'en') return stemOf(left) === stemOf(right);
  if (endsAlike(left, right, language)) return true;
  if (language === 'ar') return arabicForms(left).some((form) => arabicForms(right).includes(form));
  // "Anzuheben" is a form of "anheben", "angekündigt" of "ankündigen".
  return language === 'de' && endsAlike(withoutInfix(left), withoutInfix(right), language);
}

/** Endings of the past of several, and of one: "firmaron" and "firmó" share less than other forms do. */
const pastOfSeveral = /(?:aron|ieron|aram|eram|iram|arono|erono|irono|erent)$/u;
const pastOfOne = /(?:[aeio]|io|ou|eu|iu)$/u;
const romance = new Set(['es', 'pt', 'it', 'fr']);

function isPastOf(several: string, one: string): boolean {
  if (!pastOfSeveral.test(several) || !pastOfOne.test(one)) return false;
  const stem = several.replace(pastOfSeveral, '');
  return stem.length >= 4 && stem === one.replace(pastOfOne, '');
}

function endsAlike(left: string, right: string, language: string): boolean {
  if (left === right) return true;
  const shared = commonPrefix(left, right);
  if (romance.has(language) && (isPastOf(left, right) || isPastOf(right, left))) return true;
  if (fleeting.has(language) && (losesVowel(left, right) || losesVowel(right, left))) return true;
  return shared >= 4 && shared >= Math.min(left.length, right.length) - 2 && Math.max(left.length, right.length) - shared <= 3;
}

const stems = new Map<string, string>();

/** Stem of a folded English word. */
export function stemOf(key: string): string {
  let stem = stems.get(key);
  if (stem === undefined) {
    stem = englishStem(key);
    if (stems.size > 20_000) stems.clear();
    stems.set(key, stem);
  }
  return stem;
}

/** A set of words that answers whether a form of a word is in it. What the answer needs is built when it is first asked for. */
export class WordSet {
  readonly #keys: Set<string>;
  #stems: Set<string> | null = null;
  #byStart: Map<string, string[]> | null = null;

  constructor(keys: Iterable<string> = []) {
    this.#keys = new Set(keys);
  }

  add(key: string): void {
    this.#keys.add(key);
    this.#stems = null;
    this.#byStart = null;
  }

  has(key: string, language: string): boolean {
    if (this.#keys.has(key)) return true;
    if (language === 'en') {
      this.#stems ??= new Set(Array.from(this.#keys, stemOf));
      return this.#stems.has(stemOf(key));
    }
    this.#byStart ??= this.#buckets();
    return this.#byStart.get(key.slice(0, 3))?.some((other) => sameWord(key, other, language)) ?? false;
  }

  #buckets(): Map<string, string[]> {
    const buckets = new Map<string, string[]>();
    for (const key of this.#keys) {
      const start = key.slice(0, 3);
      const bucket = buckets.get(start);
      if (bucket === undefined) buckets.set(start, [key]);
      else bucket.push(key);
    }
    return buckets;
  }
}
