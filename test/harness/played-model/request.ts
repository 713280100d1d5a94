// A chat completion request as the played model reads it: what is asked for, and the fenced data blocks it may draw on. Nothing else is known
// to it.
import { z } from 'zod';

export const chatRequestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
  stream: z.boolean().nullish(),
  max_tokens: z.number().nullish(),
  max_completion_tokens: z.number().nullish(),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ name: z.string(), schema: z.unknown() }).optional() })
    .optional(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export const playedTasks = [
  'extract-claims',
  'write-draft',
  'revise-sentences',
  'judge-sentences',
  'judge-renderings',
  'plan-illustration',
  'tell-gist',
] as const;
export type PlayedTask = (typeof playedTasks)[number];

/** What a call may be for: one of the tasks of chats, or a text's vector. */
export const calledTasks = [...playedTasks, 'embed'] as const;
export type CalledTask = (typeof calledTasks)[number];

export type Blocks = ReadonlyMap<string, readonly unknown[]>;

const block = /<data name="([a-z-]+)">\n([\s\S]*?)\n?<\/data>/g;

/** The data blocks of a request's messages, each row parsed. */
export function blocksOf(request: ChatRequest): Blocks {
  const asked = request.messages.find((message) => message.role === 'user')?.content ?? '';
  return new Map(
    [...asked.matchAll(block)].map(([, name = '', rows = '']) => [
      name,
      rows
        .split('\n')
        .filter((row) => row !== '')
        .map((row): unknown => JSON.parse(row)),
    ]),
  );
}

/** What the request is for, by its data: servers in JSON mode are given no name. Null: none of the newsroom's tasks. */
export function taskOf(blocks: Blocks): PlayedTask | null {
  if (blocks.has('passages')) return 'extract-claims';
  if (blocks.has('failed')) return 'revise-sentences';
  if (blocks.has('sentences')) return 'judge-sentences';
  if (blocks.has('renderings')) return 'judge-renderings';
  if (blocks.has('report')) return 'tell-gist';
  if (blocks.has('persona') && blocks.has('claims')) return 'write-draft';
  return blocks.has('draft') ? 'plan-illustration' : null;
}

const claimRow = z.object({
  id: z.string(),
  group: z.number().nullable(),
  standing: z.string(),
  kind: z.string(),
  outlet: z.string(),
  by: z.string().nullable(),
  spoken: z.boolean(),
  day: z.string().nullable(),
  language: z.string(),
  quote: z.string(),
  english: z.string().nullable(),
});
export type ClaimRow = z.infer<typeof claimRow>;

const personaRow = z.object({
  name: z.string(),
  title: z.string(),
  lens: z.string(),
  tenets: z.array(z.string()),
  vocabulary: z.array(z.string()),
  order: z.array(z.string()),
  hears: z.array(z.string()),
  sections: z.array(z.object({ title: z.string().nullable(), about: z.array(z.string()), kinds: z.array(z.string()) })),
  titles: z.record(z.string(), z.string()),
});
export type PersonaRow = z.infer<typeof personaRow>;

const failedRow = z.object({
  ordinal: z.number(),
  part: z.string(),
  text: z.string(),
  kind: z.enum(['reported', 'quotation', 'analysis', 'transition']),
  reasons: z.array(z.string()),
  claims: z.array(z.string()),
});
export type FailedRow = z.infer<typeof failedRow>;

const previousRow = z.object({ ordinal: z.number(), part: z.string(), text: z.string(), kind: z.string(), claims: z.array(z.string()) });
export type PreviousRow = z.infer<typeof previousRow>;

const rows = <Row>(blocks: Blocks, name: string, row: z.ZodType<Row>): Row[] => z.array(row).parse(blocks.get(name) ?? []);

export const claimsOf = (blocks: Blocks): ClaimRow[] => rows(blocks, 'claims', claimRow);
export const failedOf = (blocks: Blocks): FailedRow[] => rows(blocks, 'failed', failedRow);
export const previousOf = (blocks: Blocks): PreviousRow[] => rows(blocks, 'previous', previousRow);
export const personaOf = (blocks: Blocks): PersonaRow => personaRow.parse(blocks.get('persona')?.[0]);

const taskRow = z.object({ language: z.string(), quotedWords: z.record(z.string(), z.number()).default({}) });
export const taskRowOf = (blocks: Blocks): z.infer<typeof taskRow> => taskRow.parse(blocks.get('task')?.[0]);

const notesRow = z.object({ comment: z.string().nullable(), leaveOut: z.array(z.number()), prefer: z.array(z.string()) });
export const notesOf = (blocks: Blocks): z.infer<typeof notesRow> | null => notesRow.optional().parse(blocks.get('notes')?.[0]) ?? null;

const articleRow = z.object({ outlet: z.string(), title: z.string(), language: z.string() });
export const articleOf = (blocks: Blocks): z.infer<typeof articleRow> => articleRow.parse(blocks.get('article')?.[0]);
export const passagesOf = (blocks: Blocks): [number, string][] => rows(blocks, 'passages', z.tuple([z.number(), z.string()]));

const judgedRow = z.object({
  ordinal: z.number(),
  text: z.string(),
  passages: z.array(z.tuple([z.number(), z.string(), z.string().nullable(), z.string()])),
});
export type JudgedRow = z.infer<typeof judgedRow>;
export const toJudgeOf = (blocks: Blocks): JudgedRow[] => rows(blocks, 'sentences', judgedRow);

const draftRow = z.object({ language: z.string(), headline: z.string(), deck: z.string() });
export const draftOf = (blocks: Blocks): z.infer<typeof draftRow> => draftRow.parse(blocks.get('draft')?.[0]);

const reportRow = z.object({ language: z.string(), title: z.string(), lead: z.string() });
export const reportOf = (blocks: Blocks): z.infer<typeof reportRow> => reportRow.parse(blocks.get('report')?.[0]);

const renderingRow = z.object({ number: z.number(), language: z.string(), quotation: z.string(), english: z.string() });
export type RenderingRow = z.infer<typeof renderingRow>;
export const renderingsOf = (blocks: Blocks): RenderingRow[] => rows(blocks, 'renderings', renderingRow);
