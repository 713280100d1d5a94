// The gateway to language models. A chat goes: kept answer, or else price and caps, then the wire, patiently; its answer is kept before
// it is used. Every try is a row, reserved before it is sent and settled once.
import { setMaxListeners } from 'node:events';
import { canonicalJson, sha256 } from '../../core/hash.ts';
import type { CallOutcome, TokenUsage } from '../../core/models.ts';
import { findAnswer } from '../../store/repositories/model-calls.ts';
import { formInWords, jsonSchemaOf, readAnswer, type ReadAnswer } from './answer-form.ts';
import { countRepeatedTokens, countTokens } from './count-tokens.ts';
import { createEmbed } from './embed.ts';
import { ContextOverflowError, ModelAnswerError, type ModelAnswer, type ModelGateway, type ModelRequest } from './gateway.ts';
import { detailOf, outcomeOf } from './judge-reply.ts';
import { createRoleCalls, usageUnanswered, type CallSubject, type GatewayDependencies, type MostTokens } from './role-calls.ts';
import type { RoleModel } from './role-models.ts';
import { tellUnusable } from './tell-failure.ts';
import { createWire, type WireReply, type WireRequest } from './wire.ts';

/** Tokens that a chat's own marks take, beside its texts. */
const frameTokens = 16;
const nothing: TokenUsage = { in: 0, cached: 0, out: 0 };

type Messages = WireRequest['messages'];

/** One request as all its tries share it. */
interface Asked<Answer> extends CallSubject {
  readonly request: ModelRequest<Answer>;
  readonly jsonSchema: Record<string, unknown>;
  readonly maximumOutput: number;
  readonly signal: AbortSignal;
}

interface Tried<Answer> {
  readonly outcome: CallOutcome;
  readonly reply: WireReply;
  readonly usage: TokenUsage;
  readonly read: ReadAnswer<Answer> | null;
}

/** Tokens of a request and of its answer at most. Throws ContextOverflowError where the model cannot take them. */
async function mostTokens(
  { target, request, maximumOutput, jsonSchema }: Asked<unknown>,
  messages: Messages,
  json: boolean,
): Promise<MostTokens> {
  // Servers put the schema before the model too.
  const counted = await Promise.all([
    ...messages.map(({ role, content }) => (role === 'system' ? countRepeatedTokens(content) : countTokens(content))),
    ...(json ? [] : [countRepeatedTokens(JSON.stringify(jsonSchema))]),
  ]);
  const tokensIn = counted.reduce((sum, tokens) => sum + tokens, frameTokens);
  if (target.contextWindow !== null && tokensIn + maximumOutput > target.contextWindow)
    throw new ContextOverflowError(
      `${request.task}: ${tokensIn} tokens and an answer of ${maximumOutput} are more than ${target.model} takes (${target.contextWindow})`,
      { tokensIn, maximumOutput, contextWindow: target.contextWindow },
    );
  return { tokensIn, tokensOut: maximumOutput };
}

/** What a call took: as the server says, as counted here, or at most, where nobody can know. */
async function usageOf(reply: WireReply, most: MostTokens): Promise<{ usage: TokenUsage; estimated: boolean }> {
  const { completion } = reply;
  if (completion === null) return usageUnanswered(reply, most);
  if (completion.usage !== null && completion.usage.in + completion.usage.out > 0) return { usage: completion.usage, estimated: false };
  return { usage: { in: most.tokensIn, cached: 0, out: await countTokens(completion.content) }, estimated: true };
}

export function createGateway(dependencies: GatewayDependencies): ModelGateway {
  const calls = createRoleCalls(dependencies);
  const { database } = dependencies;
  const send = createWire();
  /** Servers and models seen not to keep to a JSON schema. */
  const jsonOnly = new Set<string>();
  const nameOf = (target: RoleModel): string => `${target.server} ${target.model}`;

  /** Sends a request once. Throws CallFailedError where it may be sent again. */
  const sendOnce = async <Answer>(asked: Asked<Answer>, messages: Messages, json: boolean, repairing: boolean): Promise<Tried<Answer>> => {
    const { target, request, signal, jsonSchema } = asked;
    signal.throwIfAborted();
    const sent = json
      ? messages.map((message, at) => (at === 0 ? { ...message, content: `${message.content}\n\n${formInWords(jsonSchema)}` } : message))
      : messages;
    const most = await mostTokens(asked, sent, json);
    const id = await calls.reserve(asked, most);
    const reply = await send(
      {
        server: target.server,
        apiKey: target.apiKey,
        model: target.model,
        messages: sent,
        maximumOutput: asked.maximumOutput,
        temperature: target.temperature,
        form: json ? { kind: 'json' } : { kind: 'schema', name: request.task, schema: jsonSchema },
        timeoutMs: target.timeoutMs,
      },
      signal,
    );
    const answered = outcomeOf(reply);
    const content = reply.completion?.content ?? '';
    const read = answered === 'ok' ? readAnswer(content, request.schema) : null;
    const outcome: CallOutcome = read === null ? answered : !read.ok ? 'malformed' : repairing ? 'repaired' : 'ok';
    const { usage, estimated } = await usageOf(reply, most);
    const finishReason = reply.completion?.finishReason ?? null;
    const answer =
      reply.completion === null
        ? null
        : {
            usable: read?.ok === true && (request.isUseful?.(read.value) ?? true),
            content,
            model: reply.completion.model ?? target.model,
            finishReason,
            refusal: reply.completion.refusal,
          };
    const detail = read?.ok === false ? read.problem : detailOf(reply);
    const droppedFields = read?.ok === true ? read.droppedFields : 0;
    await calls.settle(id, asked, { outcome, usage, finishReason, estimated, droppedFields, detail, reply, answer }, signal);
    return { outcome, reply, usage, read };
  };

  const sendPatiently = async <Answer>(
    asked: Asked<Answer>,
    messages: Messages,
    json: boolean,
    repairing = false,
  ): Promise<Tried<Answer>> => calls.patiently(asked.target, () => sendOnce(asked, messages, json, repairing), asked.signal);

  const answerError = (asked: Asked<unknown>, { outcome, reply, read }: Tried<unknown>, usage: TokenUsage): ModelAnswerError => {
    const { target, request, maximumOutput } = asked;
    const { completion } = reply;
    const refusal = completion?.refusal ?? null;
    const problem = read?.ok === false ? read.problem : null;
    const why = tellUnusable({ outcome, refusal, problem, detail: detailOf(reply), maximumOutput });
    return new ModelAnswerError(`${request.task}: ${target.model} ${why}`, {
      raw: completion?.content ?? '',
      finishReason: completion?.finishReason ?? null,
      refusal,
      usage,
      outcome,
    });
  };

  /** The answer by schema, or in JSON mode where the server refuses schemas; a second try where it is in no form that can be read. */
  const answerOf = async <Answer>(asked: Asked<Answer>): Promise<ModelAnswer<Answer>> => {
    const { target, request } = asked;
    const messages: Messages = [
      { role: 'system', content: request.prompt.system },
      { role: 'user', content: request.prompt.user },
    ];
    let json = target.structured === 'json' || (target.structured === 'auto' && jsonOnly.has(nameOf(target)));
    let tried = await sendPatiently(asked, messages, json);
    // Servers that know no schema say so in many ways: a request that they call bad is sent once more without one.
    if (!json && target.structured === 'auto' && (tried.outcome === 'schema-refused' || tried.outcome === 'bad-request')) {
      json = true;
      tried = await sendPatiently(asked, messages, json);
      if (tried.reply.completion !== null) jsonOnly.add(nameOf(target));
    }
    let usage = tried.usage;
    if (tried.outcome === 'malformed' || tried.outcome === 'empty') {
      const wrong = tried.reply.completion?.content ?? '';
      const problem = tried.read?.ok === false ? tried.read.problem : 'it is empty';
      const repair: Messages = [
        ...messages,
        ...(wrong.trim() === '' ? [] : [{ role: 'assistant' as const, content: wrong }]),
        {
          role: 'user',
          content:
            `That answer cannot be used: ${problem}. Give the whole answer again. ${json ? '' : formInWords(asked.jsonSchema)}`.trim(),
        },
      ];
      const malformed = tried.outcome === 'malformed';
      tried = await sendPatiently(asked, repair, json, true);
      usage = { in: usage.in + tried.usage.in, cached: usage.cached + tried.usage.cached, out: usage.out + tried.usage.out };
      // Told the form in words it keeps to it, by schema it did not: the next request says it in words at once.
      if (malformed && tried.outcome === 'repaired' && target.structured === 'auto') jsonOnly.add(nameOf(target));
    }
    const { outcome, reply, read } = tried;
    await calls.requireServed(asked, outcome, detailOf(reply));
    if (read?.ok !== true) throw answerError(asked, tried, usage);
    return { value: read.value, model: reply.completion?.model ?? target.model, replayed: false, usage };
  };

  /** The kept answer to the same request, where there is one that still fits. */
  const replay = async <Answer>(asked: Asked<Answer>, startedAt: number): Promise<ModelAnswer<Answer> | null> => {
    const { requestHash, request } = asked;
    const kept = await findAnswer(database, requestHash);
    if (kept === null) return null;
    const read = readAnswer(kept.content, request.schema);
    if (!read.ok || request.isUseful?.(read.value) === false) return null;
    await calls.noteReplayed(asked, startedAt);
    return { value: read.value, model: kept.model, replayed: true, usage: nothing };
  };

  return {
    modelOf: (role) => calls.modelOf(role),
    embed: createEmbed(dependencies, calls),
    ask: async (request, work, signal) => {
      signal.throwIfAborted();
      // A draft's articles are read at once, and each call of each listens for the stop.
      setMaxListeners(0, signal);
      const startedAt = performance.now();
      const target = calls.targetOf(request.role);
      const maximumOutput = Math.min(request.maximumOutput, target.maximumOutput ?? request.maximumOutput);
      const jsonSchema = jsonSchemaOf(request.schema);
      const { system, user } = request.prompt;
      const { server, model, temperature } = target;
      const requestHash = sha256(
        canonicalJson({ server, model, temperature, task: request.task, jsonSchema, system, user, maximumOutput }),
      );
      const { task, prompt } = request;
      const asked = { request, work, target, task, prompt, jsonSchema, requestHash, maximumOutput, signal };
      const kept = await replay(asked, startedAt);
      return kept ?? calls.inTurn(request.role, () => answerOf(asked), signal);
    },
  };
}
