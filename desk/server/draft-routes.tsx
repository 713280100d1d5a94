// Reading: the list of drafts, one draft with the evidence for a sentence of it, two of its revisions compared, its illustration.
import { Hono } from 'hono';
import { z } from 'zod';
import { renderMarkdown } from '../../core/draft-text.ts';
import { sha256Schema } from '../../core/sources.ts';
import { decisionsOf } from '../../store/repositories/decisions.ts';
import { countDrafts, draftPersonas, findDeskDraft, listDrafts, type DeskDraft } from '../../store/repositories/desk-drafts.ts';
import { checkedSentences, evidenceOf, needsAttestation, type CheckedSentence } from '../../store/repositories/desk-evidence.ts';
import type { Database } from '../../store/database.ts';
import { spendingOnDraft } from '../../store/repositories/model-costs.ts';
import { openProblems } from '../../store/repositories/problems.ts';
import { newsroomCounts } from '../../store/repositories/desk-newsroom.ts';
import { findRevision, latestRevision, type Revision } from '../../store/repositories/revisions.ts';
import { DraftPage } from '../web/draft-page.tsx';
import type { DraftView, PageNotice, RevisionView } from '../web/draft-view.ts';
import { DraftsPage, draftTabs } from '../web/drafts-page.tsx';
import { ComparePage } from '../web/edit-pages.tsx';
import { EvidencePanel } from '../web/evidence-panel.tsx';
import { viewsBeside } from '../../store/repositories/second-views.ts';
import { updateLinks } from '../../store/repositories/update-links.ts';
import { assignmentOf } from '../../store/repositories/assignments.ts';
import type { DeskEnvironment } from './dependencies.ts';
import { frameOf, type DeskContext, type DeskParts } from './frame.ts';

const pageSize = 40;
const countSchema = z.coerce.number().int().min(0).max(100_000);

function numberFrom(text: string | undefined): number | null {
  const parsed = countSchema.safeParse(text === '' ? undefined : text);
  return parsed.success ? parsed.data : null;
}

/** What the editor asked to see; where nothing was asked, what needs them first. */
function selectedOf(sentences: readonly CheckedSentence[], asked: number | null): CheckedSentence | null {
  if (asked !== null) return sentences[asked] ?? null;
  return sentences.find(needsAttestation) ?? sentences.find((sentence) => sentence.part === 'body') ?? null;
}

async function viewRevision(
  parts: DeskParts,
  revision: Revision,
  latestId: string | undefined,
  sentence: number | null,
): Promise<RevisionView> {
  const { database } = parts.deps;
  const sentences = await checkedSentences(database, revision.id);
  const selected = selectedOf(sentences, sentence);
  const evidence = selected === null ? [] : await evidenceOf(database, revision.id, selected);
  return { revision, latest: revision.id === latestId, sentences, selected, evidence };
}

/** What was just done, while that is still how things stand: the page may be looked at again later under the same address. */
function doneNotice(done: string | undefined, draft: DeskDraft, shown: RevisionView | null): PageNotice | null {
  const { state } = draft;
  const unchecked = shown?.sentences.some((sentence) => sentence.check === null) ?? false;
  if (done === 'attested' && state === 'in-review')
    return { tone: 'good', title: 'Attested', text: 'Your reason stands beside the sentence.' };
  if (done === 'approved' && state === 'approved') {
    return { tone: 'good', title: 'Approved', text: 'It is being published; this page shows the link as soon as it is.' };
  }
  if (done === 'changes' && state === 'changes-requested') {
    return { tone: 'good', title: 'Sent back', text: 'The analyst writes the next round from this revision and your notes.' };
  }
  if (done === 'spiked' && state === 'spiked') {
    return { tone: 'good', title: 'Spiked', text: 'The draft has ended. Its text and your decision are kept.' };
  }
  if (done === 'retried' && (state === 'drafting' || state === 'queued')) {
    return { tone: 'good', title: 'Tried again', text: 'The analyst begins in a moment.' };
  }
  if (done === 'second-view') {
    return {
      tone: 'good',
      title: 'Asked for',
      text: 'This draft is queued on the desk of its analyst. Until it is begun it can be withdrawn.',
    };
  }
  if (done === 'withdrawn' && state === 'withdrawn') {
    return { tone: 'good', title: 'Withdrawn', text: 'The draft ended before it was begun. The request is kept in the audit log.' };
  }
  if (done === 'saved' && state === 'in-review') {
    const text = unchecked ? 'Every sentence is being checked; the verdicts appear here.' : 'Every sentence has been checked.';
    return { tone: 'good', title: 'Saved as a new revision', text };
  }
  return null;
}

/** What keeps a draft that is to be written from its language model. */
async function modelTroubles(database: Database, draft: DeskDraft): Promise<string[]> {
  if (!['queued', 'drafting', 'changes-requested'].includes(draft.state)) return [];
  return (await openProblems(database)).filter((problem) => problem.area === 'model').map((problem) => problem.message);
}

/** Why the draft's analyst does not begin it now; null: it does, or there is nothing to begin. */
async function waitsFor(parts: DeskParts, draft: DeskDraft): Promise<string | null> {
  if (draft.state !== 'queued' && draft.state !== 'changes-requested') return null;
  const line = (await parts.deps.personas?.())?.find(({ id }) => id === draft.persona.id);
  // What bounds new stories does not keep back a draft that is open.
  if (line === undefined || line.why === null || line.state === 'at-limit' || line.state === 'out-of-budget') return null;
  return `${draft.persona.name} ${line.why}. The draft waits, and nothing of it is lost.`;
}

/** The page of one draft; null where there is no such draft, or the revision asked for is not one of it. */
export async function draftPage(
  parts: DeskParts,
  context: DeskContext,
  draftId: string,
  options: { notice?: PageNotice; status?: 200 | 400 | 403 | 409 } = {},
): Promise<Response | null> {
  const { database } = parts.deps;
  const draft = await findDeskDraft(database, draftId);
  if (draft === null) return null;
  const latest = draft.revisions[0];
  const askedRevision = context.req.method === 'GET' ? context.req.query('revision') : undefined;
  const wanted = askedRevision ?? latest?.id;
  const revision = wanted === undefined ? null : await findRevision(database, wanted);
  if (askedRevision !== undefined && revision?.draftId !== draftId) return null;
  const shown = revision === null ? null : await viewRevision(parts, revision, latest?.id, numberFrom(context.req.query('sentence')));
  const view: DraftView = {
    draft,
    assignment: await assignmentOf(database, draft),
    shown,
    decisions: await decisionsOf(database, draftId),
    updates: await updateLinks(database, draftId),
    views: await viewsBeside(database, draftId),
    personas: ((await parts.deps.personas?.()) ?? []).filter((line) => line.version !== null).map(({ id, name }) => ({ id, name })),
    publicUrl: draft.publication === null ? null : `${parts.siteUrl}/articles/${draft.publication.slug}`,
    spending: await spendingOnDraft(database, draftId),
    currency: parts.deps.settings.budget.currency,
    modelTroubles: await modelTroubles(database, draft),
    waitsFor: await waitsFor(parts, draft),
    notice: options.notice ?? doneNotice(context.req.query('done'), draft, shown),
  };
  const title = shown?.sentences.find((sentence) => sentence.part === 'headline')?.text ?? draft.story.title;
  return context.html(<DraftPage frame={frameOf(parts, context, title, 'drafts')} page={view} />, options.status ?? 200);
}

async function comparedRevision(parts: DeskParts, draft: DeskDraft, number: number | null) {
  const line = draft.revisions.find((candidate) => candidate.number === number);
  const revision = line === undefined ? null : await findRevision(parts.deps.database, line.id);
  if (line === undefined || revision === null) return null;
  return { number: line.number, by: line.editorName ?? `${draft.persona.name} (AI)`, markdown: renderMarkdown(revision.document) };
}

export function draftRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { database } = parts.deps;

  routes.get('/', async (context) => {
    const tab = draftTabs.find((candidate) => candidate.key === context.req.query('tab')) ?? draftTabs[0];
    if (tab === undefined) return context.notFound();
    const page = Math.max(1, numberFrom(context.req.query('page')) ?? 1);
    const personas = await draftPersonas(database);
    const persona = personas.find((candidate) => candidate.id === context.req.query('persona'))?.id ?? null;
    const drafts = await listDrafts(database, {
      states: tab.states,
      personaId: persona,
      limit: pageSize + 1,
      offset: (page - 1) * pageSize,
    });
    const view = {
      tab,
      personas,
      persona,
      drafts: drafts.slice(0, pageSize),
      inState: await countDrafts(database, persona),
      counts: await newsroomCounts(database),
      page,
      more: drafts.length > pageSize,
    };
    return context.html(<DraftsPage frame={frameOf(parts, context, 'Drafts', 'drafts')} view={view} />);
  });

  routes.get('/drafts/:id', async (context) => (await draftPage(parts, context, context.req.param('id'))) ?? context.notFound());

  /** The evidence panel alone, for the script that changes the sentence without loading the page. */
  routes.get('/drafts/:id/evidence', async (context) => {
    const draftId = context.req.param('id');
    const revision = await findRevision(database, context.req.query('revision') ?? '');
    const sentence = numberFrom(context.req.query('sentence'));
    if (revision === null || revision.draftId !== draftId || sentence === null) return context.notFound();
    const latest = await latestRevision(database, draftId);
    const view = await viewRevision(parts, revision, latest?.id, sentence);
    return view.selected === null ? context.notFound() : context.html(<EvidencePanel view={view} />);
  });

  routes.get('/drafts/:id/compare', async (context) => {
    const draft = await findDeskDraft(database, context.req.param('id'));
    if (draft === null) return context.notFound();
    const from = await comparedRevision(parts, draft, numberFrom(context.req.query('from')));
    const to = await comparedRevision(parts, draft, numberFrom(context.req.query('to')));
    if (from === null || to === null) return context.notFound();
    return context.html(<ComparePage frame={frameOf(parts, context, 'What changed', 'drafts')} draft={draft} from={from} to={to} />);
  });

  routes.get('/illustrations/:sha256', async (context) => {
    const name = sha256Schema.safeParse(context.req.param('sha256'));
    const row = name.success
      ? await database.selectFrom('illustration').select(['media_type', 'bytes']).where('sha256', '=', name.data).executeTakeFirst()
      : undefined;
    if (row === undefined) return context.notFound();
    // Opened on its own, a drawing must not run anything either.
    context.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    return context.body(new Uint8Array(row.bytes), 200, {
      'content-type': row.media_type,
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  return routes;
}
