// `newsroom models check`: asks each configured role's server what it has and a small question, an embedding model for the vector of a word, and says
// what it can do. Counted against no cap; the calls made are given back to be written down.
import { z } from 'zod';
import type { CallOutcome, ModelRole, TokenUsage } from '../../core/models.ts';
import { modelRoles } from '../../core/models.ts';
import type { Settings } from '../../core/settings.ts';
import { formInWords, jsonSchemaOf, readAnswer } from './answer-form.ts';
import { embeddingDetail, embeddingOutcome } from './embed.ts';
import { createEmbeddingWire } from './embed-wire.ts';
import { detailOf, outcomeOf } from './judge-reply.ts';
import { costOf, priceOf, roleModel, type RoleModel } from './role-models.ts';
import { tellConnectionFailure } from './recorded.ts';
import { createWire, type WireReply } from './wire.ts';

export interface CheckCall {
  readonly role: ModelRole;
  readonly server: string;
  readonly model: string;
  readonly outcome: CallOutcome;
  readonly usage: TokenUsage;
  readonly cost: number;
  readonly latencyMs: number;
  readonly detail: string | null;
}

export interface RoleCheck {
  readonly role: ModelRole;
  readonly model: string;
  readonly server: string;
  /** It can be used as it is configured. */
  readonly works: boolean;
  readonly reachable: boolean;
  /** Null: the server was not reached. */
  readonly keyAccepted: boolean | null;
  /** Whether the server's list has the model. Null: it gives no list. */
  readonly modelListed: boolean | null;
  /** How answers keep to a form: by JSON schema, or in JSON mode, told the schema in words. Null: neither, or it is asked for vectors. */
  readonly structured: 'schema' | 'json' | null;
  /** Whether it says how many tokens an answer took; counted here where not. */
  readonly usageReported: boolean | null;
  readonly latencyMs: number | null;
  readonly priceKnown: boolean;
  /** What is wrong, or worth knowing, a line each. */
  readonly notes: readonly string[];
  readonly calls: readonly CheckCall[];
}

const answerSchema = z.strictObject({ capital: z.string(), letters: z.int() });
const question = 'What is the capital of France, and how many letters has its name? Answer with the fields capital and letters.';
const word = 'Paris';
const listSchema = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });
const listTimeoutMs = 10_000;
const answerLength = 200;

async function listModels(target: RoleModel): Promise<{ status: number | null; models: string[] | null; problem: string | null }> {
  try {
    const response = await fetch(`${target.server}/models`, {
      headers: target.apiKey === null ? {} : { authorization: `Bearer ${target.apiKey}` },
      redirect: 'error',
      signal: AbortSignal.timeout(Math.min(listTimeoutMs, target.timeoutMs)),
    });
    const parsed = listSchema.safeParse(await response.json().catch(() => null));
    return { status: response.status, models: parsed.success ? parsed.data.data.map(({ id }) => id) : null, problem: null };
  } catch (error) {
    return { status: null, models: null, problem: tellConnectionFailure(error) };
  }
}

function adviceFor(outcome: CallOutcome, target: RoleModel, detail: string | null): string {
  const said = detail === null || detail === '' ? '' : `: ${detail.replace(/[.\s]+$/u, '')}`;
  switch (outcome) {
    case 'unauthorised':
      return `the key is refused${said}. Correct models.apiKey (OPENAI_API_KEY)`;
    case 'unknown-model':
      return `the model ${target.model} is not known there${said}. Correct models.${target.role} or models.baseUrl (with /v1)`;
    case 'no-credit':
      return `the account has no credit left${said}`;
    case 'timeout':
      return `no answer in ${target.timeoutMs / 1000} s: a slow server needs a longer models.timeout`;
    case 'network':
      return `${target.server} is not reached${said}. Start the server, or correct models.baseUrl (OPENAI_BASE_URL)`;
    case 'cut':
      return `the answer was cut off at ${answerLength} tokens: a model that reasons at length needs another, or less reasoning`;
    default:
      return `${outcome}${said}`;
  }
}

/** What came of asking: the last try, where there was more than one. */
interface Asked {
  readonly calls: readonly CheckCall[];
  readonly outcome: CallOutcome;
  readonly structured: RoleCheck['structured'];
  readonly usageReported: boolean;
  readonly latencyMs: number;
  readonly notes: readonly string[];
}

interface Asking {
  readonly target: RoleModel;
  readonly costOf: (usage: TokenUsage) => number;
}

async function askChat({ target, costOf: cost }: Asking): Promise<Asked> {
  const { role, model, server } = target;
  const send = createWire();
  const calls: CheckCall[] = [];
  const notes: string[] = [];
  const jsonSchema = jsonSchemaOf(answerSchema);
  const ask = async (json: boolean): Promise<{ outcome: CallOutcome; reply: WireReply }> => {
    const reply = await send(
      {
        server,
        apiKey: target.apiKey,
        model,
        messages: [
          { role: 'system', content: json ? formInWords(jsonSchema) : 'Answer in the form asked for.' },
          { role: 'user', content: question },
        ],
        maximumOutput: answerLength,
        temperature: target.temperature,
        form: json ? { kind: 'json' } : { kind: 'schema', name: 'models-check', schema: jsonSchema },
        timeoutMs: target.timeoutMs,
      },
      new AbortController().signal,
    );
    const answered = outcomeOf(reply);
    const read = answered === 'ok' ? readAnswer(reply.completion?.content ?? '', answerSchema) : null;
    const outcome = read?.ok === false ? 'malformed' : answered;
    const usage = reply.completion?.usage ?? { in: 0, cached: 0, out: 0 };
    const detail = read?.ok === false ? read.problem : detailOf(reply);
    calls.push({ role, server, model, outcome, usage, cost: cost(usage), latencyMs: reply.latencyMs, detail });
    return { outcome, reply };
  };
  let structured: 'schema' | 'json' = target.structured === 'json' ? 'json' : 'schema';
  let tried = await ask(structured === 'json');
  if (target.structured === 'auto' && ['schema-refused', 'bad-request', 'malformed', 'empty'].includes(tried.outcome)) {
    notes.push('it does not keep to a JSON schema: it is asked in JSON mode, and told the schema in words');
    structured = 'json';
    tried = await ask(true);
  }
  const { outcome, reply } = tried;
  const usageReported = (reply.completion?.usage ?? null) !== null;
  return { calls, outcome, structured: outcome === 'ok' ? structured : null, usageReported, latencyMs: reply.latencyMs, notes };
}

async function askVector({ target, costOf: cost }: Asking): Promise<Asked> {
  const { role, model, server } = target;
  const reply = await createEmbeddingWire()({ ...target, text: word }, new AbortController().signal);
  const outcome = embeddingOutcome(reply);
  const said = reply.embedding?.usage ?? null;
  const usage = said ?? { in: 0, cached: 0, out: 0 };
  const { latencyMs } = reply;
  return {
    calls: [{ role, server, model, outcome, usage, cost: cost(usage), latencyMs, detail: embeddingDetail(reply) }],
    outcome,
    structured: null,
    usageReported: said !== null,
    latencyMs,
    notes: outcome === 'ok' ? [`its vectors have ${reply.embedding?.vector.length ?? 0} numbers`] : [],
  };
}

async function checkRole(settings: Settings, target: RoleModel): Promise<RoleCheck> {
  const { role, model, server } = target;
  const price = priceOf(settings, target);
  const listed = await listModels(target);
  const modelListed = listed.models === null ? null : listed.models.includes(model);
  const nothing = {
    role,
    model,
    server,
    works: false,
    keyAccepted: null,
    modelListed,
    structured: null,
    usageReported: null,
    latencyMs: null,
    calls: [],
  };
  if (listed.status === null)
    return { ...nothing, reachable: false, priceKnown: price !== null, notes: [adviceFor('network', target, listed.problem)] };
  if (price === null) {
    const notes = [`models.prices has no price for ${model}: add one, 0 where it costs nothing. It is not asked before`];
    return { ...nothing, reachable: true, keyAccepted: listed.status !== 401 && listed.status !== 403, priceKnown: false, notes };
  }
  const asking = { target, costOf: (usage: TokenUsage) => costOf(price, usage) };
  const { outcome, calls, structured, usageReported, latencyMs, notes: told } = await (role === 'embedder' ? askVector : askChat)(asking);
  const works = outcome === 'ok';
  const notes = [...told];
  if (!works) notes.push(adviceFor(outcome, target, calls.at(-1)?.detail ?? null));
  if (!works && listed.status === 404 && !server.endsWith('/v1'))
    notes.push(`${server}/models answers 404: models.baseUrl (OPENAI_BASE_URL) mostly ends in /v1`);
  if (works && modelListed === false) notes.push(`its list of models does not name ${model}, though it answers for it`);
  if (works && !usageReported) notes.push('it does not say how many tokens an answer took: they are counted here');
  return {
    ...nothing,
    works,
    reachable: true,
    keyAccepted: outcome !== 'unauthorised',
    structured,
    usageReported: works ? usageReported : null,
    latencyMs: Math.round(latencyMs),
    priceKnown: true,
    notes,
    calls,
  };
}

/** Checks each configured role; those that share server and model are each asked, as their limits may differ. */
export async function checkModels(settings: Settings): Promise<RoleCheck[]> {
  const targets = modelRoles.map((role) => roleModel(settings, role)).filter((target) => target !== null);
  return Promise.all(targets.map((target) => checkRole(settings, target)));
}
