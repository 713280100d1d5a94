// What a reply of a model server means: how the call ended, and what can be done about it.
import type { CallOutcome } from '../../core/models.ts';
import type { Reply } from './recorded.ts';
import type { WireReply } from './wire.ts';

/** Outcomes after which the same request is sent again in a moment. */
const again: ReadonlySet<CallOutcome> = new Set(['rate-limited', 'server-error', 'network', 'timeout', 'wrong-content']);

export function isWorthAnotherTry(outcome: CallOutcome): boolean {
  return again.has(outcome);
}

// Servers name a context overflow by code (OpenAI, llama.cpp, OpenRouter) or only in their text (vLLM, older ones): there is nothing else
// to go by.
const overflowCodes = new Set(['context_length_exceeded', 'exceed_context_size_error', 'string_above_max_length']);
const overflowWords = /context (length|size|window)|maximum context|too many tokens|prompt is too long/i;
const modelCodes = new Set(['model_not_found', 'model_not_available', 'invalid_model']);
const modelWords = /model\b.*\b(not found|does not exist|not exist|unknown|not a valid)|(unknown|invalid|no such) model|not a valid model/i;
const creditCodes = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'insufficient_credits']);
const formWords = /response_format|json_schema|json schema|structured output|grammar/i;

function outcomeOfError(status: number, error: NonNullable<Reply['error']>): CallOutcome {
  const names = [error.code, error.type].filter((name) => name !== null);
  const has = (codes: ReadonlySet<string>): boolean => names.some((name) => codes.has(name));
  if (status === 402 || has(creditCodes)) return 'no-credit';
  if (status === 401 || status === 403) return 'unauthorised';
  if (has(overflowCodes)) return 'context-overflow';
  if (has(modelCodes)) return 'unknown-model';
  // A server that has no such address is asked wrongly just as one that has no such model.
  if (status === 404) return 'unknown-model';
  if (status === 429) return 'rate-limited';
  if (status === 408 || status === 409 || status === 425 || status >= 500) return status === 501 ? 'bad-request' : 'server-error';
  if (overflowWords.test(error.message) || status === 413) return 'context-overflow';
  if (modelWords.test(error.message)) return 'unknown-model';
  if (formWords.test(error.message) || error.param?.startsWith('response_format') === true) return 'schema-refused';
  return 'bad-request';
}

/** How a call ended that brought no answer; null: there is one, in whatever form. */
export function failedOutcome(reply: Reply): CallOutcome | null {
  if (reply.failure !== null) return reply.failure.kind;
  if (reply.status === null) return 'network';
  return reply.error === null ? null : outcomeOfError(reply.status, reply.error);
}

/** How a chat ended by its reply alone; `ok` where there is an answer, in whatever form. */
export function outcomeOf(reply: WireReply): CallOutcome {
  const failed = failedOutcome(reply);
  if (failed !== null) return failed;
  const { completion } = reply;
  if (completion === null) return 'wrong-content';
  if (completion.refusal !== null && completion.refusal !== '') return 'refused';
  if (completion.finishReason === 'content_filter') return 'filtered';
  if (completion.finishReason === 'length') return 'cut';
  return completion.content.trim() === '' ? 'empty' : 'ok';
}

/** A reply without `what` was asked for in a few words, for a row and a problem. */
export function failedDetail(reply: Reply, what: string): string {
  if (reply.failure !== null) return reply.failure.message;
  if (reply.error !== null) return `${reply.status ?? ''} ${reply.error.message}`.trim().slice(0, 500);
  return `status ${reply.status ?? 'none'}, ${reply.contentType ?? 'no content type'}: not ${what}`;
}

/** The reply to a chat in a few words, likewise. */
export function detailOf(reply: WireReply): string | null {
  return reply.completion === null || reply.failure !== null || reply.error !== null
    ? failedDetail(reply, 'a chat completion')
    : reply.completion.refusal;
}
