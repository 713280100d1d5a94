// The judge's interface: a second reader of finished sentences, in another role and under another prompt than the writer. It is shown a
// sentence and the passages it rests on, nothing else, and never changes a word.
import type { VerdictLayer } from '../core/check-layers.ts';
import type { Claim } from '../core/claims.ts';
import type { WriterWork } from './writer.ts';

/** A passage shown to the judge: a UTF-16 range of a snapshot's text. */
export interface ShownPassage {
  readonly articleId: string;
  readonly snapshot: string;
  readonly start: number;
  readonly end: number;
  readonly outlet: string;
  /** Day of publication, as 2026-03-02; null: unknown. */
  readonly day: string | null;
  readonly language: string;
  readonly text: string;
}

export interface SentenceToJudge {
  readonly ordinal: number;
  readonly text: string;
  readonly passages: readonly ShownPassage[];
}

/** A claim's English rendering with the words it renders, as stored. */
export type RenderingToJudge = Pick<Claim, 'id' | 'articleId' | 'snapshot' | 'start' | 'quote' | 'language'> & { readonly english: string };

export interface Judge {
  /** The configured model, as verdicts name it. */
  readonly name: string;
  /**
   * One layer for each sentence, by its ordinal. What the judge leaves out, or rests on words that stand in no passage it was shown, is
   * `unverified`. Throws as the gateway does where the judge cannot be asked at all.
   */
  judge(sentences: readonly SentenceToJudge[], signal: AbortSignal): Promise<ReadonlyMap<number, VerdictLayer>>;
  /** The same for renderings, by their claims' ids, under a prompt of their own: each is shown beside its quotation, and nothing else. */
  judgeRenderings(renderings: readonly RenderingToJudge[], signal: AbortSignal): Promise<ReadonlyMap<string, VerdictLayer>>;
}

/** The judge for a piece of work; null: none is configured. */
export type JudgeFor = (work: WriterWork) => Judge | null;

/** Whether a layer is of this judge: another model's verdict is not told as its own. */
export function isOfJudge({ name }: Pick<Judge, 'name'>, { by }: Pick<VerdictLayer, 'by'>): boolean {
  return by === name || by.startsWith(`${name}, `);
}

/** What is said of a sentence or rendering on which a judge gave no verdict that can be used. */
export function undecided(by: string, reason: string): VerdictLayer {
  return { layer: 'judge', by, verdict: 'unverified', reasons: [reason], evidence: [] };
}

/** Its verdicts on what it was asked about, by their keys: what it leaves out is `unverified`, and what it says beyond is not heard. */
export function verdictsOn<Key>(
  { name }: Pick<Judge, 'name'>,
  asked: readonly Key[],
  given: ReadonlyMap<Key, VerdictLayer>,
): [Key, VerdictLayer][] {
  return asked.map((key) => [key, given.get(key) ?? undecided(name, 'the judge gave no verdict on it')]);
}
