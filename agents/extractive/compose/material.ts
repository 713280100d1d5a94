// What a composition is made of: the pack's claims, scored for this story and this persona.
import type { Claim, ClaimGroup } from '../../../core/claims.ts';
import type { EvidencePack } from '../../../core/composition.ts';
import type { SourceArticle } from '../../../core/sources.ts';
import { languageOf, type Language } from '../languages/index.ts';
import { dependence } from '../claims/self-contained.ts';
import { countWords, fold, termsOf } from '../text/words.ts';
import { denialText } from '../weigh/denials.ts';
import { statementOf, storyWords, type Statement, type StoryWords } from '../weigh/similarity.ts';
import { capOf, type CapSettings } from './budget.ts';
import { Lens } from './lens.ts';
import { withoutFullStop } from './phrasing.ts';
import { speakerOf } from './speaker-text.ts';

export interface Candidate extends Statement {
  readonly article: SourceArticle;
  readonly group: ClaimGroup | null;
  /** Words that quoting it costs. */
  readonly words: number;
  /** 0 at the article's beginning, 1 at its end. */
  readonly position: number;
  readonly isTitle: boolean;
  /** Ordinal of the passage it stands in: 0 is the title, 1 the first sentence. */
  readonly passage: number;
  /** Worth for the draft, about 0 to 2. */
  readonly score: number;
  /** Share of the story's central words in it, 0 to 1. */
  readonly centrality: number;
  /** How near it is to what the persona's file says, 0 to about 1. */
  readonly fit: number;
  /** A denial that only points back: never said but right after what it denies. */
  readonly leans: boolean;
}

export interface Material {
  readonly language: Language;
  readonly lens: Lens;
  readonly candidates: readonly Candidate[];
  readonly weights: ReadonlyMap<string, number>;
  readonly story: StoryWords;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly articles: ReadonlyMap<string, SourceArticle>;
  /** Weight of each term for the story: how many outlets use it, and whether titles do. */
  readonly central: ReadonlyMap<string, number>;
}

function centralTerms(pack: EvidencePack): Map<string, number> {
  const outlets = new Map<string, Set<string>>();
  const inTitles = new Map<string, number>();
  const counts = new Map<string, number>();
  const all = new Set<string>();
  for (const article of pack.articles.filter((one) => one.language === pack.language)) {
    all.add(article.outlet);
    const { stopWords } = languageOf(article.language).cues;
    for (const passage of article.passages) {
      for (const term of termsOf(article.text.slice(passage.start, passage.end), article.language, stopWords)) {
        let users = outlets.get(term);
        if (users === undefined) outlets.set(term, (users = new Set()));
        users.add(article.outlet);
        counts.set(term, (counts.get(term) ?? 0) + 1);
        if (passage.kind === 'title') inTitles.set(term, (inTitles.get(term) ?? 0) + 1);
      }
    }
  }
  const central = new Map<string, number>();
  for (const [term, users] of outlets) {
    const shared = all.size <= 1 ? 1 : (users.size - 1) / (all.size - 1);
    central.set(term, shared * Math.log(1 + (counts.get(term) ?? 0)) * (1 + 0.6 * Math.min(2, inTitles.get(term) ?? 0)));
  }
  return central;
}

function personaTerms(pack: EvidencePack): { beats: Set<string>; vocabulary: Set<string> } {
  const { stopWords } = languageOf(pack.language).cues;
  const terms = (texts: readonly string[]): Set<string> => termsOf(texts.join(' . '), pack.language, stopWords);
  return {
    beats: terms(pack.persona.beats.flatMap((beat) => beat.terms)),
    vocabulary: terms([...pack.persona.vocabulary, ...pack.persona.tenets]),
  };
}

const kindWorth = { event: 0.12, statement: 0.1, figure: 0.15, denial: 0.2, forecast: 0.1, opinion: 0.02, background: -0.1 } as const;

/** Scores the pack's claims that may be used. Claims of an excluded article, or without one, are left out. */
export function materialOf(pack: EvidencePack, settings: CapSettings, thrift: number): Material {
  const caps = new Map(pack.articles.map((article) => [article.id, capOf(article, settings)]));
  const language = languageOf(pack.language);
  const articles = new Map(pack.articles.map((article) => [article.id, article]));
  const groups = new Map(pack.groups.flatMap((group) => group.claimIds.map((id) => [id, group] as const)));
  const excluded = new Set(pack.previous?.notes.excludeSources ?? []);
  const preferred = new Set(pack.previous?.notes.preferSources ?? []);
  const central = centralTerms(pack);
  const persona = personaTerms(pack);
  const lens = new Lens(
    pack.persona,
    pack.language,
    pack.claims.filter((claim) => claim.language === pack.language),
  );
  const statements = pack.claims.flatMap((claim) => {
    const article = articles.get(claim.articleId);
    return article === undefined || excluded.has(claim.articleId) ? [] : [{ ...statementOf(claim), article }];
  });
  const story = storyWords(statements);
  const { weights } = story;
  const raw = statements.map((statement) => {
    let sum = 0;
    for (const term of statement.terms) sum += central.get(term) ?? 0;
    return sum / (statement.terms.size + 3);
  });
  const top = Math.max(...raw, 0.001);
  const candidates = statements.map((statement, index): Candidate => {
    const { claim, article } = statement;
    const own = languageOf(claim.language);
    const quote = withoutFullStop(claim.quote);
    const words = countWords(quote, claim.language);
    const centrality = (raw[index] ?? 0) / top;
    const position = claim.start / Math.max(1, article.text.length);
    const group = groups.get(claim.id) ?? null;
    const holder = article.passages.find((passage) => claim.start >= passage.start && claim.start < passage.end);
    const isTitle = holder?.kind === 'title';
    const speaker = speakerOf(claim);
    let hits = 0;
    for (const term of statement.terms) hits += (persona.beats.has(term) ? 0.08 : 0) + (persona.vocabulary.has(term) ? 0.14 : 0);
    const fit = Math.min(0.3, hits) + lens.fit(claim);
    let score = centrality + kindWorth[claim.kind] + 0.25 * (1 - position) + fit;
    if (group !== null && group.standing !== 'single-source') score += 0.15;
    if (claim.spoken) score += 0.1;
    if (speaker?.kind === 'person') score += 0.1;
    if (speaker?.kind === 'anonymous') score -= 0.05;
    if (claim.attribution.some((link) => link.kind === 'agency')) score -= 0.05;
    score -= 0.5 * dependence(claim.quote, claim.language, own.cues, claim.spoken);
    // Dear is what takes much of the little that may be quoted of a source.
    score -= thrift * Math.min(1, words / Math.max(1, caps.get(article.id) ?? 1));
    if (words > 30) score -= 0.02 * (words - 30);
    if (words < 8) score -= 0.04 * (8 - words);
    if (preferred.has(claim.articleId)) score += 0.5;
    return {
      ...statement,
      group,
      words,
      position,
      isTitle,
      passage: holder?.ordinal ?? article.passages.length,
      score,
      centrality,
      fit,
      leans: denialText(statement)?.points ?? false,
    };
  });
  return { language, lens, candidates, weights, story, central, articles, claims: new Map(pack.claims.map((claim) => [claim.id, claim])) };
}

/** Whether two names are of the same speaker: the same last word, folded. */
export function sameSpeaker(a: Claim, b: Claim): boolean {
  const lastWord = (claim: Claim): string =>
    fold(speakerOf(claim)?.name ?? '')
      .split(/\s+/)
      .at(-1) ?? '';
  return lastWord(a) !== '' && lastWord(a) === lastWord(b);
}
