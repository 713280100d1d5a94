// What each role is asked through: its model, server, key, price and limits, out of the settings.
import { ConfigurationError } from '../../core/errors.ts';
import { modelRoles, type ModelRole, type TokenUsage } from '../../core/models.ts';
import type { Settings } from '../../core/settings.ts';
import { openAiUrl } from './wire.ts';

export interface RoleModel {
  readonly role: ModelRole;
  readonly model: string;
  /** Address of the server, with /v1. */
  readonly server: string;
  readonly apiKey: string | null;
  readonly maximumOutput: number | null;
  readonly contextWindow: number | null;
  readonly temperature: number | null;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly structured: 'auto' | 'schema' | 'json';
}

const manyAtOnce = 64;

/** The configured model of a role; null: none. A role with a server of its own is not sent the key of another. */
export function roleModel(settings: Settings, role: ModelRole): RoleModel | null {
  const { models } = settings;
  const own = models[role];
  if (own === null) return null;
  return {
    role,
    model: own.model,
    server: (own.baseUrl ?? models.baseUrl ?? openAiUrl).replace(/\/+$/, ''),
    apiKey: own.apiKey ?? (own.baseUrl === undefined ? models.apiKey : null),
    maximumOutput: own.maximumOutput ?? null,
    contextWindow: own.contextWindow ?? null,
    temperature: own.temperature ?? null,
    timeoutMs: own.timeout ?? models.timeout,
    concurrency: own.concurrency ?? manyAtOnce,
    structured: own.structured ?? 'auto',
  };
}

/** Whether a language model writes here. */
export function hasModels(settings: Settings): boolean {
  return settings.models.apiKey !== null || settings.models.baseUrl !== null;
}

type Given = Settings['models']['prices'][string];
type Price = Given & { readonly output: number };

/** The price of a role's model; null: none is known, or what an answer costs is not. */
export function priceOf({ models: { prices } }: Settings, { role, model }: Pick<RoleModel, 'role' | 'model'>): Price | null {
  const given: Given | undefined = Object.hasOwn(prices, model) ? prices[model] : undefined;
  const output = given?.output ?? (role === 'embedder' ? 0 : undefined);
  return given === undefined || output === undefined ? null : { ...given, output };
}

/** The price of a role's model. Throws ConfigurationError where the table has none: what cannot be counted is not asked. */
export function requirePrice(settings: Settings, { role, model }: Pick<RoleModel, 'role' | 'model'>): Price {
  const price = priceOf(settings, { role, model });
  if (price !== null) return price;
  const form = role === 'embedder' ? '{"input": …}' : '{"input": …, "output": …}';
  throw new ConfigurationError(
    `models.prices (NEWSROOM_MODELS_PRICES) has no price for "${model}", the model of models.${role}: add {"${model}": ${form}} ` +
      `per million tokens in ${settings.budget.currency}, 0 where it costs nothing`,
    { setting: 'models.prices', model, role },
  );
}

/** Throws ConfigurationError where a configured role's model has no price. */
export function requirePrices(settings: Settings): void {
  for (const role of modelRoles) {
    const configured = roleModel(settings, role);
    if (configured !== null) requirePrice(settings, configured);
  }
}

export function costOf(price: Price, usage: TokenUsage): number {
  const cached = Math.min(usage.cached, usage.in);
  return ((usage.in - cached) * price.input + cached * (price.cachedInput ?? price.input) + usage.out * price.output) / 1_000_000;
}
