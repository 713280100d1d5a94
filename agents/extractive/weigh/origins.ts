// Whether two claims come from one producer. A paper is "New York Times" to another that cites it and "Times" to a third: what rests
// on it everywhere is one origin, however it is named.
import type { Claim } from '../../../core/claims.ts';
import { onceEach } from './once-each.ts';

const paper = /^(?:times|post|journal|globe|herald|tribune|ledger|courier|standard|signal)$/;

const key = onceEach(({ origin }: Claim) =>
  origin
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

export function sameOrigin(a: Claim, b: Claim): boolean {
  const [one, other] = [key(a), key(b)];
  return one === other || (paper.test(one) && other.endsWith(` ${one}`)) || (paper.test(other) && one.endsWith(` ${other}`));
}
