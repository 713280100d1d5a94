// What is said of a claim's English rendering: by the rules what can be compared across languages, by the judge the whole, where there is one.
// The graver verdict stands. What the rules cannot compare is the judge's to decide; without a judge it stays undecided, and is not shown.
import { isOfJudge, verdictsOn, type Judge, type RenderingToJudge } from '../agents/judge.ts';
import { graver, type VerdictLayer } from '../core/check-layers.ts';
import type { Claim } from '../core/claims.ts';
import type { RenderingCheck } from '../core/renderings.ts';
import type { SourceArticle } from '../core/sources.ts';
import { passes } from '../core/words.ts';
import { checkRendering } from './checks/rendering.ts';

/** Changes whenever a rule does. */
const rulesVersion = 'rendering-rules/1';

/** Verdicts stored before, by claim: a rendering never changes, and is not judged twice by the same judge. */
export type KnownRenderings = ReadonlyMap<string, RenderingCheck>;

function byRules({ quote, language, english, attribution }: Claim & { english: string }, article: SourceArticle | undefined): VerdictLayer {
  const findings = checkRendering({
    quote,
    language,
    english,
    publishedAt: article?.publishedAt ?? null,
    named: attribution.map(({ name }) => name),
  });
  const verdict = findings.reduce<VerdictLayer['verdict']>(
    (worst, finding) => (worst === 'supported' ? finding.verdict : graver(worst, finding.verdict)),
    'supported',
  );
  return { layer: 'rules', by: rulesVersion, verdict, reasons: findings.map(({ reason }) => reason), evidence: [] };
}

function combined(claimId: string, rules: VerdictLayer, judged: VerdictLayer | undefined): RenderingCheck {
  const layers = judged === undefined ? [rules] : [rules, judged];
  const decides = judged !== undefined && rules.verdict === 'unverified' ? [judged] : layers;
  const failing = decides.filter(({ verdict }) => !passes(verdict));
  const verdict = failing.reduce<VerdictLayer['verdict']>(
    (worst, layer) => (passes(worst) ? layer.verdict : graver(worst, layer.verdict)),
    'supported',
  );
  const reasons = failing.flatMap((layer) => {
    if (layer.layer === 'rules') return layer.reasons;
    return [`the judge holds it ${layer.verdict}${layer.reasons.length === 0 ? '' : `: ${layer.reasons.join('; ')}`}`];
  });
  // No rendering is the writer's own opinion.
  return { claimId, verdict: verdict === 'opinion' ? 'unverified' : verdict, reasons, layers };
}

function isRendered(claim: Claim): claim is Claim & { english: string } {
  return claim.english !== null;
}

/** A check for each rendering among `claims`. Where the rules find it wrong already, no judge is asked. */
export async function judgeRenderings(
  judge: Judge | null,
  claims: readonly Claim[],
  articles: readonly SourceArticle[],
  known: KnownRenderings,
  signal: AbortSignal,
): Promise<RenderingCheck[]> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const rules = new Map(claims.filter(isRendered).map((claim) => [claim.id, { claim, layer: byRules(claim, byId.get(claim.articleId)) }]));
  const judged = new Map<string, VerdictLayer>();
  const toJudge: RenderingToJudge[] = [];
  for (const [id, { claim, layer }] of judge === null ? [] : rules) {
    if (!passes(layer.verdict) && layer.verdict !== 'unverified') continue;
    const before = known.get(id)?.layers.find((one) => one.layer === 'judge' && judge !== null && isOfJudge(judge, one));
    // What was left undecided is asked again.
    if (before !== undefined && before.verdict !== 'unverified') judged.set(id, before);
    else toJudge.push(claim);
  }
  if (judge !== null && toJudge.length > 0) {
    const asked = toJudge.map(({ id }) => id);
    for (const [id, layer] of verdictsOn(judge, asked, await judge.judgeRenderings(toJudge, signal))) judged.set(id, layer);
  }
  return [...rules].map(([id, { layer }]) => combined(id, layer, judged.get(id)));
}

/** Claims with only those renderings that pass: a rendering that fails carries no word of a sentence. */
export function withPassingRenderings(claims: readonly Claim[], checks: readonly RenderingCheck[]): Claim[] {
  const passing = new Set(checks.filter(({ verdict }) => passes(verdict)).map(({ claimId }) => claimId));
  return claims.map((claim) => (claim.english === null || passing.has(claim.id) ? claim : { ...claim, english: null }));
}
