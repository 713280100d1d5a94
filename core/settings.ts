// Every setting: its type, default and description. The example file and the environment's names are made from this schema.
import { z } from 'zod';

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A duration as `500ms`, `30s`, `10m`, `6h` or `14d`; read as milliseconds. */
const duration = z
  .string()
  .regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, 'a duration such as 500ms, 30s, 10m, 6h or 14d')
  .transform((text) => {
    const unit = text.replace(/^[\d.]+/, '') as keyof typeof units;
    return Number.parseFloat(text) * units[unit];
  });
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
      .meta({ description: 'Address readers reach the site under, where it differs from host and port.' }),
    title: z.string().min(1).default('The Newsroom').meta({ description: 'Name of the publication.' }),
  }),
  feeds: z.strictObject({
    list: z
      .string()
      .default('sources/feeds/world.opml')
      .meta({ description: 'OPML list of the feeds to watch: a file, or an http(s) address.' }),
    interval: duration.default(15 * 60_000).meta({ description: 'How often a feed is polled.', example: '15m' }),
    itemsPerPoll: count.default(500).meta({ description: 'Entries taken from one answer of a feed at most, newest first.' }),
    maximumAge: duration
      .default(72 * 3_600_000)
      .meta({ description: 'Items published longer ago are noted, but not read.', example: '72h' }),
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
  }),
  stories: z.strictObject({
    window: duration.default(72 * 3_600_000).meta({ description: 'How long an article can still be joined to a story.', example: '72h' }),
    settle: duration.default(10 * 60_000).meta({
      description: 'A story is assigned when it had no new origin for so long; at once where four origins reported it within half an hour.',
      example: '10m',
    }),
    minimumOutlets: count.default(2).meta({ description: 'Outlets that must report a story before an analyst is given it.' }),
  }),
  personas: z.strictObject({
    directory: z.string().default('agents/personas').meta({ description: 'Folder of the persona files.' }),
    concurrency: count.default(1).meta({ description: 'Drafts that one persona works at at once.' }),
    draftsPerDay: count.default(12).meta({ description: 'Drafts that one persona opens in 24 hours at most.' }),
  }),
  writer: z.strictObject({
    quotedWords: count.default(90).meta({ description: 'Words quoted from one source at most.' }),
    quotedShare: z.coerce.number().gt(0).max(1).default(0.1).meta({ description: "Share of one source's words quoted at most." }),
    revisionLoops: whole(0, 5).default(2).meta({ description: 'How often failing sentences are revised before an editor decides.' }),
  }),
  workers: z.strictObject({
    read: count.default(4).meta({ description: 'Pages read at once by this process.' }),
    poll: count.default(4).meta({ description: 'Feeds polled at once by this process.' }),
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
