// The standing of a group that no dispute touches: do independent origins agree, or is there only one. Two claims of one article never
// corroborate one another, whoever they credit; two articles of one outlet do only where their origins differ.
import type { Standing } from '../../../core/words.ts';
import { namesOf } from './disputes.ts';
import { sameOrigin } from './origins.ts';
import type { Statement } from './similarity.ts';

export interface Judgement {
  readonly standing: Standing;
  readonly reason: string;
}

const outletOf = ({ claim }: Statement): string => claim.attribution[0]?.name ?? '';

function independent(group: readonly Statement[]): boolean {
  return group.some((a) => group.some((b) => a.claim.articleId !== b.claim.articleId && !sameOrigin(a.claim, b.claim)));
}

export function judge(group: readonly Statement[]): Judgement {
  const claims = group.map(({ claim }) => claim);
  const origins = claims
    .filter((claim, index) => !claims.slice(0, index).some((other) => sameOrigin(claim, other)))
    .map((claim) => claim.origin);
  const outlets = [...new Set(group.map(outletOf))];
  const [outlet = ''] = outlets;
  if (independent(group)) {
    const reason =
      outlets.length === 1
        ? `${outlet} carries it from ${String(origins.length)} origins: ${namesOf(origins)}.`
        : `Reported by ${namesOf(outlets)}, which draw on ${String(origins.length)} origins.`;
    return { standing: 'corroborated', reason };
  }
  const others = origins.filter((origin) => !outlets.includes(origin));
  if (outlets.length > 1) return { standing: 'single-source', reason: `${namesOf(outlets)} carry it, all from ${namesOf(origins)}.` };
  return {
    standing: 'single-source',
    reason: `Only ${outlet} reports it${others.length === 0 ? '' : `, from ${namesOf(others)}`}.`,
  };
}
