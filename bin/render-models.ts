// Costs and checks of language models as people read them in a terminal.
import type { RoleCheck } from '../agents/model/check-models.ts';
import { counted, paint, shortTime, table } from './output.ts';
import type { ReadingValue } from './readings.ts';

type Costs = ReadingValue<'costs'>;

function tokens(count: number): string {
  return count < 10_000 ? String(count) : `${(count / 1000).toFixed(0)}k`;
}

function row(line: Costs['total'], currency: string): string[] {
  const { calls, failed, replayed, tokensIn, tokensCached, tokensOut, cost } = line;
  return [
    String(calls),
    String(failed),
    String(replayed),
    tokens(tokensIn),
    tokens(tokensCached),
    tokens(tokensOut),
    `${cost.toFixed(4)} ${currency}`,
  ];
}

/** What a story may take beyond its cap. */
function allowedOf(allowed: Costs['lines'][number]['allowed'], currency: string): string {
  if (allowed === null || (allowed.cost === 0 && allowed.tokens === 0)) return '-';
  return [
    ...(allowed.cost > 0 ? [`${allowed.cost} ${currency}`] : []),
    ...(allowed.tokens > 0 ? [`${tokens(allowed.tokens)} tokens`] : []),
  ].join(', ');
}

export function renderCosts({ by, since, currency, total, lines, today, caps }: Costs): string {
  const against = (spent: { cost: number; tokensIn: number; tokensOut: number }, cap: { cost: number; tokens: number }): string =>
    `${spent.cost.toFixed(4)} of ${cap.cost} ${currency}, ${tokens(spent.tokensIn + spent.tokensOut)} of ${tokens(cap.tokens)} tokens`;
  const head = [by, 'calls', 'failed', 'replayed', 'in', 'cached', 'out', 'cost', ...(by === 'story' ? ['allowed', 'title'] : [])];
  return [
    paint('bold', `Today (${today.day}): ${against(today.all, caps.day)}`),
    ...today.personas.map((line) => `  ${line.key}: ${against(line, caps.persona)}`),
    ...(today.waiting > 0 ? [paint('yellow', `${counted(today.waiting, 'draft')} waiting for budget`)] : []),
    '',
    since === null ? 'All calls' : `Since ${shortTime(since)} UTC`,
    total.calls + total.replayed === 0
      ? 'No language model was asked.'
      : table(head, [
          ...lines.map((line) => [
            line.key,
            ...row(line, currency),
            ...(by === 'story' ? [allowedOf(line.allowed, currency), line.title ?? ''] : []),
          ]),
          ['total', ...row(total, currency), ...(by === 'story' ? ['', ''] : [])],
        ]),
  ].join('\n');
}

export function renderChecks(checks: readonly RoleCheck[]): string {
  if (checks.length === 0)
    return 'No language model is configured: the extractive writer writes. Set models.apiKey (OPENAI_API_KEY) or models.baseUrl (OPENAI_BASE_URL).';
  const said = (value: boolean | null): string => (value === null ? '?' : value ? 'yes' : 'no');
  return [
    table(
      ['role', 'model', 'server', 'works', 'reached', 'key', 'listed', 'form', 'usage', 'price', 'ms'],
      checks.map((check) => [
        check.role,
        check.model,
        check.server,
        said(check.works),
        said(check.reachable),
        said(check.keyAccepted),
        said(check.modelListed),
        check.structured ?? '-',
        said(check.usageReported),
        said(check.priceKnown),
        check.latencyMs === null ? '-' : String(check.latencyMs),
      ]),
    ),
    ...checks.flatMap((check) => check.notes.map((note) => paint(check.works ? 'dim' : 'yellow', `${check.role}: ${note}`))),
  ].join('\n');
}
