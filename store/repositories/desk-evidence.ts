// What an editor checks a revision against: each sentence with its check and attestation, and for one sentence the stored texts that
// it rests on, with the passages to be marked in them.
import { z } from 'zod';
import { evidenceSchema, layerSchema, type Evidence, type Layer } from '../../core/check-layers.ts';
import { storedFacts, type ClaimFacts } from '../../core/claim-facts.ts';
import type { AttributionLink } from '../../core/claims.ts';
import { findOrders, type OrderMark } from '../../core/orders/find-orders.ts';
import { markedSpans } from '../../core/orders/without-orders.ts';
import type { RenderingCheck } from '../../core/renderings.ts';
import { passes, type ClaimKind, type Standing, type Verdict } from '../../core/words.ts';
import type { Database } from '../database.ts';
import { loadPassages } from './snapshots.ts';
import { editorNames } from './editors.ts';
import { renderingChecks } from './rendering-checks.ts';
import type { RevisionSentence } from '../revision-sentence.ts';
import { revisionSentences } from './revisions.ts';

export interface SentenceCheck {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
  readonly evidence: readonly Evidence[];
  /** What each layer said; the verdict is the gravest. */
  readonly layers: readonly Layer[];
  readonly checker: string;
}

export interface CheckedSentence extends RevisionSentence {
  /** Null while it is being checked. */
  readonly check: SentenceCheck | null;
  readonly attestation: { readonly editorName: string; readonly reason: string; readonly createdAt: Date } | null;
}

/** The sentence has a check, which does not pass, and no editor answers for it. */
export function needsAttestation(sentence: CheckedSentence): boolean {
  return sentence.check !== null && !passes(sentence.check.verdict) && sentence.attestation === null;
}

/** Every sentence of a revision in order. */
export async function checkedSentences(database: Database, revisionId: string): Promise<CheckedSentence[]> {
  const sentences = await revisionSentences(database, revisionId);
  const checks = await database.selectFrom('sentence_check').selectAll().where('revision_id', '=', revisionId).execute();
  const attestations = await database.selectFrom('attestation').selectAll().where('revision_id', '=', revisionId).execute();
  const names = await editorNames(
    database,
    attestations.map((row) => row.editor_id),
  );
  const checkOf = new Map(checks.map((row) => [row.ordinal, row]));
  const attestationOf = new Map(attestations.map((row) => [row.ordinal, row]));
  return sentences.map((sentence) => {
    const check = checkOf.get(sentence.ordinal);
    const attestation = attestationOf.get(sentence.ordinal);
    return {
      ...sentence,
      check:
        check === undefined
          ? null
          : {
              verdict: check.verdict,
              reasons: check.reasons,
              evidence: z.array(evidenceSchema).parse(check.evidence),
              layers: z.array(layerSchema).parse(check.layers),
              checker: check.checker,
            },
      attestation:
        attestation === undefined
          ? null
          : {
              editorName: names.get(attestation.editor_id) ?? 'an editor whose account is gone',
              reason: attestation.reason,
              createdAt: attestation.created_at,
            },
    };
  });
}

export interface DeskClaim {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly english: string | null;
  /** What the checks say of `english`; null where there is none, or this revision's check has not looked at it: readers are not shown it. */
  readonly rendering: Pick<RenderingCheck, 'verdict' | 'reasons'> | null;
  readonly kind: ClaimKind;
  readonly attribution: readonly AttributionLink[];
  /** It contradicts what the sentence rests on, though a footnote of the sentence may name its source. */
  readonly against: boolean;
  /** What its words say, read by rules; null for claims stored before that. */
  readonly facts: ClaimFacts | null;
  /** What weighing made of the claim's group, where it is in one. */
  readonly standing: { readonly standing: Standing; readonly reason: string } | null;
}

/**
 * UTF-16 range of a snapshot's text to be marked. `cited`: the sentence points at it, no check has used it. `order`: it addresses a language
 * model and was left out of all that models and writers are shown.
 */
export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
  readonly role: 'supports' | 'contradicts' | 'cited' | 'order';
}

export interface EvidenceSource {
  readonly articleId: string;
  readonly snapshot: string;
  /** Footnote's number in the revision, or null where the check used a source that the text does not mark. */
  readonly citation: number | null;
  readonly url: string;
  readonly outlet: string;
  readonly title: string;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  /** The page's own word: when it was last changed, and in which part of the paper it stands. */
  readonly updatedAt: Date | null;
  readonly section: string | null;
  /** The page shows only a part to readers who do not pay: more may be said in it than was read. */
  readonly paywalled: boolean;
  readonly language: string;
  readonly origin: string;
  readonly originReason: string;
  readonly fetchedAt: Date;
  readonly text: string;
  readonly claims: readonly DeskClaim[];
  readonly spans: readonly MarkedSpan[];
  /** Places of its text, and its author's name, that address a language model. */
  readonly orders: readonly OrderMark[];
}

const isSame = (one: Evidence, other: Evidence): boolean =>
  one.snapshot === other.snapshot && one.articleId === other.articleId && one.start === other.start && one.end === other.end;

/** Passages that contradict the sentence by no layer of its check: claims that contradict those that it rests on. */
function disputing({ check }: CheckedSentence): Evidence[] {
  const ofLayers = (check?.layers ?? []).flatMap((layer) => (layer.layer === 'score' ? [] : layer.evidence));
  const against = (check?.evidence ?? []).filter(({ role }) => role === 'contradicts');
  return against.filter((one) => !ofLayers.some((other) => other.role === 'contradicts' && isSame(one, other)));
}

/** The claims of a sentence, then those of its round that stand where its check found a contradiction. */
async function claimsOf(
  database: Database,
  revisionId: string,
  sentence: CheckedSentence,
): Promise<(DeskClaim & { articleId: string; snapshot: string })[]> {
  const ids = sentence.claimIds;
  const contradicting = (sentence.check?.evidence ?? []).filter(({ role }) => role === 'contradicts');
  const disputes = disputing(sentence);
  if (ids.length === 0 && contradicting.length === 0) return [];
  const groups = await database
    .selectFrom('claim_group')
    .innerJoin('revision', (join) =>
      join.onRef('revision.draft_id', '=', 'claim_group.draft_id').onRef('revision.round', '=', 'claim_group.round'),
    )
    .select(['claim_group.standing', 'claim_group.reason', 'claim_group.claim_ids'])
    .where('revision.id', '=', revisionId)
    .execute();
  const own =
    ids.length === 0
      ? []
      : await database
          .selectFrom('claim')
          .selectAll()
          .where('id', 'in', [...ids])
          .execute();
  const weighed = new Set(groups.flatMap((group) => group.claim_ids));
  const against =
    contradicting.length === 0
      ? []
      : await database
          .selectFrom('claim')
          .selectAll()
          .where(
            'article_id',
            'in',
            contradicting.map(({ articleId }) => articleId),
          )
          .execute();
  const standsAt = (row: (typeof against)[number], places: readonly Evidence[]): boolean =>
    places.some(
      ({ articleId, snapshot, start, end }) =>
        row.article_id === articleId && row.snapshot_sha256 === snapshot && row.start_offset === start && row.end_offset === end,
    );
  const isShown = (row: (typeof against)[number]): boolean => weighed.has(row.id) && !ids.includes(row.id) && standsAt(row, contradicting);
  const renderings = await renderingChecks(database, revisionId);
  return [...own, ...against.filter(isShown)].map((row) => {
    const rendering = renderings.get(row.id);
    const group = groups.find((candidate) => candidate.claim_ids.includes(row.id));
    return {
      id: row.id,
      articleId: row.article_id,
      snapshot: row.snapshot_sha256,
      start: row.start_offset,
      end: row.end_offset,
      quote: row.quote,
      english: row.english,
      rendering: row.english === null || rendering === undefined ? null : { verdict: rendering.verdict, reasons: rendering.reasons },
      kind: row.kind,
      attribution: row.attribution,
      // An editor's sentence has the claims of all its sources: one of them may be what contradicts it.
      against: !ids.includes(row.id) || standsAt(row, disputes),
      facts: storedFacts(row.facts),
      standing: group === undefined ? null : { standing: group.standing, reason: group.reason },
    };
  });
}

/** The stored texts behind one sentence: those that its check used, that its claims lie in, and that its footnotes name. */
export async function evidenceOf(database: Database, revisionId: string, sentence: CheckedSentence): Promise<EvidenceSource[]> {
  const evidence = sentence.check?.evidence ?? [];
  const claims = await claimsOf(database, revisionId, sentence);
  const citations = await database
    .selectFrom('citation')
    .select(['number', 'article_id as articleId', 'snapshot_sha256 as snapshot'])
    .where('revision_id', '=', revisionId)
    .orderBy('number')
    .execute();
  const cited = citations.filter((citation) => sentence.citations.includes(citation.number));
  const sources = new Map(
    [...cited, ...claims, ...evidence].map(({ articleId, snapshot }) => [`${articleId} ${snapshot}`, { articleId, snapshot }]),
  );
  if (sources.size === 0) return [];
  const ids = [...sources.values()];
  const articles = await database
    .selectFrom('article')
    .selectAll()
    .where(
      'id',
      'in',
      ids.map((source) => source.articleId),
    )
    .execute();
  const snapshots = await database
    .selectFrom('snapshot')
    .select(['sha256', 'text', 'language'])
    .where(
      'sha256',
      'in',
      ids.map((source) => source.snapshot),
    )
    .execute();
  const passages = await loadPassages(
    database,
    ids.map((source) => source.snapshot),
  );
  return ids.flatMap(({ articleId, snapshot }) => {
    const article = articles.find((row) => row.id === articleId);
    const stored = snapshots.find((row) => row.sha256 === snapshot);
    if (article === undefined || stored === undefined) return [];
    const here = (row: { articleId: string; snapshot: string }): boolean => row.articleId === articleId && row.snapshot === snapshot;
    const own = claims.filter(here);
    const orders = findOrders({ text: stored.text, author: article.author, passages: passages.get(snapshot) ?? [] });
    return [
      {
        articleId,
        snapshot,
        citation: citations.find(here)?.number ?? null,
        url: article.url,
        outlet: article.outlet,
        title: article.title,
        author: article.author,
        publishedAt: article.published_at,
        language: stored.language,
        origin: article.origin,
        originReason: article.origin_reason,
        updatedAt: article.updated_at,
        section: article.section,
        paywalled: article.paywall,
        fetchedAt: article.fetched_at,
        text: stored.text,
        claims: own,
        orders,
        spans: [
          ...markedSpans(orders).map(({ start, end }) => ({ start, end, role: 'order' as const })),
          ...own.filter(({ against }) => !against).map(({ start, end }) => ({ start, end, role: 'cited' as const })),
          ...evidence.filter(here).map(({ start, end, role }) => ({ start, end, role })),
        ],
      },
    ];
  });
}
