// Bodies as OpenAI's server sends them: completions whole and in events, errors, the list of models.
import type { ChatRequest } from './request.ts';

export interface Usage {
  readonly in: number;
  readonly cached: number;
  readonly out: number;
}

const created = 1_767_225_600;
const piece = 200;

function usageBody({ in: input, cached, out }: Usage): object {
  return {
    prompt_tokens: input,
    completion_tokens: out,
    total_tokens: input + out,
    prompt_tokens_details: { cached_tokens: cached },
  };
}

export function complete(answer: {
  readonly request: ChatRequest;
  readonly text: string;
  readonly refusal: string | null;
  readonly finish: 'stop' | 'length';
  readonly usage: Usage | null;
  readonly number: number;
}): { readonly body: object; readonly events: readonly string[] } {
  const { request, text, refusal, finish, usage, number } = answer;
  const head = { id: `chatcmpl-played-${number}`, created, model: request.model };
  const chunk = (delta: object, reason: string | null): string =>
    JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] });
  const pieces = Array.from({ length: Math.ceil(text.length / piece) }, (_, index) => text.slice(index * piece, (index + 1) * piece));
  const last = JSON.stringify({
    ...head,
    object: 'chat.completion.chunk',
    choices: [],
    ...(usage === null ? {} : { usage: usageBody(usage) }),
  });
  return {
    body: {
      ...head,
      object: 'chat.completion',
      choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content: refusal === null ? text : null, refusal } }],
      ...(usage === null ? {} : { usage: usageBody(usage) }),
    },
    events: [
      chunk({ role: 'assistant', content: '' }, null),
      ...(refusal === null ? pieces.map((content) => chunk({ content }, null)) : [chunk({ refusal }, null)]),
      chunk({}, finish),
      last,
      '[DONE]',
    ],
  };
}

export function errorBody(message: string, code: string | null, param: string | null = null): object {
  return { error: { message, type: code === null ? 'server_error' : 'invalid_request_error', param, code } };
}

export function listOfModels(models: readonly string[]): object {
  return { object: 'list', data: models.map((id) => ({ id, object: 'model', created, owned_by: 'played' })) };
}
