// What a judge is asked, in batches small enough to be read with care: all at once, each let end, and what gives no usable answer `unverified`.
import type { VerdictLayer } from '../../core/check-layers.ts';
import type { Logger } from '../../core/logging.ts';
import { undecided } from '../judge.ts';
import type { WriterWork } from '../writer.ts';
import { roughTokens } from './choose-claims.ts';
import { ContextOverflowError, ModelAnswerError, type ModelGateway, type ModelRequest } from './gateway.ts';

export interface Judging<Item, Key, Answer> {
  /** Items of one request at most, and tokens of their texts. */
  readonly limits: { readonly most: number; readonly tokens: number };
  readonly textOf: (item: Item) => string;
  readonly keyOf: (item: Item) => Key;
  readonly requestFor: (batch: readonly Item[]) => ModelRequest<Answer>;
  /** What the answer says of one item of the batch; `place`: the item's in it. */
  readonly layerOf: (answer: Answer, item: Item, by: string, place: number) => VerdictLayer;
}

export interface Asking {
  readonly gateway: ModelGateway;
  readonly logger: Logger;
  /** As verdicts name the judge. */
  readonly name: string;
  readonly work: WriterWork;
}

function batchesOf<Item>(items: readonly Item[], { limits, textOf }: Pick<Judging<Item, unknown, unknown>, 'limits' | 'textOf'>): Item[][] {
  const batches: Item[][] = [];
  let tokens = 0;
  for (const item of items) {
    const own = roughTokens(textOf(item));
    const last = batches.at(-1);
    if (last === undefined || last.length >= limits.most || tokens + own > limits.tokens) {
      batches.push([item]);
      tokens = own;
    } else {
      last.push(item);
      tokens += own;
    }
  }
  return batches;
}

/** One layer for each item, by its key. Throws as the gateway does where the judge cannot be asked at all. */
export async function judgeInBatches<Item, Key, Answer>(
  { gateway, logger, name, work }: Asking,
  items: readonly Item[],
  signal: AbortSignal,
  judging: Judging<Item, Key, Answer>,
): Promise<Map<Key, VerdictLayer>> {
  const askBatch = async (batch: readonly Item[]): Promise<[Key, VerdictLayer][]> => {
    const request = judging.requestFor(batch);
    const by = `${name}, ${request.prompt.name} ${request.prompt.version}`;
    try {
      const { value } = await gateway.ask(request, work, signal);
      return batch.map((item, place) => [judging.keyOf(item), judging.layerOf(value, item, by, place)]);
    } catch (error) {
      if (error instanceof ContextOverflowError && batch.length > 1) {
        const middle = Math.ceil(batch.length / 2);
        return [...(await askBatch(batch.slice(0, middle))), ...(await askBatch(batch.slice(middle)))];
      }
      if (!(error instanceof ModelAnswerError || error instanceof ContextOverflowError)) throw error;
      logger.warn({ event: 'judgement-unusable', draftId: work.draftId, task: request.task, items: batch.length, error: error.message });
      const reason = `the judge gave no answer that can be used (${error.message})`;
      return batch.map((item) => [judging.keyOf(item), undecided(by, reason)]);
    }
  };
  // All are let end: a batch stopped under way would have been paid for in vain.
  const asked = await Promise.allSettled(batchesOf(items, judging).map(askBatch));
  const failed = asked.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return new Map(asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])));
}
