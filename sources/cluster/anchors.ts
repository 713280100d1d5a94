// What of a text survives a change of language: figures, and names spelt by their consonants in Latin letters. Spellings of one name
// in several scripts then mostly agree: Sollevik and Соллевик, Welgorod and Velgorod, al-Manzari and المنزري.
import anyAscii from 'any-ascii';

/** Capitalised, behind an article or particle too: al-Manzari. */
const cased = /^(?:\p{Ll}{1,2}[-’'])?\p{Lu}/u;
const caseless = /^\p{Lo}/u;
/** Fewer consonants than this do not tell names apart; words that cannot be seen to be names need more. */
const nameConsonants = 3;
const wordConsonants = 4;

/** Digits of any script as ASCII, and nothing else changed. */
function plainDigits(word: string): string {
  return word.replace(/\p{Nd}/gu, (digit) => anyAscii(digit));
}

/**
 * A figure's significant digits: `210,000`, `210.000` and `210` are one, as are `1.6` and `1.600`, whatever the word for the scale is.
 * Null for what is no figure, for a single digit, and for a year of our time: they tell no events apart.
 */
export function figureOf(word: string): string | null {
  const figure = plainDigits(word);
  if (!/^\d[\d.,'’·٫٬]*$/u.test(figure) || /^(?:19|20)\d\d$/.test(figure)) return null;
  const digits = figure.replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return digits.length >= 2 ? digits : null;
}

/** How much a figure says: a day of the month or another small number little, one of three digits and more much. */
export function figureWeight(figure: string): number {
  if (figure.length > 2) return 1.2;
  return Number(figure) <= 31 ? 0.6 : 0.8;
}

/** A word's consonants in Latin letters, with sounds that languages spell differently made one; doubled ones count once. */
export function consonantsOf(word: string): string {
  // Two letters of another script are never one sound of Latin's: s and h in سهلان, which is Sahlan.
  return anyAscii(word.replace(/\P{Script=Latin}/gu, '$&.'))
    .toLowerCase()
    .replace(/tsch|tch|sch|ch|sh|zh/g, 'j')
    .replace(/[kg]h/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/[cq]/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/[^a-z]/g, '')
    .replace(/[aeiouy]/g, '')
    .replace(/(.)\1+/g, '$1');
}

/**
 * The key of a word that may be a name: capitalised, or of a script without capitals. Null: it is too short to tell names apart.
 * A possessive or an inflected vowel at the end makes no other key.
 */
export function nameKeyOf(word: string): string | null {
  const wanted = cased.test(word) ? nameConsonants : caseless.test(word) ? wordConsonants : null;
  if (wanted === null) return null;
  const key = consonantsOf(word);
  return key.length >= wanted ? key : null;
}

/** How much a name key says. Without capitals most keys are no names: at full weight they would drown those that are, and the figures. */
export function anchorWeight(word: string): number {
  return caseless.test(word) ? 0.4 : 1;
}
