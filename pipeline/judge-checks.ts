// The judge's layer over the first one. Neither hides the other: a sentence gets the graver verdict, and where the two disagree both are said.
import { isOfJudge, verdictsOn, type Judge, type SentenceToJudge, type ShownPassage } from '../agents/judge.ts';
import { graver, type Layer, type VerdictLayer } from '../core/check-layers.ts';
import type { SourceArticle } from '../core/sources.ts';
import { passes } from '../core/words.ts';
import { checkerVersion, type CheckResult, type DocumentToCheck, type SentenceToCheck } from './checks/index.ts';

/** As verdicts are stored under it: the rules' version, and the judge's model. */
export function checkerName(judge: Judge | null): string {
  return judge === null ? checkerVersion : `${checkerVersion}, judge ${judge.name}`;
}

/** Passages of one sentence shown at most, those that its check found first. */
const mostPassages = 6;

/** A verdict with what each layer said. */
export interface LayeredCheck extends Omit<CheckResult, 'score'> {
  readonly layers: Layer[];
}

/** What was judged before, by the sentence's words, kind and claims. */
export type KnownJudgements = ReadonlyMap<string, VerdictLayer>;

const keyOf = ({ text, kind, claimIds }: Pick<SentenceToCheck, 'text' | 'kind' | 'claimIds'>): string =>
  JSON.stringify([text, kind, [...claimIds].sort()]);

export function knownJudgements(
  sentences: readonly Pick<SentenceToCheck, 'ordinal' | 'text' | 'kind' | 'claimIds'>[],
  checks: readonly { readonly ordinal: number; readonly layers: readonly Layer[] }[],
): KnownJudgements {
  const layers = new Map(
    checks.map((check) => [check.ordinal, check.layers.find((layer): layer is VerdictLayer => layer.layer === 'judge')]),
  );
  const known = new Map<string, VerdictLayer>();
  for (const sentence of sentences) {
    const layer = layers.get(sentence.ordinal);
    // What was left undecided is asked again.
    if (layer !== undefined && layer.verdict !== 'unverified') known.set(keyOf(sentence), layer);
  }
  return known;
}

/** An article may be read at two snapshots: what the draft cites, and what it says by now. */
const placeOf = (id: string, snapshot: string): string => `${id} ${snapshot}`;

function passagesOf(check: CheckResult, articles: ReadonlyMap<string, SourceArticle>): ShownPassage[] {
  const shown = new Map<string, ShownPassage>();
  for (const { articleId, snapshot, start, end, role } of check.evidence) {
    const article = articles.get(placeOf(articleId, snapshot));
    if (role !== 'supports' || article === undefined) continue;
    // Whole passages: words cut out of their sentence can lose a "not".
    const around = article.passages.filter((passage) => passage.start < end && start < passage.end);
    const from = Math.min(start, ...around.map((passage) => passage.start));
    const to = Math.max(end, ...around.map((passage) => passage.end));
    const { outlet, language, publishedAt } = article;
    const day = publishedAt?.toISOString().slice(0, 10) ?? null;
    shown.set(`${snapshot} ${from} ${to}`, {
      articleId,
      snapshot,
      start: from,
      end: to,
      outlet,
      day,
      language,
      text: article.text.slice(from, to),
    });
  }
  return [...shown.values()].slice(0, mostPassages);
}

/** A judgement of the writer's own, or a transition, is no fact to be found in a passage: the rules tell it from one that brings a fact in. */
const isFact = ({ verdict }: CheckResult): boolean => verdict !== 'opinion';

/** What the rules said, and the score where the sentence has one. */
function ownLayers({ verdict, reasons, evidence, score }: CheckResult): Layer[] {
  const rules: VerdictLayer = { layer: 'rules', by: checkerVersion, verdict, reasons: [...reasons], evidence: [...evidence] };
  return score === undefined ? [rules] : [rules, score];
}

function rulesOnly(check: CheckResult): LayeredCheck {
  const { score: _, ...rest } = check;
  return { ...rest, layers: ownLayers(check) };
}

function combined(check: CheckResult, judged: VerdictLayer | undefined, judge: Judge): LayeredCheck {
  const alone = rulesOnly(check);
  if (judged === undefined) return alone;
  const layers = [...alone.layers, judged];
  const verdict = passes(judged.verdict) ? check.verdict : passes(check.verdict) ? judged.verdict : graver(check.verdict, judged.verdict);
  const against = judged.evidence.filter(({ role }) => role === 'contradicts');
  const said = judged.reasons.length === 0 ? '' : `: ${judged.reasons.join('; ')}`;
  const reasons = passes(judged.verdict)
    ? [...check.reasons, ...(passes(check.verdict) ? [] : [`the judge (${judge.name}) disagrees and holds it supported`])]
    : [
        ...check.reasons,
        `the judge (${judge.name}) holds it ${judged.verdict}${said}${passes(check.verdict) ? '; the rules found nothing wrong' : ''}`,
      ];
  return { ...alone, verdict, reasons, evidence: [...check.evidence, ...against], layers };
}

/** The checks with the judge's layer added to every statement of fact that has a passage to be judged by. */
export async function judgeChecks(
  judge: Judge | null,
  { sentences, articles }: Pick<DocumentToCheck, 'sentences' | 'articles'>,
  checks: readonly CheckResult[],
  known: KnownJudgements,
  signal: AbortSignal,
): Promise<LayeredCheck[]> {
  if (judge === null) return checks.map(rulesOnly);
  const byPlace = new Map(articles.map((article) => [placeOf(article.id, article.snapshot), article]));
  const byOrdinal = new Map(sentences.map((sentence) => [sentence.ordinal, sentence]));
  const judged = new Map<number, VerdictLayer>();
  const toJudge: SentenceToJudge[] = [];
  for (const check of checks) {
    const sentence = byOrdinal.get(check.ordinal);
    if (sentence === undefined || !isFact(check)) continue;
    const before = known.get(keyOf(sentence));
    const passages = passagesOf(check, byPlace);
    if (before !== undefined && isOfJudge(judge, before)) judged.set(check.ordinal, before);
    else if (passages.length > 0) toJudge.push({ ordinal: check.ordinal, text: sentence.text, passages });
  }
  const asked = toJudge.map(({ ordinal }) => ordinal);
  for (const [ordinal, layer] of verdictsOn(judge, asked, await judge.judge(toJudge, signal))) judged.set(ordinal, layer);
  return checks.map((check) => combined(check, judged.get(check.ordinal), judge));
}
