// The requests that the model writer makes: which template, which data, how long an answer.
import type { ComposedSentence, EvidencePack } from '../../core/composition.ts';
import type { Settings } from '../../core/settings.ts';
import type { SourceArticle } from '../../core/sources.ts';
import { fenced } from '../../prompts/prompt.ts';
import { promptTemplate } from '../../prompts/templates.ts';
import { countWords } from '../extractive/text/words.ts';
import type { FailedSentence } from '../writer.ts';
import {
  claimsAnswerSchema,
  draftAnswerSchema,
  illustrationAnswerSchema,
  revisionAnswerSchema,
  type ClaimsAnswer,
  type DraftAnswer,
  type IllustrationAnswer,
  type RevisionAnswer,
} from './answers.ts';
import { roughTokens, type ClaimSheet } from './choose-claims.ts';
import type { ModelRequest } from './gateway.ts';
import { personaRow } from './persona-block.ts';
import { withoutBraces, withReferences } from './quote-references.ts';

const templates = {
  extract: promptTemplate('extract-claims'),
  write: promptTemplate('write-draft'),
  revise: promptTemplate('revise-sentences'),
  illustrate: promptTemplate('plan-illustration'),
};

/** Tokens of the longest answers, with room to spare: twelve claims with renderings; some 700 words with their ids. */
const longest = { claims: 2500, draft: 4000, revision: 2000, illustration: 300 };
/** Number and brackets of a row of `passages`. */
const rowTokens = 5;

/** The article's first passages, whole ones, within `budget` tokens: news has its weight in front. */
export function passagesWithin(article: SourceArticle, budget: number): SourceArticle['passages'] {
  let left = budget;
  const fits = article.passages.findIndex((passage) => {
    left -= rowTokens + roughTokens(article.text.slice(passage.start, passage.end));
    return left < 0;
  });
  return fits === -1 ? article.passages : article.passages.slice(0, Math.max(1, fits));
}

export function extractRequest(article: SourceArticle, passages: SourceArticle['passages']): ModelRequest<ClaimsAnswer> {
  const { outlet, title, publishedAt, language, author } = article;
  const about = { outlet, title, day: publishedAt?.toISOString().slice(0, 10) ?? null, language, author };
  const rows = passages.map((passage) => [passage.ordinal, article.text.slice(passage.start, passage.end).replace(/\s+/g, ' ')]);
  return {
    role: 'reader',
    task: 'extract-claims',
    prompt: templates.extract([fenced('article', [about]), fenced('passages', rows)].join('\n\n')),
    schema: claimsAnswerSchema,
    maximumOutput: longest.claims,
  };
}

/** Words that may be quoted of each outlet, by its name. */
function quotedWords(pack: EvidencePack, { quotedWords: most, quotedShare }: Settings['writer']): Record<string, number> {
  const words: Record<string, number> = {};
  for (const article of pack.articles) {
    const outlet = withoutBraces(article.outlet);
    words[outlet] = Math.min(most, (words[outlet] ?? 0) + Math.floor(quotedShare * countWords(article.text, article.language)));
  }
  return words;
}

interface PreviousRow {
  readonly part: string;
  readonly membersOnly: boolean;
  readonly sentence: ComposedSentence;
}

/** Every sentence of a composition in the order that its ordinals count. */
export function sentenceRows({
  headline,
  deck,
  blocks,
}: Pick<NonNullable<EvidencePack['previous']>, 'composition'>['composition']): PreviousRow[] {
  return [
    { part: 'headline', membersOnly: false, sentence: headline },
    ...deck.map((sentence) => ({ part: 'deck', membersOnly: false, sentence })),
    ...blocks.flatMap(({ part, membersOnly, sentences }) => sentences.map((sentence) => ({ part, membersOnly, sentence }))),
  ];
}

/** A sentence as its writer would write it again; an editor's stays to the letter. */
function asWritten(
  { text, kind, claimIds }: ComposedSentence,
  sheet: ClaimSheet,
  articles: EvidencePack['articles'],
  language: string,
): string {
  if (kind === 'edited') return text;
  const claims = claimIds.flatMap((id) => sheet.byId.get(sheet.shortIds.get(id) ?? '') ?? []);
  return withReferences(text, claims, sheet.shortIds, { byId: sheet.byId, articles, language });
}

function previousBlocks({ previous, articles }: EvidencePack, sheet: ClaimSheet): string[] {
  if (previous === null) return [];
  const { language } = previous.composition;
  const rows = sentenceRows(previous.composition).map(({ part, membersOnly, sentence }, ordinal) => ({
    ordinal,
    part,
    membersOnly,
    text: asWritten(sentence, sheet, articles, language),
    kind: sentence.kind,
    claims: sentence.claimIds.flatMap((id) => sheet.shortIds.get(id) ?? []),
  }));
  const { comment, dropSentences, preferSources } = previous.notes;
  const prefer = preferSources.flatMap((id) => articles.find((article) => article.id === id)?.outlet ?? []).map(withoutBraces);
  return [fenced('previous', rows), fenced('notes', [{ comment, leaveOut: dropSentences, prefer }])];
}

export function writeRequest(
  pack: EvidencePack,
  sheet: ClaimSheet,
  language: string,
  settings: Settings['writer'],
): ModelRequest<DraftAnswer> {
  const blocks = [
    fenced('persona', [personaRow(pack.persona, language)]),
    fenced('task', [{ language, quotedWords: quotedWords(pack, settings) }]),
    fenced('claims', sheet.rows),
    ...previousBlocks(pack, sheet),
  ];
  return {
    role: 'writer',
    task: 'write-draft',
    prompt: templates.write(blocks.join('\n\n')),
    schema: draftAnswerSchema,
    maximumOutput: longest.draft,
  };
}

/** The request again, where the draft that answered it lacked a part that no draft can be without. */
export function askedForWhole(request: ModelRequest<DraftAnswer>): ModelRequest<DraftAnswer> {
  const { prompt } = request;
  const user = `${prompt.user}\n\nAn earlier draft had no headline, no deck or no paragraph. Write the whole draft.`;
  return { ...request, prompt: { ...prompt, user } };
}

/** The same sentences once more, after an answer that changed none of them. */
export function askedAgain(request: ModelRequest<RevisionAnswer>): ModelRequest<RevisionAnswer> {
  const { prompt } = request;
  const user = `${prompt.user}\n\nAn earlier answer left these sentences as they are, and they failed again. Mend what the reasons name, or cut.`;
  return { ...request, prompt: { ...prompt, user } };
}

/** A failed sentence with where it stands and the claims it was written with. */
export interface SentenceToMend extends FailedSentence {
  readonly part: string;
  readonly sentence: ComposedSentence;
}

export function reviseRequest(
  failed: readonly SentenceToMend[],
  sheet: ClaimSheet,
  { articles }: Pick<EvidencePack, 'articles'>,
  language: string,
): ModelRequest<RevisionAnswer> {
  const rows = failed.map(({ ordinal, part, sentence, verdict, reasons }) => ({
    ordinal,
    part,
    text: asWritten(sentence, sheet, articles, language),
    kind: sentence.kind,
    verdict,
    reasons: reasons.map(withoutBraces),
    claims: sentence.claimIds.flatMap((id) => sheet.shortIds.get(id) ?? []),
  }));
  return {
    role: 'writer',
    task: 'revise-sentences',
    prompt: templates.revise([fenced('task', [{ language }]), fenced('failed', rows), fenced('claims', sheet.rows)].join('\n\n')),
    schema: revisionAnswerSchema,
    maximumOutput: longest.revision,
  };
}

export function illustrationRequest(language: string, headline: string, deck: string): ModelRequest<IllustrationAnswer> {
  return {
    role: 'illustrator',
    task: 'plan-illustration',
    prompt: templates.illustrate(fenced('draft', [{ language, headline, deck }])),
    schema: illustrationAnswerSchema,
    maximumOutput: longest.illustration,
  };
}
