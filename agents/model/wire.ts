// One chat with a model server and what came back.
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import type { TokenUsage } from '../../core/models.ts';
import { recorded, recordingFetch, type Addressee, type Reply } from './recorded.ts';

/** OpenAI's own server, where none is configured. */
export const openAiUrl = 'https://api.openai.com/v1';

export interface WireRequest extends Addressee {
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
  readonly maximumOutput: number;
  readonly temperature: number | null;
  /** How the answer's form is asked for: by JSON schema, or as any JSON object. */
  readonly form: { readonly kind: 'schema'; readonly name: string; readonly schema: Record<string, unknown> } | { readonly kind: 'json' };
}

export interface WireReply extends Reply {
  /** Null: it is not the body of a chat completion. */
  readonly completion: {
    readonly content: string;
    readonly refusal: string | null;
    readonly finishReason: string | null;
    readonly model: string | null;
    readonly usage: TokenUsage | null;
  } | null;
}

const tokens = z.number().min(0).catch(0);
const completionSchema = z.looseObject({
  model: z.string().nullish().catch(null),
  choices: z.array(
    z.looseObject({
      message: z.looseObject({ content: z.string().nullish().catch(null), refusal: z.string().nullish().catch(null) }).nullish(),
      finish_reason: z.string().nullish().catch(null),
    }),
  ),
  usage: z
    .looseObject({
      prompt_tokens: tokens,
      completion_tokens: tokens,
      prompt_tokens_details: z.looseObject({ cached_tokens: tokens }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

function completionOf(body: unknown): WireReply['completion'] {
  const parsed = completionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { choices, model, usage } = parsed.data;
  const first = choices[0];
  return {
    content: first?.message?.content ?? '',
    refusal: first?.message?.refusal ?? null,
    finishReason: first?.finish_reason ?? null,
    model: model ?? null,
    usage:
      usage == null
        ? null
        : { in: usage.prompt_tokens, cached: usage.prompt_tokens_details?.cached_tokens ?? 0, out: usage.completion_tokens },
  };
}

/** Sends requests; a client is kept for each server, model and length. */
export function createWire(): (request: WireRequest, signal: AbortSignal) => Promise<WireReply> {
  const clients = new Map<string, ChatOpenAI>();
  const clientFor = (request: WireRequest): ChatOpenAI => {
    const { server, apiKey, model, maximumOutput, temperature } = request;
    const key = JSON.stringify([server, apiKey, model, maximumOutput, temperature]);
    const known = clients.get(key);
    if (known !== undefined) return known;
    const client = new ChatOpenAI({
      model,
      apiKey: apiKey ?? 'none',
      maxTokens: maximumOutput,
      maxRetries: 0,
      useResponsesApi: false,
      streaming: false,
      ...(temperature === null ? {} : { temperature }),
      configuration: { baseURL: server, fetch: recordingFetch, maxRetries: 0 },
    });
    clients.set(key, client);
    return client;
  };

  return async (request, signal) => {
    const { form } = request;
    const responseFormat =
      form.kind === 'schema'
        ? { type: 'json_schema' as const, json_schema: { name: form.name, schema: form.schema, strict: true } }
        : { type: 'json_object' as const };
    const { reply, body } = await recorded(request, signal, async (stop) =>
      clientFor(request).invoke(
        request.messages.map(({ role, content }) => ({ role, content })),
        { response_format: responseFormat, signal: stop, callbacks: [] },
      ),
    );
    return { ...reply, completion: completionOf(body) };
  };
}
