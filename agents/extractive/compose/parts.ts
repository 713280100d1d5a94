// The main part of a draft in sections: the persona's own where its file has them, else facts and voices under titles of the language.
// A section has two claims or more, wherever more than one claim is left to it.
import { fold } from '../text/words.ts';
import type { Composer } from './composer.ts';
import { shelve } from './lens.ts';
import type { Candidate } from './material.ts';
import { speakerOf } from './speaker-text.ts';

export interface Part {
  readonly title: string;
  /** Whether the title is the persona's own. */
  readonly own: boolean;
  readonly candidates: readonly Candidate[];
}

/** Claims from which on there is a part for members. */
const enoughForMembers = 4;

const hasVoice = (candidate: Candidate): boolean => speakerOf(candidate.claim) !== null;
export const lastName = (candidate: Candidate): string =>
  fold(speakerOf(candidate.claim)?.name ?? '')
    .split(/\s+/)
    .at(-1) ?? '';
const isCorroborated = (candidate: Candidate): boolean => candidate.group?.standing === 'corroborated';
/** In the order of their reports, what more than one origin reports before what only one does. */
export const inOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted((a, b) => Number(isCorroborated(b)) - Number(isCorroborated(a)) || a.position - b.position);

/** One speaker's sentences together, speakers in the order of their first. */
function bySpeaker(candidates: readonly Candidate[]): Candidate[] {
  const groups = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const key = hasVoice(one) ? lastName(one) : one.claim.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flat();
}

/** A section's title by what it holds. `turn`: which of the general titles this story takes. */
function titleOf(composer: Composer, candidates: readonly Candidate[], turn: number): string {
  const { sections } = composer.material.language.phrases;
  const holds = (test: (candidate: Candidate) => boolean, share: number): boolean =>
    candidates.length > 1 && candidates.filter(test).length >= share * candidates.length;
  if (holds(hasVoice, 0.6)) return sections.voices;
  if (holds(isCorroborated, 1)) return sections.established;
  if (holds((one) => one.figures.length > 0 && one.claim.kind === 'figure', 0.6)) return sections.figures;
  if (holds((one) => one.claim.kind === 'background', 0.5)) return sections.background;
  return sections.more[turn % Math.max(1, sections.more.length)] ?? '';
}

/** Facts and voices apart where there are enough of both, else halves. */
function halves(candidates: readonly Candidate[]): Candidate[][] {
  const facts = inOrder(candidates.filter((one) => !hasVoice(one)));
  const voices = bySpeaker(candidates.filter(hasVoice));
  const all = facts.length >= voices.length ? [...facts, ...voices] : [...voices, ...facts];
  if (all.length < enoughForMembers) return [[...facts, ...voices]];
  if (facts.length >= 2 && voices.length >= 2) return [facts, voices];
  const half = Math.ceil(all.length / 2);
  return [all.slice(0, half), all.slice(half)];
}

/** The sections of what is left when lede, disputes and forecasts have theirs. `seed`: two stories seldom take the same general titles. */
export function partsOf(composer: Composer, remaining: readonly Candidate[], seed: string): Part[] {
  const { lens, language } = composer.material;
  const { more, background } = language.phrases.sections;
  const turn = Array.from(seed, (character) => character.codePointAt(0) ?? 0).reduce((sum, code) => sum + code, 0);
  const taken = new Set<string>();
  const general = (candidates: readonly Candidate[]): Part => {
    const own = lens.title('more');
    if (own !== null && !taken.has(own)) {
      taken.add(own);
      return { title: own, own: true, candidates };
    }
    // Two sections of one draft are never titled alike.
    const wished = titleOf(composer, candidates, turn);
    const title = [wished, ...more, background].find((one) => !taken.has(one)) ?? wished;
    taken.add(title);
    return { title, own: false, candidates };
  };
  const told = (candidates: readonly Candidate[]): Candidate[] =>
    bySpeaker(inOrder(candidates).toSorted((a, b) => lens.rank(a.claim) - lens.rank(b.claim)));

  const { sections, rest } = shelve(lens, remaining);
  const parts = sections.map(({ title, items }): Part => ({ title, own: true, candidates: told(items) }));
  const [only, ...others] = parts;
  if (only === undefined)
    return halves(rest)
      .filter((half) => half.length > 0)
      .map(general);
  if (rest.length === 1) {
    // One claim alone makes no section: it joins the smallest.
    const smallest = parts.reduce((least, part) => (part.candidates.length < least.candidates.length ? part : least));
    const joined = parts.map((part) => (part === smallest ? { ...part, candidates: [...part.candidates, ...rest] } : part));
    return split(joined, general);
  }
  return rest.length === 0 ? split([only, ...others], general) : [...parts, general(told(rest))];
}

/** One section that holds enough for a part for members, in two. */
function split(parts: Part[], general: (candidates: readonly Candidate[]) => Part): Part[] {
  const [only] = parts;
  if (only === undefined || parts.length > 1 || only.candidates.length < enoughForMembers) return parts;
  const half = Math.ceil(only.candidates.length / 2);
  return [{ ...only, candidates: only.candidates.slice(0, half) }, general(only.candidates.slice(half))];
}
