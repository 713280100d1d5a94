// Items that were not read as people read them in a terminal.
import { counted, indented, paint, shortTime } from './output.ts';
import type { ReadingValue } from './readings.ts';
import type { WritingValue } from './writings.ts';

type Listed = ReadingValue<'items'>;

const stateWords = { new: 'to be read', failed: 'failed', skipped: 'skipped, as it was too old when it was found' } as const;

/** `8 status, 4 timeout, 2 without a failure`. */
function byCode(codes: Readonly<Record<string, number>>): string {
  return Object.entries(codes)
    .sort(([, one], [, other]) => other - one)
    .map(([code, items]) => `${items} ${code === '' ? 'without a failure' : code}`)
    .join(', ');
}

function renderItem({ id, title, url, feed, state, attempts, code, error, firstSeenAt }: Listed['items'][number]): string {
  const tries = attempts === 0 ? '' : `, ${counted(attempts, 'try', 'tries')}`;
  return [
    indented(`${id}  `, `${code ?? stateWords[state]}${tries}, found ${shortTime(firstSeenAt)} UTC`),
    indented('    ', `${feed}: ${title}`),
    // A reason names the address.
    ...(error === null ? [`    ${url}`] : [indented('    ', error)]),
  ].join('\n');
}

/** `which`: what was asked for, in words after `3 items`. */
export function renderItems({ items, codes }: Listed, which: string): string {
  const total = Object.values(codes).reduce((sum, count) => sum + count, 0);
  if (total === 0) return `No items ${which}.`;
  return [
    ...items.map(renderItem),
    '',
    paint('bold', `${counted(total, 'item')} ${which}${codes[''] === total ? '' : `: ${byCode(codes)}`}`),
    ...(items.length < total ? [`The newest ${items.length} are shown: --limit N shows more.`] : []),
    ...(items.some(({ state }) => state === 'failed')
      ? ['`newsroom items retry ID...`, `--feed F`, `--code CODE` or `--all` has those that failed read again.']
      : []),
  ].join('\n');
}

export interface Retried extends Pick<WritingValue<'retryItems'>, 'retried' | 'codes' | 'unchanged'> {
  readonly dryRun: boolean;
}

const unchangedWords = {
  read: 'was read',
  new: 'waits to be read already',
  skipped: 'was skipped, as it was too old when it was found',
} as const;

export function renderRetried({ retried, codes, unchanged, dryRun }: Retried): string {
  const none = unchanged.length === 0 ? ['No item failed so: `newsroom items` lists those that did.'] : [];
  return [
    ...(retried === 0
      ? none
      : [`${counted(retried, 'item')} ${dryRun ? 'would be' : retried === 1 ? 'is' : 'are'} tried again: ${byCode(codes)}.`]),
    ...unchanged.map(({ id, state }) => `${id} ${unchangedWords[state]}: there is nothing to try again.`),
  ].join('\n');
}
