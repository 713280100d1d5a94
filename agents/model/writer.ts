// The language-model writer: a model reads each article for its claims, drafts from the claims alone in the persona's voice, and mends what
// its check fails. Weighing is the program's own, and so is everything that ties words to sources: a model only points and phrases.
import { isDeepStrictEqual } from 'node:util';
import type { Claim } from '../../core/claims.ts';
import type { Composition, EvidencePack } from '../../core/composition.ts';
import type { Logger } from '../../core/logging.ts';
import type { Settings } from '../../core/settings.ts';
import type { SourceArticle } from '../../core/sources.ts';
import { tooLittle } from '../extractive/compose/plan.ts';
import { illustrate } from '../extractive/illustration/illustrate.ts';
import { fold } from '../extractive/text/words.ts';
import { weighClaims } from '../extractive/weigh/weigh.ts';
import type { DrawnIllustration, FailedSentence, Writer, WriterWork } from '../writer.ts';
import type { ClaimsAnswer, RevisionAnswer } from './answers.ts';
import { chooseClaims, claimSheet } from './choose-claims.ts';
import { composeAnswer, isWhole } from './compose-answer.ts';
import { BudgetExceededError, ContextOverflowError, ModelAnswerError, ModelUnavailableError, type ModelGateway } from './gateway.ts';
import { plannedAlternative } from './plan-words.ts';
import { beyondCap } from './quoted-words.ts';
import { readClaims } from './read-claims.ts';
import {
  extractRequest,
  illustrationRequest,
  passagesWithin,
  reviseRequest,
  sentenceRows,
  askedAgain,
  askedForWhole,
  writeRequest,
  type SentenceToMend,
} from './requests.ts';
import { applyChanges, changesOf, withoutSentences } from './revise-answer.ts';

export interface ModelWriterDependencies {
  readonly gateway: ModelGateway;
  readonly settings: Settings;
  readonly logger: Logger;
  /** As drafts and pages name it. */
  readonly name: string;
}

/** Tokens of one article's passages, and of the claims that a draft is written from. */
const articleBudget = 3000;
const claimsBudget = 4200;
/** Claims beside the cited ones that a failed sentence may be mended with. */
const nearClaims = 3;
const fewestClaims = 4;
const fewestOutlets = 2;
/** Below this share of the budget a request that is too long for the model is given up. */
const leastShare = 0.2;
const planFailures = [ModelAnswerError, ContextOverflowError, ModelUnavailableError, BudgetExceededError] as const;

/** Asks with the whole budget, then with less as long as the model says that the request is too long for it. */
async function askWithin<Answer>(budget: number, ask: (budget: number) => Promise<Answer>): Promise<Answer> {
  let share = 1;
  for (;;) {
    try {
      return await ask(Math.floor(budget * share));
    } catch (error) {
      share *= 0.6;
      if (!(error instanceof ContextOverflowError) || share < leastShare) throw error;
    }
  }
}

const wordsOf = (text: string): Set<string> => new Set(fold(text).match(/[\p{L}\p{N}]{3,}/gu) ?? []);

/** The claims that share most words with a sentence. */
function nearest(text: string, claims: readonly Claim[]): Claim[] {
  const words = wordsOf(text);
  return claims
    .map((claim) => ({ claim, shared: [...wordsOf(`${claim.quote} ${claim.english ?? ''}`)].filter((word) => words.has(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.claim.id < b.claim.id ? -1 : 1))
    .slice(0, nearClaims)
    .map(({ claim }) => claim);
}

function toMend(composition: Composition, failed: readonly FailedSentence[]): SentenceToMend[] {
  const rows = sentenceRows(composition);
  return failed.flatMap((failure) => {
    const row = rows[failure.ordinal];
    // An editor's own words are the editor's to change.
    return row === undefined || row.sentence.kind === 'edited' ? [] : [{ ...failure, part: row.part, sentence: row.sentence }];
  });
}

export function createModelWriter({ gateway, settings, logger, name }: ModelWriterDependencies, work: WriterWork): Writer {
  const about = { draftId: work.draftId, personaId: work.personaId };
  const languageOf = (pack: EvidencePack): string => pack.previous?.composition.language ?? settings.models.language ?? pack.language;

  /** Without the sentences that quote an outlet beyond its cap; `before`: what stood already stays. */
  const withoutBeyond = (composition: Composition, pack: EvidencePack, before?: Composition): Composition => {
    const stood = new Set(before === undefined ? [] : sentenceRows(before).map(({ sentence }) => sentence));
    const beyond = beyondCap(composition, pack, settings.writer, (sentence) => !stood.has(sentence));
    if (beyond.size === 0) return composition;
    logger.info({ event: 'quotations-beyond-cap', ...about, cut: beyond.size });
    return withoutSentences(composition, beyond);
  };

  const extractClaims = async (article: SourceArticle, signal: AbortSignal): Promise<Claim[]> => {
    const answered = await askWithin(articleBudget, async (budget) => {
      const request = {
        ...extractRequest(article, passagesWithin(article, budget)),
        isUseful: (given: ClaimsAnswer) => readClaims(given, article, '').claims.length > 0,
      };
      return { request, answer: await gateway.ask(request, work, signal) };
    });
    const { name: prompt, version } = answered.request.prompt;
    const { claims, dropped } = readClaims(answered.answer.value, article, `${answered.answer.model} ${prompt} ${version}`);
    if (dropped > 0) logger.info({ event: 'claims-not-located', ...about, article: article.id, dropped, claims: claims.length });
    return claims;
  };

  const write = async (pack: EvidencePack, signal: AbortSignal): Promise<Composition> => {
    const outlets = new Set(pack.claims.map((claim) => claim.attribution[0]?.name));
    if (pack.claims.length < fewestClaims) throw tooLittle(pack, `claims found: ${pack.claims.length}, needed: ${fewestClaims}`);
    if (outlets.size < fewestOutlets && pack.previous === null)
      throw tooLittle(pack, `claims of ${outlets.size === 1 ? 'one outlet' : 'no outlet'} were found, of ${fewestOutlets} are needed`);
    const language = languageOf(pack);
    return askWithin(claimsBudget, async (budget) => {
      const sheet = claimSheet(chooseClaims(pack, budget), pack);
      const request = writeRequest(pack, sheet, language, settings.writer);
      let answer = (await gateway.ask(request, work, signal)).value;
      // Another request: the same one would be answered by the kept answer.
      if (!isWhole(answer)) answer = (await gateway.ask(askedForWhole(request), work, signal)).value;
      const composition = composeAnswer(answer, sheet, pack, language);
      return withoutBeyond(composition, pack);
    });
  };

  const revise = async (
    composition: Composition,
    failed: readonly FailedSentence[],
    pack: EvidencePack,
    signal: AbortSignal,
  ): Promise<Composition> => {
    const mending = toMend(composition, failed);
    if (mending.length === 0) return composition;
    const asked = new Map(mending.map(({ ordinal, part }) => [ordinal, part]));
    const cited = new Set(mending.flatMap(({ sentence }) => sentence.claimIds));
    const near = new Set(mending.flatMap(({ sentence }) => nearest(sentence.text, pack.claims).map((claim) => claim.id)));
    const sheet = claimSheet(
      pack.claims.filter((claim) => cited.has(claim.id) || near.has(claim.id)),
      pack,
    );
    try {
      const { language } = composition;
      const request = reviseRequest(mending, sheet, pack, language);
      const composing = { byId: sheet.byId, articles: pack.articles, language, edited: new Set<string>() };
      const laidIn = (answer: RevisionAnswer): Composition => applyChanges(composition, changesOf(answer, asked, composing));
      const answer = await gateway.ask(request, work, signal);
      let revised = laidIn(answer.value);
      // The kept answer to this very request changed nothing before: only another request can.
      if (answer.replayed && isDeepStrictEqual(revised, composition))
        revised = laidIn((await gateway.ask(askedAgain(request), work, signal)).value);
      const next = withoutBeyond(revised, pack, composition);
      // Cut down to nothing, it would be no draft: the editor sees what failed.
      return next.blocks.some((block) => block.part === 'body') ? next : composition;
    } catch (error) {
      if (!(error instanceof ModelAnswerError || error instanceof ContextOverflowError)) throw error;
      // What cannot be mended stays, marked, for the editor.
      logger.warn({ event: 'revision-unusable', ...about, error: error.message });
      return composition;
    }
  };

  const draw = async (composition: Composition, pack: EvidencePack, signal: AbortSignal): Promise<DrawnIllustration> => {
    const alone = illustrate(composition, pack.persona);
    if (gateway.modelOf('illustrator') === null) return alone;
    try {
      const deck = composition.deck.map((sentence) => sentence.text).join(' ');
      const answer = await gateway.ask(illustrationRequest(composition.language, composition.headline.text, deck), work, signal);
      const alternative = plannedAlternative(answer.value.alternative, composition, pack);
      return illustrate(composition, pack.persona, {
        arrangement: answer.value.arrangement,
        ...(alternative === null ? {} : { alternative }),
      });
    } catch (error) {
      // A draft waits for no plan of its picture.
      if (!planFailures.some((kind) => error instanceof kind) || !(error instanceof Error)) throw error;
      logger.warn({ event: 'illustration-plan-unusable', ...about, error: error.message });
      return alone;
    }
  };

  return {
    kind: 'model',
    name,
    extractClaims,
    weigh: async (claims, articles, signal) => {
      signal.throwIfAborted();
      return weighClaims(claims, articles);
    },
    write,
    revise,
    illustrate: draw,
  };
}
