// Writing without spaces (Chinese, Japanese and others): what is left of a sentence when attribution is taken out has to be made of pieces of
// its passages. A few characters may be a paraphrase's own; a name may not, nor an opposite, a negation or another speaker.
import type { LanguageWords } from './language-words.ts';
import { meaningsOf } from './meanings.ts';
import type { OutsideText } from './outside.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

const run = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]+/gu;
/** Endings and particles that inflect and join say nothing alone. */
const carriesNothing = /^[\p{Script=Hiragana}ー的了在是将会已也等于就并把让被其該该]$/u;
/** Share of the characters that say something which may be the sentence's own. */
const ownShare = 0.2;
const saying =
  /(?:表示|认为|指出|宣布|透露|强调|承认|否认|批评|要求|呼吁|警告|解释|估计|(?<=据[\p{Script=Han}]{2,12})报告|说|称|と述べた|と語った|と話した|は「)/u;
const title =
  /(?:总统|总理|主席|部长|市长|省长|州长|董事长|总裁|经理|法官|律师|议员|教授|分析师|发言人|记者|代表|市長|知事|首相|大臣|社長|会長)/gu;

interface Uncovered {
  /** Pieces that no passage has, as they stand. */
  readonly pieces: string[];
  readonly own: number;
  readonly total: number;
}

/** Covers the runs of `text` by the longest pieces of `source`, two characters at least. */
function uncovered(text: string, source: string): Uncovered {
  const pieces: string[] = [];
  let own = 0;
  let total = 0;
  for (const [whole] of text.matchAll(run)) {
    let piece = '';
    const close = (): void => {
      if (piece !== '') pieces.push(piece);
      piece = '';
    };
    for (let at = 0; at < whole.length;) {
      let length = 0;
      while (at + length < whole.length && source.includes(whole.slice(at, at + length + 1))) length += 1;
      const says = !carriesNothing.test(whole.charAt(at));
      if (length >= 2 || (length === 1 && (!says || whole.length === 1))) {
        close();
        total += Array.from(whole.slice(at, at + length)).filter((character) => !carriesNothing.test(character)).length;
        at += length;
      } else {
        if (says) {
          own += 1;
          total += 1;
          piece += whole.charAt(at);
        }
        at += 1;
      }
    }
    close();
  }
  return { pieces, own, total };
}

/** Names after a title or before a verb of saying, of two or three characters, that no source has. */
function unknownName(text: string, source: string): string | null {
  for (const match of text.matchAll(title)) {
    const before = /[\p{Script=Han}]{2,4}$/u.exec(text.slice(0, match.index))?.[0];
    const japanese = /[市知首大社会]/u.test(match[0].charAt(0)) && /[\u3040-\u30ff]/u.test(text);
    const after = /^[\p{Script=Han}]{2,3}/u.exec(text.slice(match.index + match[0].length))?.[0];
    const name = japanese ? before : after;
    if (name === undefined || source.includes(name)) continue;
    const short = name.slice(0, 2);
    const follows = source.includes(short) ? (source.charAt(source.indexOf(short) + 2) ?? '') : null;
    // A surname with its title, or a name of two characters that a verb or a stop follows in the source.
    if (japanese ? source.includes(short) && name.length <= 2 : follows !== null && !/[\p{Script=Han}]/u.test(follows)) continue;
    if (!japanese && follows !== null && /[说表认指称宣在是的和与及周将等也对为从]/u.test(follows)) continue;
    return name;
  }
  return null;
}

interface Said {
  readonly speaker: string;
  readonly words: string;
}

function saidIn(text: string): Said | null {
  const match = saying.exec(text);
  if (match === null) return null;
  const speaker = (/[\p{Script=Han}\p{Script=Katakana}]+$/u.exec(text.slice(0, match.index))?.[0] ?? '').replace(/^据/u, '');
  return speaker.length < 2 ? null : { speaker, words: text.slice(match.index + match[0].length) };
}

const sharesPiece = (one: string, other: string): boolean =>
  Array.from({ length: Math.max(0, one.length - 1) }, (_, at) => one.slice(at, at + 2)).some(
    (piece) => other.includes(piece) && title.exec(piece) === null,
  );

function otherSpeaker(text: string, passages: readonly string[]): Finding | null {
  const asked = saidIn(text);
  if (asked === null) return null;
  const scored = passages.map((passage) => {
    const { own, total } = uncovered(asked.words, passage);
    return { passage, share: total === 0 ? 0 : 1 - own / total };
  });
  const best = scored.toSorted((one, other) => other.share - one.share)[0];
  if (best === undefined || best.share < 0.6) return null;
  const given = saidIn(best.passage);
  if (given === null || sharesPiece(asked.speaker, given.speaker) || best.passage.includes(asked.speaker)) return null;
  return { verdict: 'partly', reason: `the passage has this from “${given.speaker}”, the sentence from “${asked.speaker}”` };
}

/** The passage that leaves least of `text` uncovered; empty where there is none. */
export function bestOf(text: string, passages: readonly string[]): string {
  return passages.toSorted((one, other) => uncovered(text, one).own - uncovered(text, other).own)[0] ?? '';
}

export function checkSpacelessWords(outside: OutsideText, scope: Scope, lexicon: LanguageWords, language: string): Finding[] {
  let rest = outside.text;
  for (const figure of [...outside.dates, ...outside.figures])
    rest = rest.slice(0, figure.start) + ' '.repeat(figure.end - figure.start) + rest.slice(figure.end);
  for (const speaker of scope.speakers)
    for (const name of [speaker.role, speaker.name]) if (name !== null) rest = rest.replaceAll(name, ' ');
  const named = rest;
  for (const phrase of lexicon.phrases) rest = rest.replaceAll(phrase, ' ');
  const source = scope.wide.map(({ range }) => range.text).join('\n');
  const passages = scope.strict.map(({ range }) => range.text);
  const own = passages.join('\n');
  const findings: Finding[] = [];
  const best = bestOf(rest, passages);
  findings.push(...checkNegations(outside.text, best, own, lexicon, scope.oneLanguage), ...checkNumerals(outside.text, own));
  const { expressions } = meaningsOf(language);
  for (const { text, pole } of expressions) {
    if (!pole.opposed || !rest.includes(text) || own.includes(text)) continue;
    const facing = expressions.find((other) => other.pole.axis === pole.axis && other.pole.pole !== pole.pole && own.includes(other.text));
    const same = expressions.some((other) => other.pole.axis === pole.axis && other.pole.pole === pole.pole && own.includes(other.text));
    if (facing !== undefined && !same)
      findings.push({ verdict: 'contradicted', reason: `the passage says “${facing.text}”, the sentence “${text}”` });
  }
  const name = unknownName(named, scope.sources.map((one) => one.article.text).join('\n'));
  if (name !== null) findings.push({ verdict: 'unsupported', reason: `the name “${name}” is not in the sources` });
  const speaker = otherSpeaker(named, passages);
  if (speaker !== null) findings.push(speaker);
  const { pieces, own: added, total } = uncovered(rest, source);
  if (added > Math.max(1, total * ownShare) || pieces.some((piece) => piece.length > 4))
    findings.push({
      verdict: added > total / 2 ? 'unsupported' : 'partly',
      reason: `${pieces.map((piece) => `“${piece}”`).join(', ')} not in the passages`,
    });
  return findings;
}

/** Pieces that a negation stands right before, and whether `text` has such a piece without one. */
function negatedPieces(text: string, negations: readonly string[]): string[] {
  return negations.flatMap((word) =>
    Array.from(text.matchAll(new RegExp(`${word}(?:能|会|有|是|可以|得|要|再)?([\\p{Script=Han}]{2})`, 'gu')), (match) => match[1] ?? ''),
  );
}

function hasPlain(text: string, piece: string, negations: readonly string[]): boolean {
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1))
    if (!negations.some((word) => text.slice(Math.max(0, at - 4), at).includes(word))) return true;
  return false;
}

function checkNegations(text: string, best: string, own: string, lexicon: LanguageWords, oneLanguage: boolean): Finding[] {
  const negations = [...lexicon.negations];
  const any = (where: string): string | undefined => negations.find((word) => where.includes(word));
  const put = any(text);
  if (put !== undefined && any(own) === undefined)
    return [{ verdict: 'partly', reason: `“${put}” negates, and nothing in the passage does` }];
  if (!oneLanguage) return [];
  const there = negatedPieces(own, negations);
  const added = negatedPieces(text, negations).find(
    (piece) => own.includes(piece) && !there.includes(piece) && hasPlain(own, piece, negations),
  );
  if (added !== undefined) return [{ verdict: 'partly', reason: `the sentence negates “${added}”, the passage does not` }];
  const dropped = negatedPieces(best, negations).find((piece) => hasPlain(text, piece, negations) && !hasPlain(own, piece, negations));
  return dropped === undefined ? [] : [{ verdict: 'partly', reason: `the passage negates “${dropped}”, the sentence does not` }];
}

/** Numbers in characters before what they count, where the passage counts the same otherwise. */
function checkNumerals(text: string, own: string): Finding[] {
  return Array.from(text.matchAll(/(第?[一二两三四五六七八九十百千]+)([\p{Script=Han}])/gu)).flatMap((match): Finding[] => {
    const [whole, numeral = '', counted = ''] = match;
    if (own.includes(whole) || own.includes(numeral)) return [];
    const other = new RegExp(`第?[一二两三四五六七八九十百千]+(?=${counted})`, 'u').exec(own)?.[0];
    return other === undefined ? [] : [{ verdict: 'contradicted', reason: `the passage says ${other}${counted}, the sentence ${whole}` }];
  });
}
