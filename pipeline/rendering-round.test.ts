// English renderings through whole rounds: what the rules and the judge say of them, and what editor and reader then see.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from '../agents/model/create-gateway.ts';
import type { JudgeFor } from '../agents/judge.ts';
import { createJudges } from '../agents/writers.ts';
import { readConfiguration } from '../core/configuration.ts';
import { createLogger } from '../core/logging.ts';
import { attestSentence, decideOnRevision } from '../store/repositories/decisions.ts';
import { checkedSentences, evidenceOf, needsAttestation } from '../store/repositories/desk-evidence.ts';
import { openDraft } from '../store/repositories/drafts.ts';
import { publishRevision } from '../store/repositories/publications.ts';
import { findArticle } from '../store/repositories/published.ts';
import { renderingChecks } from '../store/repositories/rendering-checks.ts';
import { latestRevision, saveEditorRevision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { playedModelName, startPlayedModel, type PlayedModel } from '../test/harness/played-model/server.ts';
import { createQuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedEditor } from '../test/harness/seed-draft.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { ada } from '../test/harness/test-persona.ts';
import { setupCheckpoints } from './checkpoints.ts';
import { createGraph, type RoundDependencies } from './graph.ts';
import { recheckRevision } from './recheck-revision.ts';
import { runRound } from './run-round.ts';

const never = new AbortController().signal;
const faithful = 'The council doubled the levy to 140 euros on Monday.';
const changed = 'The council has approved the closure.';
const titleOf = (key: string): string => `Die Abgabe in ${key}`;
const addedTo = (key: string): string => `The levy of 90 euros in ${key}`;
/** Each story counts its own ships: the gateway gives a kept answer to what it was asked before. */
const shipsOf = (story: number): number => 30 + story;
function renderingOf(quote: string): string | null {
  if (quote === 'Der Rat verdoppelte die Abgabe am Montag auf 140 Euro.') return faithful;
  if (quote === 'Der Rat hat die Sperre nicht genehmigt.') return changed;
  if (quote.startsWith(titleOf(''))) return addedTo(quote.slice(titleOf('').length));
  const ships = /^Vor der Schleuse warten (\d+) Schiffe\.$/u.exec(quote)?.[1];
  return ships === undefined ? null : `Outside the lock ${ships} ships are waiting.`;
}

let played: PlayedModel;
let test: TestStore;
let judged: JudgeFor;
let settings: ReturnType<typeof readConfiguration>;
let stories = 0;
beforeAll(async () => {
  played = await startPlayedModel();
  test = await openTestStore();
  await setupCheckpoints(test.store);
  settings = readConfiguration({
    environment: { OPENAI_BASE_URL: played.baseUrl },
    overrides: { writer: { revisionLoops: 0 }, models: { judge: playedModelName, prices: { [playedModelName]: { input: 1, output: 2 } } } },
  });
  const logger = createLogger({ level: 'silent', pretty: false });
  judged = createJudges(settings, createGateway({ settings, database: test.database, logger, backoffMs: 5 }), logger);
});
beforeEach(() => played.reset());
afterAll(async () => {
  await test.close();
  await played.close();
});

function worker(judgeFor: JudgeFor): RoundDependencies {
  const plain = createQuotingWriter();
  const writer = createQuotingWriter({
    extractClaims: async (article, signal) =>
      (await plain.extractClaims(article, signal)).map((claim) => ({ ...claim, english: renderingOf(claim.quote) })),
  });
  const deps = {
    database: test.database,
    store: test.store,
    writerFor: () => writer,
    judgeFor,
    personas: (id: string) => (id === ada.id ? ada : undefined),
    settings,
    logger: createLogger({ level: 'silent', pretty: false }),
    processId: 'process-1',
  };
  return { ...deps, graph: createGraph(deps) };
}

/** A draft on two German reports, in review; its rendering checks by the rendering. */
async function draft(deps: RoundDependencies) {
  stories += 1;
  const key = `Ort ${String.fromCodePoint(64 + stories)}`;
  const report = (outlet: string, title: string, paragraph: string) => ({ outlet, title, paragraphs: [paragraph], language: 'de' });
  const { storyId } = await seedStory(test.database, [
    report('Hafenblatt', titleOf(key), 'Der Rat verdoppelte die Abgabe am Montag auf 140 Euro. Der Rat hat die Sperre nicht genehmigt.'),
    report(
      'Seekurier',
      `Die Schleuse in ${key}`,
      `Vor der Schleuse warten ${shipsOf(stories)} Schiffe. Die Händler verlangen das Protokoll.`,
    ),
  ]);
  const draftId = await inTransaction(test.database, (transaction) =>
    openDraft(transaction, { storyId, personaId: ada.id, writer: 'quoting' }),
  );
  if (draftId === null) throw new Error('a live draft is there');
  expect(await runRound(deps, { draftId, round: 1 }, never)).toMatchObject({ outcome: 'in-review' });
  const revision = await latestRevision(test.database, draftId);
  if (revision === null) throw new Error('no revision');
  return { key, draftId, revision, ...(await checksOf(revision.id)) };
}

async function checksOf(revisionId: string) {
  const checks = await renderingChecks(test.database, revisionId);
  const rows = await test.database.selectFrom('claim').select(['id', 'english']).where('english', 'is not', null).execute();
  const byEnglish = new Map(rows.flatMap(({ id, english }) => (checks.has(id) ? [[english ?? '', checks.get(id)] as const] : [])));
  return { byEnglish };
}

const judgingCalls = () => played.calls.filter(({ task }) => task === 'judge-renderings');

describe('renderings of a draft', () => {
  it('are checked by the rules where no judge is configured; readers are shown what passes, the desk why the rest is not', async () => {
    const { key, draftId, revision, byEnglish } = await draft(worker(() => null));
    expect(byEnglish.size).toBe(4);
    expect(byEnglish.get(faithful)).toMatchObject({ verdict: 'supported', reasons: [], layers: [{ layer: 'rules' }] });
    expect(byEnglish.get(changed)?.verdict).toBe('contradicted');
    expect(byEnglish.get(changed)?.reasons.join()).toContain('negates');

    const sentences = await checkedSentences(test.database, revision.id);
    const claims = (await Promise.all(sentences.map((sentence) => evidenceOf(test.database, revision.id, sentence))))
      .flat()
      .flatMap((source) => source.claims);
    expect(claims.find(({ english }) => english === changed)?.rendering).toMatchObject({ verdict: 'contradicted' });

    const { token } = await seedEditor(test.database);
    // The quoting writer frames German quotations in English, which the editor answers for.
    for (const { ordinal } of sentences.filter(needsAttestation)) {
      const attested = await attestSentence(test.database, {
        sessionToken: token,
        revisionId: revision.id,
        ordinal,
        reason: 'read against the source by an editor',
      });
      if (!attested.ok) throw new Error(attested.refusal);
    }
    const decided = await decideOnRevision(test.database, {
      sessionToken: token,
      revisionId: revision.id,
      sha256: revision.sha256,
      decision: 'approve',
    });
    if (!decided.ok) throw new Error(decided.refusal);
    await publishRevision(test.database, { draftId, decisionId: decided.value.decisionId });
    const { slug } = await test.database.selectFrom('publication').select('slug').where('draft_id', '=', draftId).executeTakeFirstOrThrow();
    const found = await findArticle(test.database, slug);
    if (found.found !== 'article') throw new Error(found.found);
    const shown = found.article.claims.map(({ english }) => english);
    // What the title's rendering adds is kept back, and the title's own words stay.
    expect(byEnglish.get(addedTo(key))?.verdict).toBe('unsupported');
    expect(found.article.claims.find(({ quote }) => quote === titleOf(key))).toMatchObject({ english: null });
    expect(shown.filter((english) => english !== null)).toEqual([faithful]);
  });

  it('are judged in one call, those that the rules refuse left out, by words that stand in the quotation', async () => {
    const { byEnglish } = await draft(worker(judged));
    expect(judgingCalls()).toHaveLength(1);
    const kept = byEnglish.get(faithful);
    expect(kept).toMatchObject({ verdict: 'supported', layers: [{ layer: 'rules' }, { layer: 'judge', evidence: [expect.any(Object)] }] });
    expect(byEnglish.get(changed)).toMatchObject({ verdict: 'contradicted', layers: [{ layer: 'rules' }] });
  });

  it.each([
    ['judged-contradicted', 'contradicted', /the judge holds it contradicted/],
    ['judged-by-no-words', 'unverified', /words that do not stand in the quotation/],
    ['judged-too-few', 'unverified', /gave no verdict on it/],
    ['refusal', 'unverified', /gave no answer that can be used/],
  ] as const)('%s: what the judge does not bear out is kept from readers', async (kind, verdict, reason) => {
    played.misbehave({ kind, task: 'judge-renderings', times: null });
    const { byEnglish } = await draft(worker(judged));
    const failing = [...byEnglish].filter(([english, check]) => english !== changed && check?.verdict === verdict);
    expect(failing.length).toBeGreaterThan(0);
    for (const [, check] of failing) expect(check?.reasons.join()).toMatch(reason);
  });

  it('are not judged again where an editor changed a sentence, and stand with the new revision', async () => {
    const deps = worker(judged);
    const { draftId, revision, byEnglish } = await draft(deps);
    const { editorId } = await seedEditor(test.database);
    const saved = await saveEditorRevision(test.database, {
      draftId,
      baseRevisionId: revision.id,
      markdown: revision.document.text.replace('More from the sources', 'What the sources add'),
      editorId,
    });
    if (!saved.ok) throw new Error(saved.message);
    const before = judgingCalls().length;
    await recheckRevision(deps, saved.revisionId, never);
    expect(judgingCalls()).toHaveLength(before);
    const after = (await checksOf(saved.revisionId)).byEnglish;
    expect(after.size).toBe(4);
    for (const [english, check] of byEnglish) expect(after.get(english)).toEqual(check);
  });
});
