// One text to an embedding model's server and the vector that came back.
import { OpenAIEmbeddings } from '@langchain/openai';
import { z } from 'zod';
import type { TokenUsage } from '../../core/models.ts';
import { recorded, recordingFetch, type Addressee, type Reply } from './recorded.ts';

export interface EmbeddingRequest extends Addressee {
  readonly text: string;
}

export interface EmbeddingReply extends Reply {
  /** Null: it is not the body of an answer with vectors. */
  readonly embedding: {
    /** Empty: there is none among the answer's vectors. */
    readonly vector: readonly number[];
    readonly model: string | null;
    readonly usage: TokenUsage | null;
  } | null;
}

const answerSchema = z.looseObject({
  data: z.array(z.looseObject({ embedding: z.array(z.number()) })),
  model: z.string().nullish().catch(null),
  usage: z
    .looseObject({ prompt_tokens: z.number().min(0) })
    .nullish()
    .catch(null),
});

function embeddingOf(body: unknown): EmbeddingReply['embedding'] {
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) return null;
  const { data, model, usage } = parsed.data;
  return {
    vector: data[0]?.embedding ?? [],
    model: model ?? null,
    usage: usage == null ? null : { in: usage.prompt_tokens, cached: 0, out: 0 },
  };
}

/** Sends texts; a client is kept for each server and model. */
export function createEmbeddingWire(): (request: EmbeddingRequest, signal: AbortSignal) => Promise<EmbeddingReply> {
  const clients = new Map<string, OpenAIEmbeddings>();
  const clientFor = ({ server, apiKey, model }: EmbeddingRequest): OpenAIEmbeddings => {
    const key = JSON.stringify([server, apiKey, model]);
    const known = clients.get(key);
    if (known !== undefined) return known;
    const client = new OpenAIEmbeddings({
      model,
      apiKey: apiKey ?? 'none',
      maxRetries: 0,
      // By default two go out at once, and the next leaves in the name of the one that ended: with that one's record and signal.
      maxConcurrency: Number.POSITIVE_INFINITY,
      stripNewLines: false,
      // Else base64 is asked for, which not every server can.
      encodingFormat: 'float',
      configuration: { baseURL: server, fetch: recordingFetch, maxRetries: 0 },
    });
    clients.set(key, client);
    return client;
  };

  return async (request, signal) => {
    const { reply, body } = await recorded(request, signal, async () => clientFor(request).embedQuery(request.text));
    return { ...reply, embedding: embeddingOf(body) };
  };
}
