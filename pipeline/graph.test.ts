import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Writer } from '../agents/writer.ts';
import { NewsroomError } from '../core/errors.ts';
import { newId } from '../core/hash.ts';
import { createLogger } from '../core/logging.ts';
import { settingsSchema } from '../core/settings.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { findDraft, openDraft } from '../store/repositories/drafts.ts';
import { acquireLease, LeaseLostError } from '../store/repositories/leases.ts';
import { findRevision, latestRevision, revisionSentences, saveEditorRevision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { createQuotingWriter, type QuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedArticle, seedStory, type SeededArticle } from '../test/harness/seed-articles.ts';
import { seedEditor } from '../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import type { Persona } from '../core/persona.ts';
import { setupCheckpoints } from './checkpoints.ts';
import { closeDraft } from './close-draft.ts';
import { DraftBusyError } from './draft-lease.ts';
import { failDraft } from './fail-draft.ts';
import { createGraph, type RoundDependencies } from './graph.ts';
import { handIn } from './nodes/submit-draft.ts';
import { recheckRevision } from './recheck-revision.ts';
import { runRound } from './run-round.ts';
import { firstState } from './state.ts';
import { threadStage } from './threads.ts';
import { ada as persona } from '../test/harness/test-persona.ts';

const settings = settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}])));
const never = new AbortController().signal;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
  await setupCheckpoints(test.store);
  await setupCheckpoints(test.store);
});
afterAll(() => test.close());

function worker(writer: Writer, options: { processId?: string; leaseMs?: number; ada?: Persona } = {}): RoundDependencies {
  const { ada = persona } = options;
  const deps = {
    database: test.database,
    store: test.store,
    writerFor: () => writer,
    judgeFor: () => null,
    personas: (id: string) => (id === ada.id ? ada : undefined),
    settings,
    logger: createLogger({ level: 'silent', pretty: false }),
    processId: options.processId ?? 'process-1',
    leaseMs: options.leaseMs ?? 30_000,
  };
  return { ...deps, graph: createGraph(deps) };
}

function articles(): SeededArticle[] {
  const key = newId('k').slice(2);
  return [
    {
      outlet: 'The Courier',
      title: `Harbour levy doubles in ${key}`,
      paragraphs: ['The council doubled the harbour levy on Monday. Ships wait outside the lock.'],
    },
    {
      outlet: 'The Gazette',
      title: `Levy vote passes in ${key}`,
      paragraphs: ['Members voted for the levy by a wide margin. Merchants asked for the minutes.'],
    },
  ];
}

async function openStoryDraft(
  seeded: readonly SeededArticle[] = articles(),
): Promise<{ draftId: string; storyId: string; articleIds: string[] }> {
  const story = await seedStory(test.database, seeded);
  const draftId = await inTransaction(test.database, (transaction) =>
    openDraft(transaction, { storyId: story.storyId, personaId: persona.id, writer: 'quoting' }),
  );
  if (draftId === null) throw new Error('a live draft is there');
  return { draftId, ...story };
}

async function run(writer: Writer, draftId: string, round = 1) {
  return runRound(worker(writer), { draftId, round }, never);
}

async function decide(draftId: string, decision: 'request-changes' | 'spike', notes: object): Promise<void> {
  const { token } = await seedEditor(test.database);
  const revision = await latestRevision(test.database, draftId);
  await sql`select decide(${token}, ${newId('dc')}, ${revision?.id}, ${revision?.sha256}, ${decision}, ${JSON.stringify(notes)}::jsonb)`.execute(
    test.database,
  );
}

async function checkpointRows(draftId: string): Promise<number> {
  const rows = await sql<{ n: string }>`select count(*) as n from langgraph.checkpoints where thread_id like ${`${draftId}:%`}`.execute(
    test.database,
  );
  return Number(rows.rows[0]?.n);
}

async function countOf(table: 'revision' | 'sentence_check', draftId: string): Promise<number> {
  const rows =
    table === 'revision'
      ? await sql<{ n: string }>`select count(*) as n from revision where draft_id = ${draftId}`.execute(test.database)
      : await sql<{
          n: string;
        }>`select count(*) as n from sentence_check c join revision r on r.id = c.revision_id where r.draft_id = ${draftId}`.execute(
          test.database,
        );
  return Number(rows.rows[0]?.n);
}

describe('a whole round', () => {
  it('ends in review with every sentence tied and checked, and waits there', async () => {
    const { draftId } = await openStoryDraft();
    const deps = worker(createQuotingWriter());
    const result = await runRound(deps, { draftId, round: 1 }, never);
    expect(result.outcome).toBe('in-review');
    const revision = await latestRevision(test.database, draftId);
    if (revision === null) throw new Error('no revision');
    expect((await findDraft(test.database, draftId))?.state).toBe('in-review');
    const sentences = await revisionSentences(test.database, revision.id);
    expect(sentences.at(-1)?.part).toBe('caption');
    expect(await countOf('sentence_check', draftId)).toBe(sentences.length);
    for (const sentence of sentences.filter((one) => one.kind === 'quotation')) {
      const cited = revision.document.citations.filter((citation) => sentence.citations.includes(citation.number));
      expect(cited.flatMap((citation) => citation.claims.map((claim) => claim.id))).toEqual(expect.arrayContaining(sentence.claimIds));
      expect(sentence.citations.length).toBeGreaterThan(0);
    }
    const verdicts = await test.database
      .selectFrom('sentence_check')
      .select(['verdict', 'ordinal', 'reasons'])
      .where('revision_id', '=', revision.id)
      .orderBy('ordinal')
      .execute();
    expect(verdicts.filter((row) => !['supported', 'opinion'].includes(row.verdict))).toEqual([]);
    expect(await threadStage(deps.graph, draftId, 1)).toBe('waiting');
    const lease = await acquireLease(test.database, { name: `draft:${draftId}`, holder: 'another', durationMs: 1 });
    expect(lease.ok).toBe(true);
    const versions = await test.database.selectFrom('persona_version').select('version').where('persona_id', '=', persona.id).execute();
    expect(versions).toEqual([{ version: persona.version }]);
  });

  it('keeps ids and counters in its checkpoints, no documents', async () => {
    const { draftId } = await openStoryDraft();
    await run(createQuotingWriter(), draftId);
    const rows = await sql<{
      channel: string;
      size: number;
    }>`select channel, octet_length(blob) as size from langgraph.checkpoint_blobs where thread_id = ${`${draftId}:1`}`.execute(
      test.database,
    );
    expect(rows.rows.length).toBeGreaterThan(5);
    expect(Math.max(...rows.rows.map((row) => row.size ?? 0))).toBeLessThan(400);
  });

  it('is left alone when it is over', async () => {
    const { draftId } = await openStoryDraft();
    const writer = createQuotingWriter();
    await run(writer, draftId);
    expect(await run(writer, draftId)).toEqual({ outcome: 'not-needed', state: 'in-review' });
    expect(writer.calls.write).toBe(1);
  });

  it('hands in once, however often it is asked to', async () => {
    const { draftId, storyId } = await openStoryDraft();
    const deps = worker(createQuotingWriter());
    const first = await runRound(deps, { draftId, round: 1 }, never);
    const state = firstState({ draftId, round: 1, storyId, personaId: persona.id, personaVersion: persona.version });
    const lease = { name: 'none', holder: 'none', fencing: '0' };
    const again = await handIn(deps, state, { lease, signal: never, pending: new Set(), evidence: null });
    expect(first).toEqual({ outcome: 'in-review', revisionId: again });
    expect(await countOf('revision', draftId)).toBe(1);
  });
});

describe('checks and revisions', () => {
  const lying = (): QuotingWriter =>
    createQuotingWriter({
      write: async (pack, signal) => {
        const honest = await createQuotingWriter().write(pack, signal);
        const [lede] = honest.blocks;
        if (lede === undefined) throw new Error('no lede');
        const lie = {
          text: 'The Courier reports that “the levy fell to nothing”.',
          kind: 'quotation' as const,
          claimIds: lede.sentences[0]?.claimIds ?? [],
        };
        return { ...honest, blocks: [{ ...lede, sentences: [...lede.sentences, lie] }, ...honest.blocks.slice(1)] };
      },
    });

  it('gives failing sentences back to the writer by its own ordinals', async () => {
    const { draftId } = await openStoryDraft();
    const writer = lying();
    await run(writer, draftId);
    expect(writer.calls.revise).toBe(1);
    expect(writer.failures[0]?.map((failed) => [failed.ordinal, failed.text])).toEqual([
      [3, 'The Courier reports that “the levy fell to nothing”.'],
    ]);
    const revision = await latestRevision(test.database, draftId);
    expect(revision?.document.text).not.toContain('fell to nothing');
  });

  it('stops after the allowed loops and hands the failing sentence in, marked', async () => {
    const { draftId } = await openStoryDraft();
    const writer = createQuotingWriter({
      write: (pack, signal) => lying().write(pack, signal),
      revise: async (composition) => composition,
    });
    await run(writer, draftId);
    expect(writer.calls.revise).toBe(settings.writer.revisionLoops);
    const revision = await latestRevision(test.database, draftId);
    const failing = await sql<{ text: string }>`select s.text from sentence s join sentence_check c using (revision_id, ordinal)
      where s.revision_id = ${revision?.id} and c.verdict not in ('supported', 'opinion')`.execute(test.database);
    expect(failing.rows).toEqual([{ text: 'The Courier reports that “the levy fell to nothing”.' }]);
  });
});

describe('a worker that stops', () => {
  /** A writer whose step never answers until it is told to stop. */
  const hanging = (step: 'illustrate' | 'weigh' | 'write', entered: () => void): QuotingWriter => {
    const wait = (signal: AbortSignal): Promise<never> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
        entered();
      });
    return createQuotingWriter({
      ...(step === 'weigh' ? { weigh: (_claims, _articles, signal) => wait(signal) } : {}),
      ...(step === 'write' ? { write: (_pack, signal) => wait(signal) } : {}),
      ...(step === 'illustrate' ? { illustrate: (_composition, _pack, signal) => wait(signal) } : {}),
    });
  };

  it.each(['weigh', 'write', 'illustrate'] as const)('in %s is followed by one that repeats no finished step', async (step) => {
    const { draftId } = await openStoryDraft();
    const stop = new AbortController();
    const first = hanging(step, () => stop.abort(new Error('drained')));
    await expect(runRound(worker(first), { draftId, round: 1 }, stop.signal)).rejects.toThrow('drained');
    expect((await findDraft(test.database, draftId))?.state).toBe('drafting');
    const second = createQuotingWriter();
    expect((await run(second, draftId)).outcome).toBe('in-review');
    const before = { weigh: 2, write: 2, illustrate: 2 };
    expect(second.calls.extractClaims).toBe(0);
    expect(first.calls.extractClaims).toBe(2);
    for (const name of ['weigh', 'write', 'illustrate'] as const) {
      expect(first.calls[name] + second.calls[name]).toBe(name === step ? before[name] : 1);
    }
    expect(await countOf('revision', draftId)).toBe(1);
  });

  it('leaves a round that is written to its end by the persona’s file as it was when it began', async () => {
    const { draftId } = await openStoryDraft();
    const stop = new AbortController();
    const first = hanging('illustrate', () => stop.abort(new Error('drained')));
    await expect(runRound(worker(first), { draftId, round: 1 }, stop.signal)).rejects.toThrow('drained');
    const edited = { ...persona, version: 'c'.repeat(64), voice: 'wet' };
    await runRound(worker(createQuotingWriter(), { ada: edited }), { draftId, round: 1 }, never);
    expect((await latestRevision(test.database, draftId))?.document.persona).toEqual({ id: 'ada', version: persona.version });
  });

  it('keeps others away while it works, in its own process and in another', async () => {
    const { draftId } = await openStoryDraft();
    const stop = new AbortController();
    let second: Promise<unknown>[] = [];
    const first = hanging('write', () => {
      second = [
        runRound(deps, { draftId, round: 1 }, never),
        runRound(worker(createQuotingWriter(), { processId: 'process-2' }), { draftId, round: 1 }, never),
      ];
      void Promise.allSettled(second).then(() => stop.abort(new Error('drained')));
    });
    const deps = worker(first);
    await expect(runRound(deps, { draftId, round: 1 }, stop.signal)).rejects.toThrow('drained');
    const refusals = await Promise.allSettled(second);
    for (const refusal of refusals) {
      expect(refusal.status === 'rejected' && refusal.reason instanceof DraftBusyError && refusal.reason.retryAfterMs > 0).toBe(true);
    }
    expect((await run(createQuotingWriter(), draftId)).outcome).toBe('in-review');
  });

  it('can write nothing once its lease is taken over', async () => {
    const { draftId } = await openStoryDraft();
    const slow = createQuotingWriter({
      write: async (pack, signal) => {
        await sql`update lease set expires_at = now() where name = ${`draft:${draftId}`}`.execute(test.database);
        const taken = await acquireLease(test.database, { name: `draft:${draftId}`, holder: 'process-2', durationMs: 60_000 });
        expect(taken.ok).toBe(true);
        return createQuotingWriter().write(pack, signal);
      },
    });
    await expect(run(slow, draftId)).rejects.toBeInstanceOf(LeaseLostError);
    const papers = await test.database.selectFrom('round_work').select('stage').where('draft_id', '=', draftId).execute();
    expect(papers).toEqual([{ stage: 'claims' }]);
    expect(await failDraft(worker(slow), { draftId, round: 1 }, new LeaseLostError({ name: 'x', holder: 'y', fencing: '1' }))).toBe(false);
    expect((await runRound(worker(createQuotingWriter(), { processId: 'process-2' }), { draftId, round: 1 }, never)).outcome).toBe(
      'in-review',
    );
  });

  it('notices by itself that its lease was taken over', async () => {
    const { draftId } = await openStoryDraft();
    const slow = hanging('write', () => {
      void sql`update lease set holder = 'process-2', fencing = fencing + 1 where name = ${`draft:${draftId}`}`.execute(test.database);
    });
    await expect(runRound(worker(slow, { leaseMs: 300 }), { draftId, round: 1 }, never)).rejects.toBeInstanceOf(LeaseLostError);
  });
});

describe('a draft that cannot be written', () => {
  it('fails with its reason where evidence is too little, and takes fresh sources when tried again', async () => {
    const { draftId, storyId } = await openStoryDraft([{ outlet: 'The Courier', title: 'Levy', paragraphs: ['Only this.'] }]);
    expect(await run(createQuotingWriter(), draftId)).toEqual({ outcome: 'failed', code: 'too-little-evidence' });
    expect(await findDraft(test.database, draftId)).toMatchObject({ state: 'failed', failure: '2 claims' });
    expect((await openProblems(test.database)).filter((problem) => problem.subject === draftId)).toMatchObject([
      { area: 'draft', code: 'too-little-evidence' },
    ]);
    await seedArticle(test.database, storyId, articles()[1] ?? { outlet: 'x', title: 'x', paragraphs: [] });
    expect((await run(createQuotingWriter(), draftId)).outcome).toBe('in-review');
    expect((await openProblems(test.database)).filter((problem) => problem.subject === draftId)).toEqual([]);
  });

  it('is tried again after an error that may pass, and given up when its attempts are used up', async () => {
    const { draftId } = await openStoryDraft();
    const broken = createQuotingWriter({
      weigh: () => Promise.reject(new NewsroomError('overloaded', 'the model is overloaded', { retryable: true })),
    });
    await expect(run(broken, draftId)).rejects.toMatchObject({ code: 'overloaded' });
    await expect(run(broken, draftId)).rejects.toMatchObject({ code: 'overloaded' });
    expect(broken.calls.extractClaims).toBe(2);
    expect(await failDraft(worker(broken), { draftId, round: 1 }, new Error('out of attempts'))).toBe(true);
    expect(await findDraft(test.database, draftId)).toMatchObject({ state: 'failed', failure: 'out of attempts' });
    expect(await checkpointRows(draftId)).toBe(0);
  });

  it('given up before its round began, is failed with its reason, too, and can be tried again in that round', async () => {
    const { draftId } = await openStoryDraft();
    const deps = worker(createQuotingWriter());
    expect(await failDraft(deps, { draftId, round: 1 }, new NewsroomError('stalled', 'six processes ended'))).toBe(true);
    expect(await findDraft(test.database, draftId)).toMatchObject({ state: 'failed', round: 1, failure: 'six processes ended' });
    expect((await runRound(deps, { draftId, round: 1 }, never)).outcome).toBe('in-review');
    await decide(draftId, 'request-changes', { dropSentences: [], excludeSources: [], preferSources: [], comment: null });
    expect(await failDraft(deps, { draftId, round: 2 }, new NewsroomError('stalled', 'six processes ended'))).toBe(true);
    expect(await findDraft(test.database, draftId)).toMatchObject({ state: 'failed', round: 2 });
    expect((await runRound(deps, { draftId, round: 2 }, never)).outcome).toBe('in-review');
    expect(await failDraft(deps, { draftId, round: 2 }, new Error('late'))).toBe(false);
  });
});

describe('changes requested', () => {
  it('begin a round that keeps the editor’s words and follows the notes', async () => {
    const { draftId, articleIds } = await openStoryDraft();
    const deps = worker(createQuotingWriter());
    await runRound(deps, { draftId, round: 1 }, never);
    const base = await latestRevision(test.database, draftId);
    if (base === null) throw new Error('no revision');
    const markdown = base.document.text.replace(
      'reports that “Ships wait outside the lock”',
      'says, as of Monday, that “Ships wait outside the lock”',
    );
    const saved = await saveEditorRevision(test.database, { draftId, baseRevisionId: base.id, markdown, editorId: 'ed' });
    if (!saved.ok) throw new Error(saved.message);
    await recheckRevision(deps, saved.revisionId, never);
    await recheckRevision(deps, saved.revisionId, never);
    const sentences = await revisionSentences(test.database, saved.revisionId);
    expect(await countOf('sentence_check', draftId)).toBe(2 * sentences.length);
    const dropped = sentences.find((sentence) => sentence.text.includes('council doubled') && sentence.part === 'body');
    await decide(draftId, 'request-changes', {
      dropSentences: [dropped?.ordinal],
      excludeSources: [articleIds[1]],
      preferSources: [],
      comment: null,
    });

    const writer = createQuotingWriter();
    const result = await runRound(worker(writer), { draftId, round: 2 }, never);
    expect(result.outcome).toBe('in-review');
    expect(
      writer.packs[0]?.previous?.composition.blocks.flatMap((block) => block.sentences).find((sentence) => sentence.kind === 'edited')
        ?.text,
    ).toContain('as of Monday');
    expect(writer.packs[0]?.articles.map((article) => article.id)).toEqual([articleIds[0]]);
    const after = await latestRevision(test.database, draftId);
    expect(after).toMatchObject({ number: 3, round: 2, authorKind: 'writer' });
    const kept = await revisionSentences(test.database, after?.id ?? '');
    expect(kept.find((sentence) => sentence.kind === 'edited')).toMatchObject({
      text: 'The Courier says, as of Monday, that “Ships wait outside the lock”.',
    });
    expect(kept.some((sentence) => sentence.part === 'body' && sentence.text.includes('council doubled'))).toBe(false);
    expect(kept.some((sentence) => sentence.text.includes('The Gazette'))).toBe(false);
    expect(after?.document.citations.map((citation) => citation.articleId)).toEqual([articleIds[0]]);
    expect(await findDraft(test.database, draftId)).toMatchObject({ state: 'in-review', round: 2 });
    const graph = createGraph(deps);
    expect([await threadStage(graph, draftId, 1), await threadStage(graph, draftId, 2)]).toEqual(['new', 'waiting']);
  });

  it('are not followed by a round that nobody asked for', async () => {
    const { draftId } = await openStoryDraft();
    const writer = createQuotingWriter();
    expect(await run(writer, draftId, 2)).toEqual({ outcome: 'not-needed', state: 'queued' });
    expect(writer.calls.extractClaims).toBe(0);
  });
});

describe('closing a draft', () => {
  it('ends and deletes its threads and working papers, and keeps what was written', async () => {
    const { draftId } = await openStoryDraft();
    const deps = worker(createQuotingWriter());
    await runRound(deps, { draftId, round: 1 }, never);
    expect(await closeDraft(deps, draftId, never)).toBe(false);
    expect(await checkpointRows(draftId)).toBeGreaterThan(0);
    await decide(draftId, 'spike', {});
    expect(await closeDraft(deps, draftId, never)).toBe(true);
    expect(await closeDraft(deps, draftId, never)).toBe(true);
    expect(await checkpointRows(draftId)).toBe(0);
    expect(await countOf('revision', draftId)).toBe(1);
    expect(await test.database.selectFrom('round_work').select('stage').where('draft_id', '=', draftId).execute()).toEqual([]);
  });
});

describe('an editor’s revision', () => {
  it('that is not there is an error, not a pass', async () => {
    await expect(recheckRevision(worker(createQuotingWriter()), 'rv_none', never)).rejects.toMatchObject({ code: 'no-revision' });
    expect(await findRevision(test.database, 'rv_none')).toBeNull();
  });
});
