// Plays the writer: an analysis in the house's form out of the claims it is given, in the order, under the titles and with the judgements of
// the persona it is given. What it states it takes from the claims word for word; what it judges it takes from the persona.
import type { DraftAnswer, WrittenSentence } from '../../../agents/model/answers.ts';
import { viewOf } from './persona-view.ts';
import { claimsOf, notesOf, personaOf, previousOf, taskRowOf, type Blocks, type ClaimRow, type PersonaRow } from './request.ts';
import { claimSentence, headlineOf, quotedWordsOf } from './wording.ts';

const fewForMembers = 10;

type Say = (words: (index: number) => string) => string;

/** Ways to judge in the persona's words; which of them a persona takes is its own, and the same each time. */
const ways: Readonly<Record<'framing' | 'deck', readonly (readonly Say[])[]>> = {
  framing: [
    [
      (at) => `Read for ${at(0)} and ${at(1)}, what is reported matters less than what it leaves open.`,
      (at) => `What decides here is ${at(0)}; whoever holds it can wait, and ${at(1)} does the rest.`,
      (at) => `Put ${at(0)} first and the accounts fall into order, with ${at(1)} behind them.`,
    ],
    [
      (at) => `Between what is said and what is done lies the question of ${at(2)}, and each account answers it in its own favour.`,
      (at) => `Nobody in these accounts speaks of ${at(2)}, though every one of them depends on it.`,
      (at) => `Each side describes the other and leaves ${at(2)} unmentioned, which is the surest way to find it.`,
    ],
    [
      (at) => `The terms bear on ${at(3)} before they bear on anything else, and ${at(4)} follows from there.`,
      (at) => `Seen from ${at(3)}, the announced step is small, while ${at(4)} moves a long way.`,
      (at) => `A reader who looks for ${at(4)} will find it where ${at(3)} is discussed, and nowhere else.`,
    ],
    [
      (at) => `That is where ${at(5)} is tested, and where ${at(0)} shows itself for what it is.`,
      (at) => `Sooner or later ${at(5)} has to be settled, and then ${at(0)} will count for more than words.`,
      (at) => `Without ${at(5)} none of this lasts, and ${at(0)} is the first thing to go.`,
    ],
  ],
  deck: [
    [
      (at) => `Seen through ${at(0)}, the reports are about ${at(1)}, and about who is left to carry ${at(2)}.`,
      (at) => `Behind the announcement stands ${at(1)}, and whoever misreads ${at(0)} will pay in ${at(2)}.`,
      (at) => `The story turns on ${at(2)}: ${at(0)} explains the timing, ${at(1)} the silence.`,
    ],
  ],
};

/** Judgements in the persona's words; only in English, which its file is written in. `story`: what the words are turned by, so that not every story of a persona reads alike. */
function judgements(
  persona: PersonaRow,
  language: string,
  story: string,
): { framing: WrittenSentence[]; tenets: WrittenSentence[]; deck: string | null } {
  if (language !== 'en') return { framing: [], tenets: [], deck: null };
  const { vocabulary: words, tenets } = persona;
  const turn = numberOf(story);
  const at = (index: number): string => words[(index + turn) % words.length] ?? 'interest';
  const say = (text: string): WrittenSentence => ({ text, kind: 'analysis', claims: [] });
  const chosen = (all: readonly Say[], place: number): string => all[numberOf(`${persona.name} ${place}`) % all.length]?.(at) ?? '';
  return {
    framing: ways.framing.map((all, place) => say(chosen(all, place))),
    tenets: tenets.map((tenet) => say(/[.!]$/u.test(tenet) ? tenet : `${tenet}.`)),
    deck: ways.deck.map((all) => chosen(all, 9))[0] ?? null,
  };
}

/** A number that stands for a text, the same each time. */
function numberOf(text: string): number {
  let number = 7;
  for (const character of text) number = (number * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return number;
}

/** Hands out each claim once, also where two say the same to the letter, and quotes no more of an outlet than may be quoted. */
function dealer(claims: readonly ClaimRow[], language: string, quotedWords: Readonly<Record<string, number>>) {
  const used = new Set<string>();
  const left = new Map(Object.entries(quotedWords));
  let turn = 0;
  const allowed = (sentence: WrittenSentence, claim: ClaimRow): boolean => {
    if (sentence.kind !== 'quotation') return true;
    const words = quotedWordsOf(sentence, claim);
    const budget = left.get(claim.outlet) ?? 40;
    if (words > budget) return false;
    left.set(claim.outlet, budget - words);
    return true;
  };
  const tell = (claim: ClaimRow): WrittenSentence | null => {
    if (used.has(claim.id) || used.has(claim.quote)) return null;
    used.add(claim.id).add(claim.quote);
    const sentence = claimSentence(claim, language, turn);
    if (!allowed(sentence, claim)) return null;
    turn += 1;
    return sentence;
  };
  return {
    take: (from: readonly ClaimRow[], most: number): WrittenSentence[] => {
      const taken: WrittenSentence[] = [];
      for (const claim of from) {
        if (taken.length >= most) break;
        const sentence = tell(claim);
        if (sentence !== null) taken.push(sentence);
      }
      return taken;
    },
    rest: (): readonly ClaimRow[] => claims.filter((claim) => !used.has(claim.id)),
  };
}

const isIn =
  (kinds: readonly string[]) =>
  (claim: ClaimRow): boolean =>
    kinds.includes(claim.kind);

/** Answers `write-draft` from the blocks `persona`, `task` and `claims` (after a comment also `previous` and `notes`) alone. */
export function writeDraft(blocks: Blocks): DraftAnswer {
  const persona = personaOf(blocks);
  const { language, quotedWords } = taskRowOf(blocks);
  const notes = notesOf(blocks);
  const dropped = new Set(previousOf(blocks).flatMap((row) => (notes?.leaveOut.includes(row.ordinal) === true ? row.claims : [])));
  const given = claimsOf(blocks).filter((claim) => !dropped.has(claim.id));
  const view = viewOf(persona, given, notes?.prefer);
  const inLanguage = (claim: ClaimRow): boolean => claim.language === language || (language === 'en' && claim.english !== null);
  const headlined =
    view.claims.find((claim) => inLanguage(claim) && isIn(['event', 'figure', 'statement'])(claim) && headlineOf(claim) !== null) ??
    view.claims.find((claim) => headlineOf(claim) !== null) ??
    view.claims.find((claim) => headlineOf(claim, true) !== null);
  const first = headlined ?? view.claims[0];
  if (first === undefined) throw new Error('write-draft was asked without claims');
  const { framing, tenets, deck } = judgements(persona, language, first.quote);
  const deal = dealer(view.claims, language, quotedWords);
  const judged = (index: number): WrittenSentence[] => framing.slice(index, index + 1);

  const others = view.claims.filter((claim) => claim.group === first.group && claim.outlet !== first.outlet);
  const lede = [...deal.take([first, ...others], 2), ...judged(0)];
  const disputed = view.claims.filter((claim) => claim.standing === 'contested' || claim.kind === 'denial');
  const tension = [...deal.take(disputed, 2), ...deal.take(view.claims, 1), ...judged(1)];
  const sections: DraftAnswer['sections'] = [
    { heading: null, membersOnly: false, paragraphs: [lede, tension].filter((one) => one.length > 0) },
  ];

  const [own, second] = view.sections;
  const differ = own?.title ?? persona.titles['differ'] ?? persona.titles['more'] ?? null;
  const open = [deal.take(own?.claims ?? view.claims, 2), [...deal.take(deal.rest(), 1), ...judged(2)]].filter((one) => one.length > 0);
  if (differ !== null && open.length > 0) sections.push({ heading: differ, membersOnly: false, paragraphs: open });

  let teaser: string | null = null;
  const title = second?.title ?? persona.titles['more'] ?? null;
  const members = given.length >= fewForMembers && title !== null ? deal.take([...(second?.claims ?? []), ...deal.rest()], 4) : [];
  if (members.length > 1 && title !== null) {
    sections.push({
      heading: title,
      membersOnly: true,
      paragraphs: [members.slice(0, 2), [...members.slice(2), ...judged(3)]].filter((one) => one.length > 0),
    });
    teaser =
      language === 'en' ? `Members are reading: how ${title.charAt(0).toLowerCase()}${title.slice(1)} bears on what comes next` : title;
  }
  const coming = deal.rest().filter(isIn(['forecast', 'background', 'event']));
  const closing = [...deal.take(coming, 1), ...tenets.slice(0, 3)];
  if (closing.length > 0) sections.push({ heading: persona.titles['next'] ?? null, membersOnly: false, paragraphs: [closing] });

  const headline = headlineOf(first) ?? headlineOf(first, true) ?? first.quote;
  const fallbackDeck = view.claims.find((claim) => claim !== first && headlineOf(claim) !== null) ?? first;
  return {
    headline: { text: headline, kind: 'reported', claims: [first.id] },
    deck: deck === null ? claimSentence(fallbackDeck, language, 0) : { text: deck, kind: 'analysis', claims: [] },
    sections,
    teaser,
  };
}
