// What a draft says: headline, lede, deck, what stands against what, then the best of the rest, each place filled in the order of its
// weight, so that a small cap starves the last of them first. sections.ts sets them in order.
import type { Composition, EvidencePack } from '../../../core/composition.ts';
import { NewsroomError } from '../../../core/errors.ts';
import { fold } from '../text/words.ts';
import { likeness } from '../weigh/similarity.ts';
import type { CapSettings } from './budget.ts';
import { Composer } from './composer.ts';
import { composeHeadline } from './headline.ts';
import { sameSpeaker, type Candidate } from './material.ts';
import { arrange } from './sections.ts';
import { speakerOf } from './speaker-text.ts';

/** Body sentences at most, lede and tension included. */
const sentencesWanted = 14;
/** A lede of two sentences and three more. */
const sentencesNeeded = 5;
/** Thrift of the second attempt. */
const terse = 2.2;

export function tooLittle(pack: EvidencePack, why: string): NewsroomError {
  return new NewsroomError(
    'too-little-evidence',
    `story ${pack.storyId} has too little that can be quoted: ${why}; wait for more reports, or raise writer.quotedWords`,
    { details: { storyId: pack.storyId, articles: pack.articles.length, claims: pack.claims.length } },
  );
}

type Test = (candidate: Candidate) => boolean;

/** Two claims that stand against each other: of a contested group, an assertion and its denial, or two speakers on one thing. */
function tension(composer: Composer, inLanguage: Test, deck: Candidate): Candidate[] {
  const contested = composer.pick({
    from: (one) => inLanguage(one) && one.group?.standing === 'contested',
    worth: (one) => one.centrality,
  });
  if (contested !== null) {
    const against = composer.pick({
      from: (one) => inLanguage(one) && one.group === contested.group && one.article.outlet !== contested.article.outlet,
    });
    if (against !== null) return [contested, against];
  }
  const denial = composer.pick({ from: (one) => inLanguage(one) && one.claim.kind === 'denial' && one.centrality > 0.3, most: 34 });
  const near = (other: Candidate) => (one: Candidate) => 1.2 * likeness(one, other, composer.material.weights).contained;
  if (denial !== null) {
    const denied = composer.pick({
      from: (one) => inLanguage(one) && one.claim.kind !== 'denial' && !sameSpeaker(one.claim, denial.claim),
      worth: (one) => near(denial)(one) + (one.article.outlet === denial.article.outlet ? 0 : 0.1),
      most: 32,
    });
    return [contested, denied, denial].filter((one) => one !== null);
  }
  const first =
    contested ??
    composer.pick({
      from: (one) => inLanguage(one) && speakerOf(one.claim)?.kind === 'person' && !sameSpeaker(one.claim, deck.claim),
      most: 30,
    });
  if (first === null) return [];
  const second = composer.pick({
    from: (one) => inLanguage(one) && speakerOf(one.claim) !== null && !sameSpeaker(one.claim, first.claim),
    worth: (one) => near(first)(one) + (one.article.outlet === first.article.outlet ? 0 : 0.15),
    most: 30,
  });
  return second === null ? [first] : [first, second];
}

/** How much of a lede a claim is: news stands at a report's beginning. */
function leads(candidate: Candidate): number {
  const place = candidate.passage <= 2 ? 0.9 : candidate.passage <= 4 ? 0.45 : candidate.passage <= 7 ? 0.15 : 0;
  return place + 0.6 * candidate.centrality;
}

function chooseDeck(composer: Composer, inLanguage: Test): Candidate | null {
  return (
    composer.pick({
      from: (one) => inLanguage(one) && one.claim.spoken && one.words >= 7 && one.centrality > 0.25,
      worth: (one) => 0.9 * one.centrality - 0.03 * Math.abs(one.words - 13) + (speakerOf(one.claim)?.kind === 'person' ? 0.1 : 0),
      most: 20,
    }) ??
    composer.pick({ from: inLanguage, worth: (one) => -0.02 * Math.abs(one.words - 14), most: 24 }) ??
    composer.pick({ from: inLanguage })
  );
}

/** The best of what is left, outlets and speakers in turn. */
function chooseRest(composer: Composer, inLanguage: Test, already: readonly Candidate[]): Candidate[] {
  const rest: Candidate[] = [];
  const outlets = new Map<string, number>();
  const voices = new Map<string, number>();
  const nameOf = (candidate: Candidate): string =>
    fold(speakerOf(candidate.claim)?.name ?? '')
      .split(/\s+/)
      .at(-1) ?? '';
  const count = (candidate: Candidate): void => {
    outlets.set(candidate.article.outlet, (outlets.get(candidate.article.outlet) ?? 0) + 1);
    voices.set(nameOf(candidate), (voices.get(nameOf(candidate)) ?? 0) + 1);
  };
  for (const candidate of already) count(candidate);
  while (rest.length + already.length < sentencesWanted) {
    const next = composer.pick({
      from: inLanguage,
      worth: (one) => -0.1 * (outlets.get(one.article.outlet) ?? 0) - (nameOf(one) === '' ? 0.04 : 0.12) * (voices.get(nameOf(one)) ?? 0),
    });
    if (next === null) break;
    count(next);
    rest.push(next);
  }
  return rest;
}

/** A whole draft. Where the cap starves the usual one, a terser one is tried before NewsroomError `too-little-evidence` is thrown. */
export function composeFresh(pack: EvidencePack, settings: CapSettings): Composition {
  try {
    return compose(pack, new Composer(pack, settings));
  } catch (error) {
    if (!(error instanceof NewsroomError)) throw error;
    return compose(pack, new Composer(pack, settings, terse));
  }
}

function compose(pack: EvidencePack, composer: Composer): Composition {
  const code = composer.material.language.code;
  const inLanguage: Test = (candidate) => candidate.claim.language === code;
  const headline = composeHeadline(composer, new Set());
  if (headline === null) throw tooLittle(pack, 'no title fits the quotation cap');
  const headlineOutlet = composer.candidateOf(headline.claimIds[0] ?? '')?.article.outlet;

  const reported: Test = (one) => inLanguage(one) && !one.claim.spoken && one.claim.kind !== 'background' && one.claim.kind !== 'opinion';
  const first =
    composer.pick({
      from: (one) => reported(one) && speakerOf(one.claim) === null,
      worth: (one) => leads(one) + (one.article.outlet === headlineOutlet ? 0 : 0.1),
      most: 42,
    }) ?? composer.pick({ from: inLanguage, worth: leads });
  if (first === null) throw tooLittle(pack, 'no sentence for the lede fits the quotation cap');
  const second =
    composer.pick({ from: (one) => reported(one) && one.article.outlet !== first.article.outlet, worth: leads, most: 36 }) ??
    composer.pick({ from: inLanguage, worth: leads });
  if (second === null) throw tooLittle(pack, 'only one sentence fits the quotation cap');
  const deck = chooseDeck(composer, inLanguage);
  if (deck === null) throw tooLittle(pack, 'no sentence for the deck fits the quotation cap');

  const against = tension(composer, inLanguage, deck);
  const rest = chooseRest(composer, inLanguage, [first, second, ...against]);
  const sentences = 2 + against.length + rest.length;
  if (sentences < sentencesNeeded)
    throw tooLittle(pack, `${String(sentences)} sentences fit the quotation cap, ${String(sentencesNeeded)} are needed`);
  const abroad: Candidate[] = [];
  for (const language of new Set(pack.articles.map((article) => article.language).filter((one) => one !== code))) {
    const foreign = abroad.length < 2 ? composer.pick({ from: (one) => one.claim.language === language, most: 30 }) : null;
    if (foreign !== null) abroad.push(foreign);
  }
  const deckSentence = composer.say(deck);
  return {
    language: pack.language,
    headline,
    deck: [deckSentence],
    blocks: arrange(composer, { lede: [first, second], against, rest, abroad }),
  };
}
