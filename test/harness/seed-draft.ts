// A whole draft in review, written through the database's own rules: feeds, articles, snapshots, passages, claims, groups, a
// revision with its citations and sentences, and a check for each. Also an editor with a live session, and the ways to a decision.
import { sql } from 'kysely';
import { canonicalJson, newId, sha256 } from '../../core/hash.ts';
import { sentencesOf } from '../../core/draft-text.ts';
import type { RevisionDocument } from '../../core/revision.ts';
import type { Persona } from '../../core/persona.ts';
import type { Verdict } from '../../core/words.ts';
import type { Database } from '../../store/database.ts';
import { inTransaction } from '../../store/transactions.ts';
import { compose, insertArticles, insertClaims, type SeededArticle } from './seed-rows.ts';
import { seedBlocks, seedSources, type SeedClaimName } from './seed-story.ts';

export interface SeedOptions {
  /** How many body sentences fail their check (in the order of the text), 0 by default. */
  readonly failing?: number;
  /** False: no sentence has a check yet. */
  readonly checked?: boolean;
  /** True: beside each sentence that rests on the count of 140 barges, the check shows the count of 180. */
  readonly disputed?: boolean;
  /** Tells drafts of one store apart: addresses, story and claims carry it. A random one by default. */
  readonly key?: string;
  readonly personaId?: string;
}

export interface SeededDraft {
  readonly draftId: string;
  readonly storyId: string;
  readonly personaId: string;
  readonly personaVersion: string;
  readonly revisionId: string;
  readonly sha256: string;
  readonly document: RevisionDocument;
  readonly articles: readonly SeededArticle[];
  /** Ordinals of the sentences that fail. */
  readonly failing: readonly number[];
  readonly sentences: number;
}

const failures: readonly { verdict: Verdict; reason: string }[] = [
  { verdict: 'unsupported', reason: 'no cited passage holds this statement' },
  { verdict: 'partly', reason: 'the passage gives another figure' },
  { verdict: 'contradicted', reason: 'a cited passage says the opposite' },
  { verdict: 'unverified', reason: 'the passage is in a language that cannot be checked' },
];

/** As the pipeline words it. */
const seededDispute = 'the sources disagree: Port Ledger says 180 barges, The Velmar Courier 140 barges';

const persona: Omit<Persona, 'id'> = {
  name: 'Mara Lindqvist',
  title: 'Analyst reading rivers, straits and roads as instruments of rule',
  beats: [{ name: 'waterways', terms: ['lock', 'barge', 'strait'] }],
  regions: ['Velmar'],
  lens: 'Who decides what passes, and who pays for it?',
  tenets: ['A passage is never only a passage.', 'A rule names its reason and serves another.'],
  voice: 'Dry, exact, patient.',
  order: [],
  hears: [],
  sections: [],
  titles: {},
  vocabulary: ['leverage', 'passage', 'rule'],
  avoid: ['game changer'],
  languages: ['en', 'fr'],
  accent: '#1f6f78',
  bio: 'I am an AI analyst of this newsroom. I read waterways as instruments of rule.',
  instructions: 'Set the stated reason beside the effect.',
  version: '',
};

/** Seeds one draft in review. Every text is about an invented country. */
export async function seedDraft(database: Database, options: SeedOptions = {}): Promise<SeededDraft> {
  const key = options.key ?? newId('seed').slice(5);
  const personaId = options.personaId ?? 'mara-lindqvist';
  const storyId = newId('st');
  const draftId = newId('dr');
  const revisionId = newId('rv');
  const personaVersion = sha256(canonicalJson({ personaId, ...persona }));
  return inTransaction(database, async (transaction) => {
    await transaction
      .insertInto('story')
      .values({ id: storyId, title: seedSources[0]?.title ?? '', language: 'en', articles: 3, outlets: 3, origins: 3 })
      .execute();
    const articles = await insertArticles(transaction, key, storyId);
    const placed = await insertClaims(transaction, key, articles);
    await transaction
      .insertInto('persona_version')
      .values({
        persona_id: personaId,
        version: personaVersion,
        document: JSON.stringify({ ...persona, id: personaId, version: personaVersion }),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction
      .insertInto('assignment')
      .values({ story_id: storyId, persona_id: personaId, score: 0.8, reasons: JSON.stringify(['beat: waterways']) })
      .execute();
    await transaction.insertInto('draft').values({ id: draftId, story_id: storyId, persona_id: personaId, writer: 'extractive' }).execute();
    await transaction.updateTable('draft').set({ state: 'drafting' }).where('id', '=', draftId).execute();
    await transaction
      .insertInto('round_source')
      .values(
        articles.map((article, ordinal) => ({
          draft_id: draftId,
          round: 1,
          ordinal,
          article_id: article.id,
          snapshot_sha256: article.snapshot,
        })),
      )
      .execute();
    const claimIdsOf = (names: readonly SeedClaimName[]): string[] => names.map((name) => placed.get(name)?.id ?? '');
    await transaction
      .insertInto('claim_group')
      .values([
        {
          draft_id: draftId,
          round: 1,
          ordinal: 0,
          standing: 'corroborated',
          reason: 'two independent origins report the closure',
          claim_ids: claimIdsOf(['closure', 'tax']),
        },
        {
          draft_id: draftId,
          round: 1,
          ordinal: 1,
          standing: 'contested',
          reason: '140 barges by one count, 180 by another',
          claim_ids: claimIdsOf(['harbour', 'count']),
        },
        {
          draft_id: draftId,
          round: 1,
          ordinal: 2,
          standing: 'single-source',
          reason: 'one origin alone',
          claim_ids: claimIdsOf(['denial']),
        },
      ])
      .execute();

    const document = compose(articles, placed, { id: personaId, version: personaVersion });
    const written = seedBlocks.flatMap((block) => block.sentences);
    const sentences = sentencesOf(document);
    if (sentences.length !== written.length)
      throw new Error(`the seeded text reads as ${sentences.length} sentences, ${written.length} were written`);
    const content = canonicalJson(document);
    await transaction
      .insertInto('revision')
      .values({ id: revisionId, draft_id: draftId, number: 1, round: 1, author_kind: 'writer', content, sentence_count: sentences.length })
      .execute();
    await transaction
      .insertInto('citation')
      .values(
        document.citations.map((citation) => ({
          revision_id: revisionId,
          number: citation.number,
          article_id: citation.articleId,
          snapshot_sha256: citation.snapshot,
        })),
      )
      .execute();
    await transaction
      .insertInto('sentence')
      .values(
        sentences.map((sentence, ordinal) => {
          const own = written[ordinal];
          if (own === undefined || own.text !== sentence.text)
            throw new Error(`seeded sentence ${ordinal} reads back as "${sentence.text}"`);
          return {
            revision_id: revisionId,
            ordinal,
            part: sentence.part,
            kind: own.kind,
            text: sentence.text,
            members_only: sentence.membersOnly,
            claim_ids: claimIdsOf(own.claims),
            citation_numbers: [...sentence.citations],
          };
        }),
      )
      .execute();
    const body = sentences
      .filter((sentence) => sentence.part === 'body' && sentence.citations.length > 0)
      .map((sentence) => sentence.ordinal);
    const failing = options.checked === false ? [] : body.slice(0, options.failing ?? 0);
    if (options.checked !== false) {
      await transaction
        .insertInto('sentence_check')
        .values(
          written.map((sentence, ordinal) => {
            const failure = failing.includes(ordinal) ? failures[failing.indexOf(ordinal) % failures.length] : undefined;
            const evidence = sentence.claims.flatMap((name) => {
              const claim = placed.get(name);
              if (claim === undefined) return [];
              const { articleId, snapshot, start, end } = claim;
              return [{ articleId, snapshot, start, end, role: failure?.verdict === 'contradicted' ? 'contradicts' : 'supports' }];
            });
            const count = placed.get('count');
            const disputed =
              options.disputed === true && count !== undefined && sentence.claims.includes('harbour') && !sentence.claims.includes('count');
            if (disputed) {
              const { articleId, snapshot, start, end } = count;
              evidence.push({ articleId, snapshot, start, end, role: 'contradicts' });
            }
            const verdict = failure?.verdict ?? (sentence.claims.length > 0 ? 'supported' : 'opinion');
            const reason =
              failure?.reason ?? (sentence.claims.length > 0 ? 'stands in the cited passage' : 'a judgement without a fact of its own');
            return {
              revision_id: revisionId,
              ordinal,
              verdict,
              reasons: JSON.stringify(disputed ? [reason, seededDispute] : [reason]),
              evidence: JSON.stringify(evidence),
              checker: 'seed-1',
            };
          }),
        )
        .execute();
    }
    await transaction.updateTable('draft').set({ state: 'in-review' }).where('id', '=', draftId).execute();
    return {
      draftId,
      storyId,
      personaId,
      personaVersion,
      revisionId,
      sha256: sha256(content),
      document,
      articles,
      failing,
      sentences: sentences.length,
    };
  });
}

export interface SeededEditor {
  readonly editorId: string;
  readonly name: string;
  readonly sessionId: string;
  /** What the database's door takes. */
  readonly token: string;
}

/** An editor with a live session, written straight into the accounts' tables. `expired`: the session's time is over. */
export async function seedEditor(
  database: Database,
  options: { name?: string; role?: string; expired?: boolean } = {},
): Promise<SeededEditor> {
  const name = options.name ?? 'Test Editor';
  const editorId = newId('us');
  const sessionId = newId('se');
  const token = sha256(sessionId + editorId);
  const expires = new Date(Date.now() + (options.expired === true ? -60_000 : 3_600_000));
  await sql`insert into auth."user" (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
    values (${editorId}, ${name}, ${`${editorId}@editors.example`}, true, ${options.role ?? 'editor'}, now(), now())`.execute(database);
  await sql`insert into auth.session (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
    values (${sessionId}, ${token}, ${editorId}, ${expires}, now(), now())`.execute(database);
  return { editorId, name, sessionId, token };
}

/** Attests what fails and approves, through the database's door. Returns the decision's id. */
export async function approveSeededDraft(database: Database, seeded: SeededDraft, editor: SeededEditor): Promise<string> {
  const decisionId = newId('dc');
  for (const ordinal of seeded.failing) {
    await sql`select newsroom.attest(${editor.token}, ${seeded.revisionId}, ${ordinal}, ${'read against the source by an editor'})`.execute(
      database,
    );
  }
  await sql`select newsroom.decide(${editor.token}, ${decisionId}, ${seeded.revisionId}, ${seeded.sha256}, 'approve', '{}'::jsonb)`.execute(
    database,
  );
  return decisionId;
}

/** Publishes an approved draft as the publishing job does: the publication and the draft's state in one transaction. */
export async function publishSeededDraft(
  database: Database,
  seeded: SeededDraft,
  publication: { decisionId: string; slug: string; editorName: string; publishedAt?: Date },
): Promise<string> {
  const id = newId('pb');
  await inTransaction(database, async (transaction) => {
    await transaction
      .insertInto('publication')
      .values({
        id,
        draft_id: seeded.draftId,
        revision_id: seeded.revisionId,
        sha256: seeded.sha256,
        decision_id: publication.decisionId,
        decision: 'approve',
        slug: publication.slug,
        editor_name: publication.editorName,
        ...(publication.publishedAt === undefined ? {} : { published_at: publication.publishedAt }),
      })
      .execute();
    await transaction.updateTable('draft').set({ state: 'published' }).where('id', '=', seeded.draftId).execute();
  });
  return id;
}
