// A word that the source has, in a place where the passage has another one: between the same neighbours, "northern Mali affiliated" and
// "northern Tennessee affiliated". What the sentence reworded has other neighbours and is left alone.
import { against } from './beside.ts';
import type { Beside } from './beside.ts';
import type { Comparison } from './comparison.ts';
import type { Token } from './line.ts';
import { weighs } from './paraphrase.ts';
import { isSpeakingRole } from './people-words.ts';
import type { Finding } from './types.ts';

const widest = 2;

/** A word next to `token` on one side, and its places in the passage; the next but one where a small word of the sentence's own stands between. */
function neighbour(from: Token, step: 1 | -1, comparison: Comparison): { readonly token: Token; readonly places: readonly Token[] } | null {
  const { tokens, text } = comparison.own;
  // A name of several words has the neighbours of all of it.
  let token = from;
  const joined = (next: Token | undefined): next is Token =>
    from.word.capitalised &&
    next !== undefined &&
    next.word.capitalised &&
    /^[\s.]*$/u.test(step === 1 ? text.slice(token.word.end, next.word.start) : text.slice(next.word.end, token.word.start));
  for (let next = tokens[token.index + step]; joined(next); next = tokens[token.index + step]) token = next;
  for (const away of [1, 2]) {
    const other = tokens[token.index + step * away];
    if (other === undefined) return null;
    const places = comparison.matches(other);
    if (places.length > 0) return { token: other, places };
    if (other.content || other.negation) return null;
  }
  return null;
}

/** Whether the passage has the word itself next to one of its neighbours in the sentence. */
function standsThere(token: Token, left: readonly Token[], right: readonly Token[], comparison: Comparison): boolean {
  return comparison
    .matches(token)
    .some(
      (own) =>
        left.some((place) => own.index > place.index && own.index - place.index <= widest + 1) ||
        right.some((place) => place.index > own.index && place.index - own.index <= widest + 1),
    );
}

/** A word of the passages in the place of one that has an opposite ("lowest rate", "unemployment rate") has to have one itself to turn anything. */
function bothTurn(token: Token, other: Token, beside: Beside): boolean {
  const turns = ({ key }: Token): boolean => beside.meanings.of(key).some((pole) => pole.opposed);
  return !turns(other) || turns(token) || token.word.capitalised || isSpeakingRole(token.key, beside.language);
}

/** Whether the sentence has the passage's word elsewhere, or a word of saying for it: what changed places is the matter of another rule. */
function used(other: Token, comparison: Comparison, beside: Beside): boolean {
  return beside.line.tokens.some(
    (own) =>
      comparison.matches(own).includes(other) || (own.key !== other.key && !own.content && beside.meanings.alike(own.key, other.key)),
  );
}

/** A name at the end of a sentence has neighbours on its left alone: the name after the same words in the passage. */
function lastName(token: Token, left: { readonly token: Token; readonly places: readonly Token[] }, comparison: Comparison): Token | null {
  const { tokens } = comparison.own;
  if (!token.word.capitalised || tokens.slice(token.index + 1).some((next) => !next.word.capitalised)) return null;
  const before = left.token.content ? left.token : tokens.slice(0, left.token.index).findLast((one) => one.content);
  if (before === undefined || left.token.index - before.index > 2) return null;
  for (const place of comparison.matches(before)) {
    const next = comparison.other.tokens.slice(place.index + 1, place.index + 4).find((one) => one.content);
    const between = comparison.other.tokens[place.index + 1];
    const sameWords = left.token === before || between?.key === tokens[before.index + 1]?.key;
    if (
      next !== undefined &&
      sameWords &&
      next.word.capitalised &&
      next.index - place.index === (left.token === before ? 1 : left.token.index - before.index + 1)
    )
      return next;
  }
  return null;
}

function displaced(token: Token, beside: Beside): Finding | null {
  const found: { other: Token; comparison: Comparison }[] = [];
  for (const comparison of beside.comparisons) {
    const left = neighbour(token, -1, comparison);
    const right = neighbour(token, 1, comparison);
    if (left === null) continue;
    if (right === null) {
      const other = beside.language === 'de' ? null : lastName(token, left, comparison);
      if (standsThere(token, left.places, [], comparison)) return null;
      if (other !== null && !used(other, comparison, beside)) found.push({ other, comparison });
      continue;
    }
    const says = (one: Token): boolean => one.content || beside.lexicon.attributionWords.has(one.key);
    if (!says(left.token) && !says(right.token)) continue;
    if (standsThere(token, left.places, right.places, comparison)) return null;
    for (const before of left.places) {
      for (const after of right.places) {
        const gap = comparison.other.tokens.slice(before.index + 1, Math.max(before.index + 1, after.index));
        if (gap.length === 0 || gap.length > (token.word.capitalised ? widest + 1 : widest)) continue;
        const other = gap.find(
          (one) =>
            one.content &&
            !/\p{N}/u.test(one.key) &&
            !used(one, comparison, beside) &&
            weighs(token, one, beside) &&
            bothTurn(token, one, beside),
        );
        if (other !== undefined) found.push({ other, comparison });
      }
    }
  }
  const [first] = found;
  return first === undefined
    ? null
    : against(beside, first.comparison, `the passage has “${first.other.word.text}” where the sentence has “${token.word.text}”`, 'partly');
}

/** Small words that turn a sentence where the passage has their opposite between the same words that say something. */
const turning: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: pairs(
    'for/against with/without before/after more/less over/under up/down above/below to/from in/out all/some most/few despite/because including/except including/excluding',
  ),
  es: pairs('con/sin antes/despues mas/menos sobre/bajo desde/hasta a/contra por/contra pese/debido pese/gracias'),
  fr: pairs('avec/sans avant/apres plus/moins sur/sous pour/contre malgre/grace malgre/cause'),
  de: pairs('mit/ohne vor/nach mehr/weniger uber/unter fur/gegen trotz/wegen trotz/dank'),
  pt: pairs('com/sem antes/depois mais/menos sobre/sob por/contra'),
  it: pairs('con/senza prima/dopo piu/meno sopra/sotto per/contro'),
  ru: pairs('с/без до/после больше/меньше за/против над/под'),
  nl: pairs('met/zonder voor/na meer/minder voor/tegen'),
};

function pairs(text: string): [string, string][] {
  return text.split(' ').flatMap((pair): [string, string][] => {
    const [one = '', other = ''] = pair.split('/');
    return [
      [one, other],
      [other, one],
    ];
  });
}

const far = 3;

/** The nearest word that says something on one side, with its places in the passage. */
function contentNeighbour(token: Token, step: 1 | -1, comparison: Comparison): readonly Token[] {
  for (let away = 1; away <= far; away += 1) {
    const other = comparison.own.tokens[token.index + step * away];
    if (other === undefined) return [];
    if (other.content || comparison.matches(other).some((match) => match.content)) return comparison.matches(other);
  }
  return [];
}

/** "To 4.5 percent from 4": the passage has "to" before the same word, wherever that stands. */
const standsBefore = (key: string, { index }: Token, { other }: Comparison): boolean =>
  [1, 2].some(
    (back) => other.tokens[index - back]?.key === key && !other.tokens.slice(index - back + 1, index).some(({ content }) => content),
  );

/** "With no agreement" is "without agreement". */
const isDenied = ({ index }: Token, tokens: readonly Token[]): boolean => tokens[index + 1]?.negation === true;

function turnedSmallWord(token: Token, beside: Beside): Finding | null {
  const opposites = (turning[beside.language] ?? []).flatMap(([one, other]) => (one === token.key ? [other] : []));
  if (opposites.length === 0) return null;
  let found: { other: Token; comparison: Comparison } | null = null;
  for (const comparison of beside.comparisons) {
    const right = contentNeighbour(token, 1, comparison);
    if (right.some((end) => standsBefore(token.key, end, comparison))) return null;
    for (const left of contentNeighbour(token, -1, comparison)) {
      for (const end of right) {
        const between = comparison.other.tokens.slice(left.index + 1, Math.max(left.index + 1, end.index));
        if (between.length > 2 * far || between.some((one) => one.content && one.index < end.index && between.length > far)) continue;
        if (between.some((one) => one.key === token.key)) return null;
        const other = between.find(
          (one) => opposites.includes(one.key) && isDenied(one, comparison.other.tokens) === isDenied(token, beside.line.tokens),
        );
        if (other !== undefined) found ??= { other, comparison };
      }
    }
  }
  return found === null
    ? null
    : against(beside, found.comparison, `the passage says “${found.other.word.text}”, the sentence “${token.word.text}”`);
}

/** Words in the place of others that the passage has there. */
export function checkDisplaced(beside: Beside): Finding[] {
  return beside.line.tokens.flatMap((token) => {
    if (beside.isOutlet(token)) return [];
    const turned = turnedSmallWord(token, beside);
    if (turned !== null) return turned;
    // A word that no passage has at all is the matter of other rules; a name may stand elsewhere in the source.
    const named = token.word.capitalised && beside.language !== 'de';
    const known = named || beside.comparisons.some((comparison) => comparison.matches(token).length > 0);
    if (!token.content || /\p{N}/u.test(token.key) || !known) return [];
    return displaced(token, beside) ?? [];
  });
}
