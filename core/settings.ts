// Every setting: its type, default and description. The example file and the environment's names are made from this schema.
import { z } from 'zod';

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A duration as `500ms`, `30s`, `10m`, `6h` or `14d`; read as milliseconds. */
export const durationSchema = z
  .string()
  .regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, 'a duration such as 500ms, 30s, 10m, 6h or 14d')
  .transform((text) => {
    const unit = text.replace(/^[\d.]+/, '') as keyof typeof units;
    return Number.parseFloat(text) * units[unit];
  });
const duration = durationSchema;
/** A whole number, also as text (the environment has nothing else); `least` to `most` is what the message says it takes. */
function whole(least: number, most = Number.MAX_SAFE_INTEGER) {
  const takes = most === Number.MAX_SAFE_INTEGER ? `a whole number, ${least} or more` : `a whole number from ${least} to ${most}`;
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value),
    z.number(takes).int(takes).min(least, takes).max(most, takes),
  );
}
const count = whole(1);
const port = whole(0, 65_535);
const webUrl = z.url({ protocol: /^https?$/ });
const list = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
      : value,
  z.array(z.string()),
);

/** A group of settings in one value; the environment gives it as JSON. */
function grouped<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }, schema);
}

const clockRange = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, 'hours of the day such as 06:00-22:00')
  .nullable();
const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}, 'a time zone such as UTC or Europe/Vienna');
/** An amount, also as text; an empty one is none, not 0: what costs nothing says 0. */
const money = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value),
  z.number('an amount of money, 0 or more').min(0, 'an amount of money, 0 or more'),
);

/** What a role's model is asked through, and how: a bare name stands for `{model: name}`. */
const modelRole = grouped(
  z.preprocess(
    (value) => (typeof value === 'string' ? { model: value } : value),
    z
      .strictObject({
        model: z.string().min(1),
        /** Another server than models.baseUrl for this role. */
        baseUrl: webUrl.optional(),
        apiKey: z.string().optional(),
        /** Tokens of one answer at most. */
        maximumOutput: count.optional(),
        /** Tokens that the model takes in at once, as far as known; longer requests are parted beforehand. */
        contextWindow: count.optional(),
        temperature: z.coerce.number().min(0).max(2).optional(),
        timeout: duration.optional(),
        /** Calls of this role at once, by this process. */
        concurrency: count.optional(),
        /** `schema`: the server keeps to a JSON schema; `json`: JSON mode only; `auto`: the first, then the second. */
        structured: z.enum(['auto', 'schema', 'json']).optional(),
      })
      .nullable(),
  ),
);

const price = z.strictObject({
  /** Per million tokens, in budget.currency. */
  input: money,
  cachedInput: money.optional(),
  /** Not of an embedding model, which writes nothing. */
  output: money.optional(),
});

const personaLimits = z.strictObject({
  concurrency: count.optional(),
  draftsPerDay: count.optional(),
  hours: clockRange.optional(),
});

/** Published prices of one provider's models, US dollars per million tokens; others are to be added in the configuration. */
const knownPrices: Readonly<Record<string, z.infer<typeof price>>> = {
  'gpt-4.1': { input: 2, cachedInput: 0.5, output: 8 },
  'gpt-4.1-mini': { input: 0.4, cachedInput: 0.1, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, cachedInput: 0.025, output: 0.4 },
  'gpt-4o': { input: 2.5, cachedInput: 1.25, output: 10 },
  'gpt-4o-mini': { input: 0.15, cachedInput: 0.075, output: 0.6 },
  'text-embedding-3-small': { input: 0.02 },
  'text-embedding-3-large': { input: 0.13 },
};

export const settingsSchema = z.strictObject({
  data: z.strictObject({
    directory: z
      .string()
      .min(1)
      .default('data/main')
      .meta({ env: 'NEWSROOM_DATA_DIR', description: 'Folder of the embedded store and of the exported audit head.' }),
  }),
  database: z.strictObject({
    url: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'a postgres:// address')
      .nullable()
      .default(null)
      .meta({ env: 'DATABASE_URL', description: 'PostgreSQL 14 or later for fleet mode; empty: the embedded store. Needs redis.url too.' }),
    connections: count.default(10).meta({ description: 'Connections of each pool of this process.' }),
  }),
  redis: z.strictObject({
    url: z
      .string()
      .regex(/^rediss?:\/\//, 'a redis:// address')
      .nullable()
      .default(null)
      .meta({ env: 'REDIS_URL', description: 'Redis for the queues; empty: the embedded store queues for itself.' }),
    prefix: z
      .string()
      .regex(/^[\w-]+$/)
      .default('newsroom')
      .meta({ description: 'Prefix of the queues in Redis: one newsroom, one prefix.' }),
  }),
  desk: z.strictObject({
    host: z.string().default('127.0.0.1').meta({ description: 'Address the desk listens on.' }),
    port: port.default(4310).meta({ description: 'Port of the desk.' }),
    url: webUrl
      .nullable()
      .default(null)
      .meta({ description: 'Address editors reach the desk under, where it differs from host and port.' }),
    secret: z
      .string()
      .min(32)
      .nullable()
      .default(null)
      .meta({ description: 'Secret that signs session cookies; empty: one is made and kept in the data folder.' }),
  }),
  site: z.strictObject({
    host: z.string().default('127.0.0.1').meta({ description: "Address the readers' site listens on." }),
    port: port.default(4300).meta({ description: "Port of the readers' site." }),
    url: webUrl
      .nullable()
      .default(null)
      .meta({ description: 'Address readers, and the hubs of feeds, reach the site under, where it differs from host and port.' }),
    title: z.string().min(1).default('The Newsroom').meta({ description: 'Name of the publication.' }),
  }),
  feeds: z.strictObject({
    list: z
      .string()
      .default('sources/feeds/world.opml')
      .meta({ description: 'OPML list of the feeds to watch: a file, or an http(s) address.' }),
    interval: duration
      .default(15 * 60_000)
      .meta({ description: 'How often a feed is polled until its own rhythm is known.', example: '15m' }),
    shortestInterval: duration.default(5 * 60_000).meta({ description: 'A busy feed is polled no more often than this.', example: '5m' }),
    longestInterval: duration
      .default(24 * 3_600_000)
      .meta({ description: 'A quiet or failing feed is polled no less often than this.', example: '24h' }),
    itemsPerPoll: count.default(500).meta({ description: 'Entries taken from one answer of a feed at most, newest first.' }),
    maximumAge: duration
      .default(72 * 3_600_000)
      .meta({ description: 'Items published longer ago are noted, but not read.', example: '72h' }),
    websub: z.enum(['on', 'off']).default('on').meta({
      description:
        'Whether feeds that name a WebSub hub are subscribed to, so that it pushes what is new: on or off. Only where site.url is a public address, at which hubs reach the newsroom.',
    }),
  }),
  fetch: z.strictObject({
    userAgent: z.string().min(3).default('NewsroomBot/0.1').meta({ description: 'Name given to servers.' }),
    contact: webUrl
      .nullable()
      .default(null)
      .meta({ description: "Address where a server's owner learns who fetches, added to the user agent." }),
    allowPrivate: list.default([]).meta({
      description:
        'Hosts (name, or name:port) that may be fetched though they are not public: tests, intranets. A list, or parted by commas.',
    }),
    timeout: duration.default(20_000).meta({ description: 'Time for one whole fetch, redirects included.', example: '20s' }),
    maximumBytes: count.default(15 * 1024 * 1024).meta({ description: 'Size of an answer at most, after decompression, in bytes.' }),
    perHost: count.default(2).meta({ description: 'Connections to one host at once.' }),
    gap: duration
      .default(1000)
      .meta({ description: 'Time between two starts of a fetch from one host; none for hosts in allowPrivate.', example: '1s' }),
    robots: z.enum(['obey', 'ignore']).default('obey').meta({
      description:
        "Whether robots.txt of a host decides which article pages are read: obey or ignore. Feeds are the publisher's invitation.",
    }),
    ignoreRobotsFor: list.default([]).meta({
      description: 'Hosts whose robots.txt is not asked for, by agreement with their publishers. A list, or parted by commas.',
    }),
  }),
  pages: z.strictObject({
    timeout: duration
      .default(10_000)
      .meta({ description: 'Time in which a page must be read once it is fetched; one that takes longer is given up.', example: '10s' }),
    memory: whole(64, 8192).default(384).meta({ description: 'Memory that reading a page may take, in MB, likewise.' }),
  }),
  raw: z.strictObject({
    keepFeeds: duration
      .default(3 * 86_400_000)
      .meta({ description: 'How long answers of feeds are kept as they came, for `newsroom replay`.', example: '3d' }),
    keepPages: duration
      .default(14 * 86_400_000)
      .meta({ description: 'How long pages are kept as they came, likewise. Snapshots that are cited stay for ever.', example: '14d' }),
  }),
  stories: z.strictObject({
    window: duration.default(72 * 3_600_000).meta({ description: 'How long an article can still be joined to a story.', example: '72h' }),
    settle: duration.default(10 * 60_000).meta({
      description: 'A story is assigned when it had no new origin for so long; a breaking one at once (breakingOrigins).',
      example: '10m',
    }),
    gistOutlets: count.default(2).meta({
      description:
        'Outlets that must report a story before models.embedder is asked where it lies among others, and models.gist what it is about where none of its reports is in English.',
    }),
    embeddingLikeness: z.coerce.number().gt(0).max(1).default(0.9).meta({
      description:
        'Cosine of the vectors of two stories in different languages from which they are one, as models.embedder tells. The default was measured on no model: set it for yours.',
    }),
    minimumOutlets: count.default(2).meta({ description: 'Outlets that must report a story before an analyst is given it.' }),
    newsworthiness: z.coerce.number().min(0).max(1).default(0.2).meta({
      description:
        "Least newsworthiness, 0 to 1, of a story that is given to an analyst by itself; breaking ones and those that an editor pinned are given whatever theirs. `newsroom stories` shows each story's.",
    }),
    breakingOrigins: whole(2)
      .default(3)
      .meta({ description: 'Independent origins that make a story breaking where they publish within breakingWithin.' }),
    breakingWithin: duration
      .default(30 * 60_000)
      .meta({ description: 'Time in which they publish. A breaking story waits for no settling and is drafted first.', example: '30m' }),
    breakingAge: duration.default(6 * 3_600_000).meta({
      description:
        'A burst that is older than this when its reports come in is not breaking: a newsroom that starts finds those of days. It waits for no settling either.',
      example: '6h',
    }),
    updateAfter: duration.default(3_600_000).meta({
      description: 'A published story is written about again, as an update, no sooner than so long after its last publication.',
      example: '1h',
    }),
  }),
  personas: z.strictObject({
    directory: z.string().default('agents/personas').meta({ description: 'Folder of the persona files.' }),
    concurrency: count.default(1).meta({ description: 'Drafts that one persona works at at once.' }),
    draftsPerDay: count
      .default(12)
      .meta({ description: 'Drafts that one persona opens in 24 hours at most; `run --once` works off all that waits and heeds it not.' }),
    hours: clockRange
      .default(null)
      .meta({ description: 'Hours of the day in which personas begin drafts, such as 06:00-22:00 (it may pass midnight); empty: always.' }),
    timeZone: timeZone.default('UTC').meta({ description: 'Time zone of these hours and of the day that spending is counted in.' }),
    overrides: grouped(z.record(z.string(), personaLimits))
      .default({})
      .meta({ description: 'Other limits for single personas: {ID: {concurrency, draftsPerDay, hours}}.' }),
  }),
  models: z.strictObject({
    apiKey: z.string().min(1).nullable().default(null).meta({
      env: 'OPENAI_API_KEY',
      description: 'Key of the model server. With it or baseUrl a language model writes; with neither, the extractive writer.',
    }),
    baseUrl: webUrl.nullable().default(null).meta({
      env: 'OPENAI_BASE_URL',
      description: "Address of an OpenAI-compatible server, with /v1 (vLLM, llama.cpp, Ollama, OpenRouter ...); empty: OpenAI's own.",
    }),
    reader: modelRole.default({ model: 'gpt-4.1-mini' }).meta({
      description:
        'Model that finds claims: a name, or {model, baseUrl, apiKey, maximumOutput, contextWindow, temperature, timeout, concurrency, structured}.',
      example: 'gpt-4.1-mini',
    }),
    writer: modelRole
      .default({ model: 'gpt-4.1' })
      .meta({ description: 'Model that drafts and revises, as for reader.', example: 'gpt-4.1' }),
    judge: modelRole
      .default(null)
      .meta({ description: 'Model that judges sentences and the English renderings that readers see, as for reader; empty: none.' }),
    illustrator: modelRole
      .default(null)
      .meta({ description: 'Model that plans illustrations, as for reader; empty: they are drawn by a program alone.' }),
    gist: modelRole.default(null).meta({
      description:
        'Model that tells in English what a story in other languages is about, so that it is joined with those in English; empty: none.',
    }),
    embedder: modelRole.default(null).meta({
      description:
        'Embedding model that says where a story lies among others, so that it is joined with those in other languages; a name, or {model, baseUrl, apiKey, contextWindow, timeout, concurrency}; empty: none.',
    }),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'an ISO 639-1 code such as en')
      .nullable()
      .default(null)
      .meta({ description: "Language that a language model drafts in; empty: the main one of the story's passages." }),
    timeout: duration.default(120_000).meta({ description: 'Time for one call of a model.', example: '120s' }),
    attempts: count.default(4).meta({ description: 'How often one request is sent at most when the server is busy or fails.' }),
    breakAfter: count.default(5).meta({ description: 'Failed calls in a row after which a server is left alone for a while.' }),
    breakFor: duration.default(30_000).meta({ description: 'How long it is left alone then.', example: '30s' }),
    prices: grouped(z.record(z.string(), price).transform((given) => ({ ...knownPrices, ...given })))
      .default(knownPrices)
      .meta({
        description:
          'Prices per million tokens, beside the known ones or in their place: {NAME: {input, cachedInput, output}}, 0 for free, an embedding model without output. A model without a price is not asked.',
        example: {},
      }),
  }),
  budget: z.strictObject({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'a currency code such as USD')
      .default('USD')
      .meta({ description: 'Currency of prices and caps.' }),
    storyCost: money.default(0.5).meta({ description: 'Money spent on one story at most, over all its drafts.' }),
    storyTokens: count.default(200_000).meta({ description: 'Tokens, in and out, spent on one story at most.' }),
    personaCost: money.default(5).meta({ description: 'Money that one persona spends in a day at most.' }),
    personaTokens: count.default(2_000_000).meta({ description: 'Tokens that one persona spends in a day at most.' }),
    dayCost: money.default(20).meta({ description: 'Money that the newsroom spends in a day at most.' }),
    dayTokens: count.default(10_000_000).meta({ description: 'Tokens that the newsroom spends in a day at most.' }),
  }),
  writer: z.strictObject({
    quotedWords: count.default(90).meta({ description: 'Words quoted from one source at most.' }),
    quotedShare: z.coerce.number().gt(0).max(1).default(0.1).meta({ description: "Share of one source's words quoted at most." }),
    revisionLoops: whole(0, 5).default(2).meta({ description: 'How often failing sentences are revised before an editor decides.' }),
  }),
  workers: z.strictObject({
    read: count.default(4).meta({ description: 'Pages read at once by this process.' }),
    poll: count.default(16).meta({ description: 'Feeds polled at once by this process.' }),
    check: count.default(1).meta({ description: 'Revisions checked at once by this process.' }),
    drain: duration.default(6_000).meta({
      description: 'Time running jobs get to end when the newsroom stops; what does not end is done again at the next start.',
      example: '6s',
    }),
  }),
  sample: z.strictObject({
    port: whole(1, 65_535).default(4320).meta({ description: 'Port of the sample wire that the demo reads.' }),
  }),
  log: z.strictObject({
    level: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .meta({ description: 'Least serious log line written to stderr.' }),
  }),
});

export type Settings = z.output<typeof settingsSchema>;

export interface Setting {
  /** Path as in the file: `desk.port`. */
  readonly path: readonly [section: string, name: string];
  readonly env: string;
  readonly description: string;
  /** As written in the file; null: empty. */
  readonly example: unknown;
  readonly schema: z.ZodType;
}

function camelToConstant(text: string): string {
  return text.replace(/([A-Z])/g, '_$1').toUpperCase();
}

/** Every setting in the schema's order. Its environment variable is `NEWSROOM_SECTION_NAME` unless the schema names another. */
export function listSettings(): Setting[] {
  return Object.entries(settingsSchema.shape).flatMap(([section, group]) =>
    Object.entries(group.shape as Record<string, z.ZodType>).map(([name, schema]) => {
      const meta = z.globalRegistry.get(schema) ?? {};
      return {
        path: [section, name] as const,
        env: typeof meta['env'] === 'string' ? meta['env'] : `NEWSROOM_${camelToConstant(section)}_${camelToConstant(name)}`,
        description: meta.description ?? '',
        example: meta['example'] ?? schema.parse(undefined),
        schema,
      };
    }),
  );
}
