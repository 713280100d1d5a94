// The judge's layer over the first one. Neither hides the other: a sentence gets the graver verdict, and where the two disagree both are said.
import type { Judge, SentenceToJudge, ShownPassage } from '../agents/judge.ts';
import { graver, type Layer } from '../core/check-layers.ts';
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
export interface LayeredCheck extends CheckResult {
  readonly layers: Layer[];
}

/** What was judged before, by the sentence's words, kind and claims. */
export type KnownJudgements = ReadonlyMap<string, Layer>;

const keyOf = ({ text, kind, claimIds }: Pick<SentenceToCheck, 'text' | 'kind' | 'claimIds'>): string =>
  JSON.stringify([text, kind, [...claimIds].sort()]);

export function knownJudgements(
  sentences: readonly Pick<SentenceToCheck, 'ordinal' | 'text' | 'kind' | 'claimIds'>[],
  checks: readonly { readonly ordinal: number; readonly layers: readonly Layer[] }[],
): KnownJudgements {
  const layers = new Map(checks.map((check) => [check.ordinal, check.layers.find(({ layer }) => layer === 'judge')]));
  const known = new Map<string, Layer>();
  for (const sentence of sentences) {
    const layer = layers.get(sentence.ordinal);
    // What was left undecided is asked again.
    if (layer !== undefined && layer.verdict !== 'unverified') known.set(keyOf(sentence), layer);
  }
  return known;
}

function passagesOf(check: CheckResult, articles: ReadonlyMap<string, SourceArticle>): ShownPassage[] {
  const shown = new Map<string, ShownPassage>();
  for (const { articleId, snapshot, start, end, role } of check.evidence) {
    const article = articles.get(articleId);
    if (role !== 'supports' || article === undefined || article.snapshot !== snapshot) continue;
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

/** A judgement of the writer's own is no fact to be found in a passage: the rules see that it brings none in. */
const isFact = ({ kind }: SentenceToCheck, check: CheckResult): boolean => check.verdict !== 'opinion' && kind !== 'transition';

function combined(check: CheckResult, judged: Layer | undefined, judge: Judge): LayeredCheck {
  const rules: Layer = {
    layer: 'rules',
    by: checkerVersion,
    verdict: check.verdict,
    reasons: [...check.reasons],
    evidence: [...check.evidence],
  };
  if (judged === undefined) return { ...check, layers: [rules] };
  const layers = [rules, judged];
  const verdict = passes(judged.verdict) ? check.verdict : passes(check.verdict) ? judged.verdict : graver(check.verdict, judged.verdict);
  const against = judged.evidence.filter(({ role }) => role === 'contradicts');
  const said = judged.reasons.length === 0 ? '' : `: ${judged.reasons.join('; ')}`;
  const reasons = passes(judged.verdict)
    ? [...check.reasons, ...(passes(check.verdict) ? [] : [`the judge (${judge.name}) disagrees and holds it supported`])]
    : [
        ...check.reasons,
        `the judge (${judge.name}) holds it ${judged.verdict}${said}${passes(check.verdict) ? '; the rules found nothing wrong' : ''}`,
      ];
  return { ...check, verdict, reasons, evidence: [...check.evidence, ...against], layers };
}

/** The checks with the judge's layer added to every statement of fact that has a passage to be judged by. */
export async function judgeChecks(
  judge: Judge | null,
  { sentences, articles }: Pick<DocumentToCheck, 'sentences' | 'articles'>,
  checks: readonly CheckResult[],
  known: KnownJudgements,
  signal: AbortSignal,
): Promise<LayeredCheck[]> {
  const rulesOnly = (check: CheckResult): LayeredCheck => ({
    ...check,
    layers: [{ layer: 'rules', by: checkerVersion, verdict: check.verdict, reasons: check.reasons, evidence: check.evidence }],
  });
  if (judge === null) return checks.map(rulesOnly);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byOrdinal = new Map(sentences.map((sentence) => [sentence.ordinal, sentence]));
  const judged = new Map<number, Layer>();
  const toJudge: SentenceToJudge[] = [];
  for (const check of checks) {
    const sentence = byOrdinal.get(check.ordinal);
    if (sentence === undefined || !isFact(sentence, check)) continue;
    const before = known.get(keyOf(sentence));
    const passages = passagesOf(check, byId);
    if (before !== undefined) judged.set(check.ordinal, before);
    else if (passages.length > 0) toJudge.push({ ordinal: check.ordinal, text: sentence.text, passages });
  }
  for (const [ordinal, layer] of await judge.judge(toJudge, signal)) judged.set(ordinal, layer);
  return checks.map((check) => combined(check, judged.get(check.ordinal), judge));
}
