// The evidence pack of a round, put together from what `gather`, `extract-claims` and `weigh-claims` stored.
import type { EvidencePack } from '../core/composition.ts';
import { NewsroomError } from '../core/errors.ts';
import { withoutOrders, type ReadableArticle } from '../core/orders/without-orders.ts';
import { editorNotesSchema, type EditorNotes } from '../core/notes.ts';
import type { Persona } from '../core/persona.ts';
import type { RevisionDocument } from '../core/revision.ts';
import type { SourceArticle } from '../core/sources.ts';
import type { Database } from '../store/database.ts';
import { claimGroups, findClaims } from '../store/repositories/claims.ts';
import { findPersonaVersion } from '../store/repositories/personas.ts';
import { findRevision, revisionSentences } from '../store/repositories/revisions.ts';
import { changesAsked, findStory, pinnedSources, readSources } from '../store/repositories/rounds.ts';
import type { RevisionSentence } from '../store/revision-sentence.ts';
import { personaOf, type GraphDependencies, type RoundRun } from './dependencies.ts';
import { compositionOfRevision } from './previous-composition.ts';
import type { RoundState } from './state.ts';
import { takePaper } from './work.ts';

/** What a later round starts from. */
export interface DecidedRevision {
  readonly document: RevisionDocument;
  readonly sentences: readonly RevisionSentence[];
  readonly notes: EditorNotes;
}

/** The revision that was sent back and its notes; null in the first round. */
export async function decidedRevision(database: Database, state: Pick<RoundState, 'draftId' | 'round'>): Promise<DecidedRevision | null> {
  if (state.round === 1) return null;
  const asked = await changesAsked(database, state.draftId);
  const revision = asked === null ? null : await findRevision(database, asked.revisionId);
  if (asked === null || revision === null) {
    throw new NewsroomError('no-decision', `draft ${state.draftId}: round ${state.round} has no request for changes to follow`);
  }
  const notes = editorNotesSchema.safeParse(asked.notes);
  if (!notes.success) {
    throw new NewsroomError('editor-notes', `draft ${state.draftId}: the notes of the request for changes are not in their form`, {
      cause: notes.error,
    });
  }
  return { document: revision.document, sentences: await revisionSentences(database, revision.id), notes: notes.data };
}

/** The round's sources as everything after `gather` reads them: what addresses a language model is blanked, and told. */
export async function roundSources(database: Database, state: Pick<RoundState, 'draftId' | 'round'>): Promise<ReadableArticle[]> {
  const sources = await readSources(database, await pinnedSources(database, state.draftId, state.round));
  return sources.map(withoutOrders);
}

export async function roundArticles(database: Database, state: Pick<RoundState, 'draftId' | 'round'>): Promise<SourceArticle[]> {
  return (await roundSources(database, state)).map(({ article }) => article);
}

/** The language in which most of the sources' text is; `en` where none is known. */
export function mainLanguage(articles: readonly Pick<SourceArticle, 'language' | 'text'>[]): string {
  const lengths = new Map<string, number>();
  for (const article of articles) {
    if (article.language === 'und') continue;
    lengths.set(article.language, (lengths.get(article.language) ?? 0) + article.text.length);
  }
  return [...lengths].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))[0]?.[0] ?? 'en';
}

/** The evidence of a run's round, from `weigh-claims` on. */
export async function evidencePack(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<EvidencePack> {
  return (run.evidence ??= await readEvidence(deps, state));
}

/** The persona as the round began with it, though its file was edited since. */
async function personaOfRound(deps: GraphDependencies, state: RoundState): Promise<Persona> {
  const present = personaOf(deps, state.personaId);
  if (present.version === state.personaVersion) return present;
  return (await findPersonaVersion(deps.database, state.personaId, state.personaVersion)) ?? present;
}

async function readEvidence(deps: GraphDependencies, state: RoundState): Promise<EvidencePack> {
  const { database } = deps;
  const story = await findStory(database, state.storyId);
  const articles = await roundArticles(database, state);
  const { claimIds } = await takePaper(database, { ...state, loop: 0 }, 'claims');
  const claims = await findClaims(database, claimIds);
  const decided = await decidedRevision(database, state);
  return {
    storyId: story?.id ?? state.storyId,
    storyTitle: story?.title ?? '',
    persona: await personaOfRound(deps, state),
    articles,
    claims,
    groups: await claimGroups(database, state.draftId, state.round),
    language: decided?.document.language ?? mainLanguage(articles),
    previous: decided === null ? null : { composition: compositionOfRevision(decided.document, decided.sentences), notes: decided.notes },
  };
}
