// The tables of store/migrations as Kysely types. `bigint` columns come as strings, as with pg.
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AttributionLink, ClaimGroup } from '../core/claims.ts';
import type { BudgetMeasure, BudgetScope, CallOutcome } from '../core/models.ts';
import type { ClaimKind, DecisionKind, DraftState, SentenceKind, SentencePart, Verdict } from '../core/words.ts';
import type {
  ArticleTable,
  FeedHostTable,
  FeedSubscriptionTable,
  FeedTable,
  FetchedTable,
  ItemTable,
  PassageTable,
  RobotsTable,
  SnapshotRawTable,
  SnapshotTable,
} from './source-tables.ts';
import type {
  AddressAssignmentTable,
  ArticleEmbeddingTable,
  ArticleGistTable,
  ArticleTermsTable,
  StoryEventTable,
  StoryTable,
  StoryVisitTable,
} from './story-tables.ts';

type Json = JSONColumnType<object>;

export interface PersonaVersionTable {
  persona_id: string;
  version: string;
  document: Json;
  created_at: Generated<Date>;
}

export interface AssignmentTable {
  story_id: string;
  persona_id: string;
  score: number;
  reasons: JSONColumnType<string[]>;
  created_at: Generated<Date>;
}

export interface SecondViewTable {
  draft_id: string;
  reason: string | null;
  asked_by: string;
  asked_at: Generated<Date>;
}

export interface DraftTable {
  id: string;
  story_id: string;
  persona_id: string;
  state: Generated<DraftState>;
  round: Generated<number>;
  writer: string;
  failure: string | null;
  flags: JSONColumnType<string[], string | undefined>;
  /** The draft whose publication this one brings up to date. */
  update_of: Generated<string | null>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface LeaseTable {
  name: string;
  holder: string;
  fencing: string;
  expires_at: Date;
}

export interface RoundSourceTable {
  draft_id: string;
  round: number;
  ordinal: number;
  article_id: string;
  snapshot_sha256: string;
}

export interface ClaimTable {
  id: string;
  snapshot_sha256: string;
  article_id: string;
  start_offset: number;
  end_offset: number;
  quote: string;
  english: string | null;
  language: string;
  kind: ClaimKind;
  attribution: JSONColumnType<AttributionLink[]>;
  /** `{origin, spoken}` and what an extractor adds. */
  details: JSONColumnType<{ origin: string; spoken: boolean }>;
  extractor: string;
  /** `ClaimFacts`; `{}` where they were not worked out. */
  facts: JSONColumnType<object, string | undefined>;
  created_at: Generated<Date>;
}

export interface ClaimGroupTable {
  draft_id: string;
  round: number;
  ordinal: number;
  standing: ClaimGroup['standing'];
  reason: string;
  claim_ids: string[];
}

export interface RoundWorkTable {
  draft_id: string;
  round: number;
  stage: string;
  loop: Generated<number>;
  document: Json;
  created_at: Generated<Date>;
}

export interface IllustrationTable {
  sha256: string;
  media_type: string;
  bytes: Buffer;
  created_at: Generated<Date>;
}

export interface RevisionTable {
  id: string;
  draft_id: string;
  number: number;
  round: number;
  author_kind: 'writer' | 'editor';
  editor_id: string | null;
  content: string;
  sha256: Generated<string>;
  sentence_count: number;
  created_at: Generated<Date>;
}

export interface CitationTable {
  revision_id: string;
  number: number;
  article_id: string;
  snapshot_sha256: string;
}

export interface SentenceTable {
  revision_id: string;
  ordinal: number;
  part: SentencePart;
  kind: SentenceKind;
  text: string;
  members_only: boolean;
  claim_ids: string[];
  citation_numbers: number[];
}

export interface SentenceCheckTable {
  revision_id: string;
  ordinal: number;
  verdict: Verdict;
  reasons: JSONColumnType<string[]>;
  evidence: Json;
  layers: ColumnType<unknown, string | undefined, never>;
  checker: string;
  created_at: Generated<Date>;
}

export interface RenderingCheckTable {
  revision_id: string;
  claim_id: string;
  verdict: Verdict;
  reasons: JSONColumnType<string[]>;
  layers: ColumnType<unknown, string | undefined, never>;
  checker: string;
  created_at: Generated<Date>;
}

/** Publications made before renderings were checked. */
export interface PublishedUncheckedTable {
  publication_id: string;
}

export interface AttestationTable {
  revision_id: string;
  ordinal: number;
  editor_id: string;
  session_id: string;
  reason: string;
  created_at: Generated<Date>;
}

export interface DecisionTable {
  id: string;
  draft_id: string;
  number: number;
  revision_id: string;
  sha256: string;
  decision: DecisionKind;
  editor_id: string;
  session_id: string;
  notes: Json;
  created_at: Generated<Date>;
}

export interface PublicationTable {
  id: string;
  draft_id: string;
  revision_id: string;
  sha256: string;
  decision_id: string;
  decision: 'approve';
  slug: string;
  editor_name: string;
  published_at: Generated<Date>;
}

export interface OutboxTable {
  id: Generated<string>;
  job: string;
  job_id: string;
  payload: Json;
  priority: Generated<number>;
  delay_ms: Generated<number>;
  created_at: Generated<Date>;
  relayed_at: Date | null;
}

export interface HeartbeatTable {
  process_id: string;
  host: string;
  pid: number;
  roles: string[];
  started_at: Generated<Date>;
  seen_at: Generated<Date>;
  ended_at: Date | null;
  detail: Json;
}

export interface ProblemTable {
  area: string;
  subject: string;
  code: string;
  message: string;
  count: Generated<number>;
  first_at: Generated<Date>;
  last_at: Generated<Date>;
  resolved_at: Date | null;
}

export interface ModelCallTable {
  id: Generated<string>;
  draft_id: string | null;
  story_id: string | null;
  persona_id: string | null;
  role: string;
  /** Null in rows of the first edition, as all that follow here may be. */
  server: string | null;
  model: string;
  task: string | null;
  prompt_name: string | null;
  prompt_version: string;
  request_hash: string | null;
  day: string | null;
  tokens_in: number;
  tokens_cached: number;
  tokens_out: number;
  cost: string;
  latency_ms: number;
  outcome: CallOutcome;
  finish_reason: string | null;
  estimated: Generated<boolean>;
  dropped_fields: Generated<number>;
  detail: string | null;
  expires_at: Date | null;
  created_at: Generated<Date>;
}

export interface ModelAnswerTable {
  id: Generated<string>;
  request_hash: string;
  usable: boolean;
  content: string;
  model: string;
  tokens_in: number;
  tokens_cached: number;
  tokens_out: number;
  cost: string;
  finish_reason: string | null;
  refusal: string | null;
  created_at: Generated<Date>;
}

export interface ModelAllowanceTable {
  id: string;
  story_id: string;
  cost: Generated<string>;
  tokens: Generated<string>;
  granted_by: string;
  created_at: Generated<Date>;
}

export interface BudgetWaitTable {
  draft_id: string;
  scope: BudgetScope;
  measure: BudgetMeasure;
  spent: string;
  cap: string;
  needed_cost: string;
  needed_tokens: string;
  since: Generated<Date>;
}

export interface PersonaDeskTable {
  persona_id: string;
  paused_at: Date | null;
  reason: string | null;
  changed_by: string;
  changed_at: Generated<Date>;
}

export interface InvitationTable {
  token_sha256: string;
  role: 'editor';
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
  used_by: string | null;
}

export interface AuditTable {
  seq: string;
  entry: string;
  previous_hash: string;
  hash: string;
}

export interface Tables {
  feed: FeedTable;
  feed_host: FeedHostTable;
  feed_subscription: FeedSubscriptionTable;
  robots: RobotsTable;
  item: ItemTable;
  snapshot: SnapshotTable;
  snapshot_raw: SnapshotRawTable;
  fetched: FetchedTable;
  passage: PassageTable;
  story: StoryTable;
  story_event: StoryEventTable;
  story_visit: StoryVisitTable;
  article_terms: ArticleTermsTable;
  address_assignment: AddressAssignmentTable;
  article_gist: ArticleGistTable;
  article_embedding: ArticleEmbeddingTable;
  article: ArticleTable;
  persona_version: PersonaVersionTable;
  assignment: AssignmentTable;
  draft: DraftTable;
  lease: LeaseTable;
  round_source: RoundSourceTable;
  claim: ClaimTable;
  claim_group: ClaimGroupTable;
  round_work: RoundWorkTable;
  illustration: IllustrationTable;
  revision: RevisionTable;
  citation: CitationTable;
  sentence: SentenceTable;
  sentence_check: SentenceCheckTable;
  rendering_check: RenderingCheckTable;
  published_unchecked: PublishedUncheckedTable;
  attestation: AttestationTable;
  decision: DecisionTable;
  publication: PublicationTable;
  outbox: OutboxTable;
  heartbeat: HeartbeatTable;
  problem: ProblemTable;
  model_call: ModelCallTable;
  model_answer: ModelAnswerTable;
  model_allowance: ModelAllowanceTable;
  budget_wait: BudgetWaitTable;
  persona_desk: PersonaDeskTable;
  second_view: SecondViewTable;
  invitation: InvitationTable;
  audit: AuditTable;
  audit_head: { one: Generated<boolean>; seq: string; hash: string };
}
