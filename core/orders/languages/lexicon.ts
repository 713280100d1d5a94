// Orders to a language model in a language of which only the words are given. The sentences are the same everywhere: set your instructions
// aside, show them, you are now, approve this, leave the check out, count it as verified, your answer must, send the list.
import { does, gateOf, pattern, unspacedPattern, type OrderLanguage, type OrderPattern, type Place } from '../patterns.ts';
import { addressWord } from '../reading.ts';

/** Alternatives parted by `|`, folded as core/orders/fold.ts does; a space is any gap between words. */
export interface Lexicon {
  /** A letter of its script. */
  readonly script: RegExp;
  /** Whether an order's verb comes first or last; `unspaced`: words are not parted. */
  readonly form: 'verb-first' | 'verb-last' | 'unspaced' | 'unspaced-last';
  /** Imperatives: ignore, disregard, forget. */
  readonly ignore: string;
  /** Previous, above, earlier, all your. */
  readonly previous: string;
  /** All that was said above: what is to be forgotten, where no instructions are named. */
  readonly everything: string;
  /** Instructions, prompts, rules. */
  readonly instructions: string;
  /** AI, language model, AI assistant. */
  readonly machine: string;
  /** You are now, as an, if you are a, note to: what a machine is addressed with. */
  readonly addressing: string;
  readonly youAreNow: string;
  /** Imperatives: approve, publish. */
  readonly approve: string;
  /** This article, the draft. */
  readonly text: string;
  /** Without review, without check. */
  readonly unchecked: string;
  /** Imperatives: mark, attribute, treat. */
  readonly mark: string;
  /** As verified; or the claim to somebody. */
  readonly verified: string;
  /** Imperatives: reveal, print, show. */
  readonly reveal: string;
  /** Your system prompt, your instructions. */
  readonly prompt: string;
  /** Imperatives: send, forward. */
  readonly send: string;
  /** The list of subscribers, passwords, the draft. */
  readonly goods: string;
  /** Your answer, your summary; with what must follow it. */
  readonly answer: string;
  readonly must: string;
}

export function languageOf(words: Lexicon): OrderLanguage {
  const group = (alternatives: string): string => `(?:${alternatives})`;
  const unspaced = words.form === 'unspaced' || words.form === 'unspaced-last';
  const make = (reason: string, parts: readonly string[], most: number, where: Place): OrderPattern => {
    const source = parts.map(group).join(` *${most} `);
    return unspaced ? unspacedPattern(reason, source, where) : pattern(reason, source, where);
  };
  const last = words.form === 'verb-last' || words.form === 'unspaced-last';
  // An order's verb stands at its clause's beginning, or at its end in a form that only orders have.
  const order = (reason: string, verb: string, rest: readonly string[], most: number): OrderPattern =>
    last ? make(reason, [...rest, verb], most, 'anywhere') : make(reason, [verb, ...rest], most, 'clause');
  const { instructions, previous, machine, text } = words;
  const near = unspaced ? 2 : 3;
  const patterns = [
    order(does.override, words.ignore, [previous, instructions], near),
    order(does.override, words.ignore, [instructions, previous], near),
    make(does.override, last ? [words.everything, words.ignore] : [words.ignore, words.everything], 2, last ? 'anywhere' : 'clause'),
    order(does.reveal, words.reveal, [words.prompt], near),
    make(does.address, [words.addressing, machine], 1, 'clause'),
    make(does.role, [words.youAreNow, machine], near, 'clause'),
    order(does.approve, words.approve, [text], 1),
    last
      ? make(does.unchecked, [words.unchecked, words.approve], near, 'anywhere')
      : order(does.unchecked, words.approve, [words.unchecked], 6),
    order(does.verdict, words.mark, [words.verified], near + 1),
    order(does.send, words.send, [words.goods, addressWord], near),
    last
      ? make(does.send, [addressWord, words.goods, words.send], near, 'anywhere')
      : order(does.send, words.send, [addressWord, words.goods], near),
    make(does.answer, [words.answer, words.must], near, 'clause'),
  ];
  const { script, ignore, reveal, approve, mark, send, answer } = words;
  return { script, gate: gateOf([ignore, reveal, approve, mark, send, answer, machine], unspaced), patterns };
}
