// What a draft says: headline, disputes, lede, deck, then the best of the rest, each place filled in the order of its weight, so that a
// small cap starves the last of them first, and no side of a dispute without the other. sections.ts sets them in order.
import type { Composition, EvidencePack } from '../../../core/composition.ts';
import { NewsroomError } from '../../../core/errors.ts';
import { fold } from '../text/words.ts';
import { likeness } from '../weigh/similarity.ts';
import type { CapSettings } from './budget.ts';
import { Composer } from './composer.ts';
import { composeHeadline } from './headline.ts';
import { sameSpeaker, type Candidate } from './material.ts';
import { denialText, denierOf } from '../weigh/denials.ts';
import { chooseExchanges, type Exchange } from './exchanges.ts';
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
    `story ${pack.storyId} has too little that can be quoted: ${why}; it is tried again when the next report comes in`,
    { details: { storyId: pack.storyId, articles: pack.articles.length, claims: pack.claims.length } },
  );
}

type Test = (candidate: Candidate) => boolean;

/** A denial that no exchange holds, after the claim that comes nearest to what it denies where one does; empty where there is none. */
function loneDenial(composer: Composer, inLanguage: Test): Candidate[] {
  const denial = composer.pick({ from: (one) => inLanguage(one) && denialText(one) !== null && one.centrality > 0.15, most: 30 });
  if (denial === null) return [];
  const near = (one: Candidate): number => likeness(one, denial, composer.material.weights).contained;
  const denier = fold(denierOf(denial) ?? '').match(/\p{L}{4,}/gu) ?? [];
  // What the denier says of the matter is not what is denied.
  const own = (one: Candidate): boolean =>
    denier.some((word) => fold(`${speakerOf(one.claim)?.name ?? ''} ${one.claim.quote.slice(0, 40)}`).includes(word));
  const before = composer.pick({
    from: (one) =>
      inLanguage(one) && one.claim.kind !== 'denial' && !sameSpeaker(one.claim, denial.claim) && !own(one) && near(one) >= 0.34,
    worth: (one) => 1.2 * near(one),
    most: 28,
  });
  return before === null ? [denial] : [before, denial];
}

/** Two speakers on one thing, where nothing is in dispute. */
function tension(composer: Composer, inLanguage: Test, deck: Candidate): Candidate[] {
  const first = composer.pick({
    from: (one) => inLanguage(one) && speakerOf(one.claim)?.kind === 'person' && !sameSpeaker(one.claim, deck.claim),
    most: 30,
  });
  if (first === null) return [];
  const second = composer.pick({
    from: (one) => inLanguage(one) && speakerOf(one.claim) !== null && !sameSpeaker(one.claim, first.claim),
    worth: (one) =>
      1.2 * likeness(one, first, composer.material.weights).contained + (one.article.outlet === first.article.outlet ? 0 : 0.15),
    most: 30,
  });
  return second === null ? [first] : [first, second];
}

/** How much of a lede a claim is: news stands at a report's beginning, and more than one has it. */
function leads(candidate: Candidate): number {
  const place = candidate.passage <= 2 ? 0.75 : candidate.passage <= 4 ? 0.45 : candidate.passage <= 7 ? 0.15 : 0;
  return place + 0.85 * candidate.centrality + (candidate.group?.standing === 'corroborated' ? 0.15 : 0);
}

/** Words with which a report says what an event means. */
const layingBare =
  /\b(?:marks|means|signals|underscores|reflects|raises|represents|reveals|exposes|threatens|deepens|tests|comes (?:as|after|amid)|came (?:as|after|amid)|blow|setback|rebuke|defeat|victory|backlash|rift|clash|quarrel|dispute|standoff|pressure|first time|the first|largest|most|locked in|prompted|stakes)\b/i;
/** A step in a story's course, told by its day or place, is no angle on it. */
const inPassing = /^(?:(?:On|In|At|While|After|Before|During|Shortly|Earlier|Later|Last|This|When|As|Two|Three)\b|“)/;

/** The deck says what the event is or lays bare: a report of its substance, an analyst's word on it, anything else last. */
function chooseDeck(composer: Composer, inLanguage: Test): Candidate | null {
  const near = (one: Candidate): number =>
    1.2 * one.centrality -
    0.03 * Math.abs(one.words - 15) +
    (layingBare.test(one.claim.quote) ? 0.35 : 0) -
    (inPassing.test(one.claim.quote) ? 0.3 : 0);
  const settled = (one: Candidate): boolean => inLanguage(one) && one.claim.kind !== 'denial' && one.group?.standing !== 'contested';
  const plain = (one: Candidate): boolean => !one.claim.spoken && one.claim.kind !== 'background' && one.claim.kind !== 'opinion';
  return (
    composer.pick({
      from: (one) => settled(one) && plain(one) && speakerOf(one.claim) === null && one.words >= 7 && one.centrality > 0.2,
      worth: (one) =>
        near(one) +
        0.4 * leads(one) +
        2 * one.fit +
        // The persona has an angle of its own on it.
        (composer.material.lens.deckFor(one.claim) === null ? 0 : 0.5) -
        0.15 * one.figures.length,
      most: 24,
    }) ??
    composer.pick({ from: (one) => settled(one) && one.words >= 7 && one.centrality > 0.25, worth: near, most: 20 }) ??
    composer.pick({ from: settled, worth: (one) => -0.02 * Math.abs(one.words - 14), most: 24 }) ??
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
      worth: (one) =>
        1.4 * one.fit - 0.1 * (outlets.get(one.article.outlet) ?? 0) - (nameOf(one) === '' ? 0.04 : 0.12) * (voices.get(nameOf(one)) ?? 0),
    });
    if (next === null) break;
    count(next);
    rest.push(next);
  }
  return rest;
}

/** What is tried in turn where the cap starves a draft: shorter sentences, then fewer disputes. */
const attempts: readonly { readonly thrift?: number; readonly exchanges: number }[] = [
  { exchanges: 3 },
  { exchanges: 2, thrift: terse },
  { exchanges: 1, thrift: terse },
  { exchanges: 0, thrift: terse },
];

/** A whole draft. Throws NewsroomError `too-little-evidence` where no attempt gives one. */
export function composeFresh(pack: EvidencePack, settings: CapSettings): Composition {
  let failure: NewsroomError | null = null;
  for (const { thrift, exchanges } of attempts) {
    try {
      return compose(pack, new Composer(pack, settings, thrift), exchanges);
    } catch (error) {
      if (!(error instanceof NewsroomError)) throw error;
      failure = error;
    }
  }
  throw failure ?? tooLittle(pack, 'nothing was tried');
}

/** Whether an exchange is about what the headline says. */
function isTheNews(exchange: Exchange, headline: Candidate | undefined, composer: Composer): boolean {
  if (headline === undefined || exchange.kind === 'figure') return false;
  const { rare } = composer.material.story;
  return exchange.claims.some((one) => likeness({ terms: one.concepts }, { terms: headline.concepts }, rare).contained >= 0.4);
}

function compose(pack: EvidencePack, composer: Composer, disputes: number): Composition {
  const code = composer.material.language.code;
  const inLanguage: Test = (candidate) => candidate.claim.language === code;
  const headline = composeHeadline(composer, new Set());
  if (headline === null) throw tooLittle(pack, 'no title fits the quotation cap');
  const headlineOutlet = composer.candidateOf(headline.claimIds[0] ?? '')?.article.outlet;

  // A persona that does not tell disputes before all else tells the weightiest, and keeps its words for what it looks for.
  const exchanges = chooseExchanges(composer, inLanguage, composer.material.lens.disputesFirst ? disputes : Math.min(disputes, 1));
  const denied = exchanges.some((exchange) => exchange.claims.some((one) => denialText(one) !== null));
  const denial = denied || disputes === 0 ? [] : loneDenial(composer, inLanguage);

  const reported: Test = (one) => inLanguage(one) && !one.claim.spoken && !['background', 'opinion', 'denial'].includes(one.claim.kind);
  const lede: Candidate[] = [];
  const first =
    composer.best({
      from: (one) => reported(one) && speakerOf(one.claim) === null,
      worth: (one) => leads(one) + (one.article.outlet === headlineOutlet ? 0 : 0.1),
      most: 42,
    }) ?? composer.best({ from: inLanguage, worth: leads });
  // Where the news is itself in dispute, both accounts open the draft.
  const opening = exchanges.findIndex((exchange) => isTheNews(exchange, composer.candidateOf(headline.claimIds[0] ?? ''), composer));
  if (opening !== -1) lede.push(...(exchanges.splice(opening, 1)[0]?.claims ?? []));
  if (lede.length === 0) {
    if (first === null) throw tooLittle(pack, 'no sentence for the lede fits the quotation cap');
    composer.take(first);
    lede.push(first);
  }
  const deck = chooseDeck(composer, inLanguage);
  if (deck === null) throw tooLittle(pack, 'no sentence for the deck fits the quotation cap');
  if (lede.length === 1) {
    const second =
      composer.pick({
        from: (one) => reported(one) && one.article.outlet !== lede[0]?.article.outlet,
        worth: (one) => 0.6 * leads(one) + 2 * one.fit,
        most: 36,
      }) ?? composer.pick({ from: inLanguage, worth: leads });
    if (second !== null) lede.push(second);
  }

  const disputing = [...exchanges.flatMap((exchange) => exchange.claims), ...denial];
  const against = disputing.length > 0 || opening !== -1 ? [] : tension(composer, inLanguage, deck);
  const already = [...lede, ...disputing, ...against];
  const rest = chooseRest(composer, inLanguage, already);
  const sentences = already.length + rest.length;
  if (sentences < sentencesNeeded)
    throw tooLittle(
      pack,
      `${sentences === 1 ? '1 sentence fits' : `${String(sentences)} sentences fit`} the quotation cap, ${String(sentencesNeeded)} are needed`,
    );
  const abroad: Candidate[] = [];
  // What another language adds, rather than the same dispute once more.
  const fresh = (one: Candidate): number => (one.group?.standing === 'contested' ? -0.4 : 0);
  for (const language of new Set(pack.articles.map((article) => article.language).filter((one) => one !== code))) {
    const foreign = abroad.length < 2 ? composer.pick({ from: (one) => one.claim.language === language, worth: fresh, most: 30 }) : null;
    if (foreign !== null) abroad.push(foreign);
  }
  const angle = composer.material.lens.angleOn(deck.claim);
  return {
    language: pack.language,
    headline,
    deck: [...(angle === null ? [] : [{ text: angle, kind: 'transition' as const, claimIds: [] }]), composer.say(deck)],
    blocks: arrange(composer, { lede, disputed: opening !== -1, exchanges, denial, against, rest, abroad }),
  };
}
