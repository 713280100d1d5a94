// The order of a draft: headline, deck, what happened, what stands against what, a section, the members' part, what comes after.
// Places are filled in the order of their weight, so that a small cap starves the last of them first; then they are set in order.
import type { ComposedBlock, ComposedSentence, Composition, EvidencePack } from '../../../core/composition.ts';
import { NewsroomError } from '../../../core/errors.ts';
import type { CapSettings } from './budget.ts';
import { Composer, type Placed } from './composer.ts';
import { composeHeadline } from './headline.ts';
import { sameSpeaker, type Candidate } from './material.ts';
import { arrange } from './sections.ts';
import { speakerOf } from './speaker-text.ts';

/** Body sentences at most, lede and tension included. */
const sentencesWanted = 14;
/** A lede of two sentences and three more. */
const sentencesNeeded = 5;

export function tooLittle(pack: EvidencePack, why: string): NewsroomError {
  return new NewsroomError(
    'too-little-evidence',
    `story ${pack.storyId} has too little that can be quoted: ${why}; wait for more reports, or raise writer.quotedWords`,
    { details: { storyId: pack.storyId, articles: pack.articles.length, claims: pack.claims.length } },
  );
}

/** Two claims that stand against each other: of a contested group, a denial and what it denies, or two speakers on one thing. */
function tension(composer: Composer, inLanguage: (candidate: Candidate) => boolean): Placed[] {
  const contested = composer.take({
    from: (one) => inLanguage(one) && one.group?.standing === 'contested',
    worth: (one) => one.centrality,
  });
  if (contested !== null) {
    const { group, article } = contested.candidate;
    const against = composer.take({ from: (one) => inLanguage(one) && one.group === group && one.article.outlet !== article.outlet });
    if (against !== null) return [contested, against];
  }
  const denial = composer.take({ from: (one) => inLanguage(one) && one.claim.kind === 'denial' && one.centrality > 0.3, most: 32 });
  const first =
    contested ?? denial ?? composer.take({ from: (one) => inLanguage(one) && speakerOf(one.claim)?.kind === 'person', most: 30 });
  if (first === null) return [];
  const shares = (one: Candidate): number => [...one.terms].filter((term) => first.candidate.terms.has(term)).length;
  const second = composer.take({
    from: (one) => inLanguage(one) && speakerOf(one.claim) !== null && !sameSpeaker(one.claim, first.candidate.claim),
    worth: (one) => 0.12 * Math.min(4, shares(one)) + (one.article.outlet === first.candidate.article.outlet ? 0 : 0.15),
    most: 30,
  });
  return second === null ? [first] : [first, second];
}

export function composeFresh(pack: EvidencePack, settings: CapSettings): Composition {
  const composer = new Composer(pack, settings);
  const code = composer.material.language.code;
  const inLanguage = (candidate: Candidate): boolean => candidate.claim.language === code;
  const headline = composeHeadline(composer, new Set());
  if (headline === null) throw tooLittle(pack, 'no title fits the quotation cap');
  const headlineOutlet = composer.candidateOf(headline.claimIds[0] ?? '')?.article.outlet;

  const leads = (candidate: Candidate): number =>
    (candidate.position < 0.12 ? 0.45 : candidate.position < 0.3 ? 0.2 : 0) + 0.6 * candidate.centrality;
  const reported = (candidate: Candidate): boolean =>
    inLanguage(candidate) && !candidate.claim.spoken && candidate.claim.kind !== 'background' && candidate.claim.kind !== 'opinion';
  const first =
    composer.take({
      from: (one) => reported(one) && speakerOf(one.claim) === null,
      worth: (one) => leads(one) + (one.article.outlet === headlineOutlet ? 0 : 0.1),
      dated: true,
      most: 36,
    }) ?? composer.take({ from: inLanguage, worth: leads, dated: true });
  if (first === null) throw tooLittle(pack, 'no sentence for the lede fits the quotation cap');
  const second =
    composer.take({ from: (one) => reported(one) && one.article.outlet !== first.candidate.article.outlet, worth: leads, most: 34 }) ??
    composer.take({ from: inLanguage, worth: leads });
  if (second === null) throw tooLittle(pack, 'only one sentence fits the quotation cap');

  const deck =
    composer.take({
      from: (one) => inLanguage(one) && one.claim.spoken && one.words >= 6 && /^\p{Lu}|^\p{Lo}/u.test(one.claim.quote),
      worth: (one) => 0.8 * one.centrality - 0.03 * Math.abs(one.words - 13),
      most: 20,
    }) ??
    composer.take({ from: inLanguage, worth: (one) => -0.02 * Math.abs(one.words - 14), most: 24 }) ??
    composer.take({ from: inLanguage });
  if (deck === null) throw tooLittle(pack, 'no sentence for the deck fits the quotation cap');

  const against = tension(composer, inLanguage);
  const rest: Placed[] = [];
  const outlets = new Map<string, number>();
  while (rest.length + against.length + 2 < sentencesWanted) {
    const next = composer.take({ from: inLanguage, worth: (one) => -0.12 * (outlets.get(one.article.outlet) ?? 0) });
    if (next === null) break;
    outlets.set(next.candidate.article.outlet, (outlets.get(next.candidate.article.outlet) ?? 0) + 1);
    rest.push(next);
  }
  const abroad: Placed[] = [];
  for (const language of new Set(pack.articles.map((article) => article.language).filter((one) => one !== code))) {
    const foreign = abroad.length < 2 ? composer.take({ from: (one) => one.claim.language === language, most: 30 }) : null;
    if (foreign !== null) abroad.push(foreign);
  }
  if (2 + against.length + rest.length < sentencesNeeded)
    throw tooLittle(
      pack,
      `${String(2 + against.length + rest.length)} sentences fit the quotation cap, ${String(sentencesNeeded)} are needed`,
    );
  return {
    language: pack.language,
    headline,
    deck: [deck.sentence],
    blocks: arrange(composer, { lede: [first, second], against, rest, abroad }),
  };
}

export type { ComposedBlock, ComposedSentence };
