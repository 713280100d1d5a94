// Where a text lies among others, as an embedding model tells it: kept answer, or else price and caps, then the wire, patiently, as for a chat. And a
// report's text as it is sent. Vectors serve to find reports of the same event, and nothing rests on them: no claim, no sentence, no reader's page.
import { setMaxListeners } from 'node:events';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../../core/hash.ts';
import type { CallOutcome, ModelWork } from '../../core/models.ts';
import { safeText, safeTitle } from '../../core/orders/without-orders.ts';
import { findAnswer } from '../../store/repositories/model-calls.ts';
import { countTokens } from './count-tokens.ts';
import { createEmbeddingWire, type EmbeddingReply } from './embed-wire.ts';
import { ContextOverflowError, ModelAnswerError, type Embedding, type ModelGateway } from './gateway.ts';
import { failedDetail, failedOutcome } from './judge-reply.ts';
import { usageUnanswered, type CallSubject, type GatewayDependencies, type RoleCalls } from './role-calls.ts';

/** UTF-16 units of a report's text that are sent after its title: news says first what it is about. */
const leadLength = 900;
/** A text that a model still finds too long when it is this short is not asked about. */
const shortestText = 200;
/** Digits of a number that are kept: more than a comparison needs. */
const digits = 5;
/** A text goes out as it is: there is no instruction that could change. */
const prompt = { name: 'embedding', version: '-' };
const keptSchema = z.array(z.number()).min(1);

/** How a call ended, by its reply alone. */
export function embeddingOutcome(reply: EmbeddingReply): CallOutcome {
  const failed = failedOutcome(reply);
  if (failed !== null) return failed;
  if (reply.embedding === null) return 'wrong-content';
  // A vector of nothing but 0 lies nowhere.
  return reply.embedding.vector.some((value) => value !== 0) ? 'ok' : 'empty';
}

/** The reply in a few words; null: it brought a vector. */
export function embeddingDetail(reply: EmbeddingReply): string | null {
  return reply.embedding === null ? failedDetail(reply, 'an answer with vectors') : null;
}

/** The first `length` UTF-16 units, without half a character at their end. */
function headOf(text: string, length: number): string {
  const head = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head;
}

/** The text without what is beyond so many tokens. */
async function cutTo(text: string, tokens: number): Promise<string> {
  let cut = text;
  for (let counted = await countTokens(cut); counted > tokens && cut.length > 1; counted = await countTokens(cut))
    cut = headOf(cut, Math.max(1, Math.min(cut.length - 1, Math.floor((cut.length * tokens) / counted))));
  return cut;
}

function readKept(content: string): readonly number[] | null {
  try {
    const kept = keptSchema.safeParse(JSON.parse(content));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}

export function createEmbed({ database }: GatewayDependencies, calls: RoleCalls): ModelGateway['embed'] {
  const send = createEmbeddingWire();

  const sendOnce = async (subject: CallSubject, text: string, tokensIn: number, signal: AbortSignal) => {
    signal.throwIfAborted();
    const { target } = subject;
    const most = { tokensIn, tokensOut: 0 };
    const id = await calls.reserve(subject, most);
    const reply = await send({ ...target, text }, signal);
    const outcome = embeddingOutcome(reply);
    const { embedding } = reply;
    const said = embedding?.usage ?? null;
    const { usage, estimated } =
      embedding === null ? usageUnanswered(reply, most) : { usage: said ?? { in: tokensIn, cached: 0, out: 0 }, estimated: said === null };
    const vector = (embedding?.vector ?? []).map((value) => Number(value.toPrecision(digits)));
    const model = embedding?.model == null || embedding.model === target.model ? target.model : `${target.model}, ${embedding.model}`;
    const content = JSON.stringify(vector);
    const answer = embedding === null ? null : { usable: outcome === 'ok', content, model, finishReason: null, refusal: null };
    const detail = embeddingDetail(reply);
    await calls.settle(id, subject, { outcome, usage, estimated, finishReason: null, droppedFields: 0, detail, reply, answer }, signal);
    return { outcome, detail, usage, vector, model };
  };

  const embeddingFor = async (subject: CallSubject, text: string, tokensIn: number, signal: AbortSignal): Promise<Embedding> => {
    const { target, task } = subject;
    const { outcome, detail, usage, vector, model } = await calls.patiently(
      target,
      () => sendOnce(subject, text, tokensIn, signal),
      signal,
    );
    await calls.requireServed(subject, outcome, detail);
    if (outcome === 'ok') return { vector, model, replayed: false };
    const why = outcome === 'empty' ? 'answered with no vector' : `refuses the request: ${detail ?? outcome}`;
    const raw = JSON.stringify(vector);
    throw new ModelAnswerError(`${task}: ${target.model} ${why}`, { raw, finishReason: null, refusal: null, usage, outcome });
  };

  return async ({ task, text: whole }, work, signal) => {
    signal.throwIfAborted();
    setMaxListeners(0, signal);
    const startedAt = performance.now();
    const target = calls.targetOf('embedder');
    const text = target.contextWindow === null ? whole : await cutTo(whole, target.contextWindow);
    const requestHash = sha256(canonicalJson({ server: target.server, model: target.model, task, text }));
    const subject = { target, work, task, prompt, requestHash };
    const kept = await findAnswer(database, requestHash);
    const vector = kept === null ? null : readKept(kept.content);
    if (kept !== null && vector !== null) {
      await calls.noteReplayed(subject, startedAt);
      return { vector, model: kept.model, replayed: true };
    }
    const tokensIn = await countTokens(text);
    return calls.inTurn('embedder', () => embeddingFor(subject, text, tokensIn, signal), signal);
  };
}

/** Where a report lies among others. A text too long for the model is asked about in halves of it, the first. Throws as the gateway does. */
export async function embedReport(
  gateway: ModelGateway,
  report: { readonly language: string; readonly title: string; readonly text: string },
  work: ModelWork,
  signal: AbortSignal,
): Promise<Embedding> {
  const lead = safeText(report.text, report.language).replace(/\s+/g, ' ').trim();
  let text = `${safeTitle(report.title)}\n\n${headOf(lead, leadLength)}`;
  for (;;) {
    try {
      return await gateway.embed({ task: 'embed-story', text }, work, signal);
    } catch (error) {
      if (!(error instanceof ContextOverflowError) || text.length <= shortestText) throw error;
      text = headOf(text, Math.ceil(text.length / 2));
    }
  }
}
