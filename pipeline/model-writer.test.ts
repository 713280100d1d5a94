import { describe, expect, it } from 'vitest';
import { ferryReports, testPersona } from '../agents/extractive/testing.ts';
import { countTokens } from '../agents/model/count-tokens.ts';
import { BudgetExceededError, ContextOverflowError, type ModelGateway, type ModelRequest } from '../agents/model/gateway.ts';
import { createModelWriter } from '../agents/model/writer.ts';
import type { Composition, EvidencePack } from '../core/composition.ts';
import { createLogger } from '../core/logging.ts';
import { settingsSchema } from '../core/settings.ts';
import type { SourceArticle } from '../core/sources.ts';
import { acceptClaims, acceptComposition } from './accept.ts';
import { checkDocument } from './checks/index.ts';
import { documentFromComposition } from './document.ts';
import { failuresOf } from './nodes/revise-sentences.ts';

const settings = settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}])));
const logger = createLogger({ level: 'silent', pretty: false });
const signal = new AbortController().signal;
const work = { draftId: 'dr_1', storyId: 'st_1', personaId: testPersona.id };

/** Rows of a data block in a request. */
function rows(request: ModelRequest<unknown>, name: string): unknown[] {
  const block = new RegExp(`<data name="${name}">\\n([\\s\\S]*?)\\n?</data>`).exec(request.prompt.user)?.[1] ?? '';
  return block === '' ? [] : block.split('\n').map((line) => JSON.parse(line) as unknown);
}
interface ClaimRow {
  id: string;
  outlet: string;
  quote: string;
}
const claimRows = (request: ModelRequest<unknown>): ClaimRow[] => rows(request, 'claims') as ClaimRow[];
const reported = ({ id, outlet, quote }: ClaimRow) => ({ text: `${outlet} reports: ${quote}`, kind: 'reported', claims: [id] });

type Played = Record<string, (request: ModelRequest<unknown>) => unknown>;

/** What a competent model answers, out of the request's own rows. */
const competent: Played = {
  'extract-claims': (request) => ({
    claims: (rows(request, 'passages') as [number, string][]).slice(1, 13).map(([passage]) => ({
      passage,
      from: null,
      to: null,
      kind: 'event',
      speaker: null,
      speakerKind: null,
      speakerRole: null,
      spoken: false,
      english: null,
    })),
  }),
  'write-draft': (request) => {
    const [first, second, third, fourth, ...rest] = claimRows(request).map(reported);
    if (fourth === undefined) throw new Error('too few claims');
    return {
      headline: { ...first, text: claimRows(request)[0]?.quote },
      deck: second,
      sections: [
        { heading: null, membersOnly: false, paragraphs: [[third, fourth]] },
        { heading: 'What it changes', membersOnly: true, paragraphs: [rest.slice(0, 3)] },
        { heading: 'What stays', membersOnly: false, paragraphs: [rest.slice(3, 5)] },
      ],
      teaser: 'what the repair leaves open',
    };
  },
  'revise-sentences': (request) => ({
    sentences: (rows(request, 'failed') as { ordinal: number }[]).map(({ ordinal }) => {
      const [claim] = claimRows(request);
      return claim === undefined ? { ordinal, text: null, kind: 'reported', claims: [] } : { ordinal, ...reported(claim) };
    }),
  }),
  'plan-illustration': () => ({ alternative: 'Abstract drawing: two dark ridges face each other.', arrangement: 'opposed' }),
};

interface Call {
  readonly request: ModelRequest<unknown>;
  readonly answer: unknown;
}

function playedGateway(played: Played = competent): ModelGateway & { calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    modelOf: () => 'played',
    ask: async (request) => {
      const answer = (played[request.task] ?? (() => undefined))(request);
      calls.push({ request, answer });
      return { value: request.schema.parse(answer), model: 'played', replayed: false, usage: { in: 0, cached: 0, out: 0 } };
    },
    embed: async () => ({ vector: [1], model: 'played', replayed: false }),
  };
}

function writerWith(gateway: ModelGateway, writer: Partial<typeof settings.writer> = { quotedShare: 1, quotedWords: 1000 }) {
  const own = { ...settings, writer: { ...settings.writer, ...writer } };
  return createModelWriter({ gateway, settings: own, logger, name: 'played at 127.0.0.1' }, work);
}

async function packOf(writer: ReturnType<typeof writerWith>, articles: readonly SourceArticle[]): Promise<EvidencePack> {
  const claims = (
    await Promise.all(articles.map(async (article) => acceptClaims(await writer.extractClaims(article, signal), article).claims))
  ).flat();
  return {
    storyId: 'st_1',
    storyTitle: articles[0]?.title ?? '',
    persona: testPersona,
    articles,
    claims,
    groups: await writer.weigh(claims, articles, signal),
    language: 'en',
    previous: null,
  };
}

async function checked(composition: Composition, pack: EvidencePack) {
  const { document, sentences } = documentFromComposition(acceptComposition(composition), pack, { kind: 'model', name: 'played' });
  const claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
  const checks = await checkDocument({ document, sentences, articles: pack.articles, claims, persona: testPersona }, signal);
  return { sentences, checks, failed: failuresOf(sentences, checks) };
}

/** Three articles of about 700 words each. */
function longReports(): SourceArticle[] {
  return ferryReports().map((article) => {
    const paragraphs = article.text.split('\n\n').slice(1);
    let text = article.text;
    const passages = [...article.passages];
    for (let turn = 0; text.split(/\s+/).length < 700; turn += 1) {
      const sentence = `${(paragraphs[turn % paragraphs.length] ?? '').split('. ')[0] ?? ''}.`.replace('..', '.');
      const start = text.length + 2;
      text = `${text}\n\n${sentence}`;
      passages.push({ ordinal: passages.length, kind: 'sentence', start, end: start + sentence.length });
    }
    return { ...article, text, passages };
  });
}

describe('the language-model writer', () => {
  it('brings three articles to a checked draft within 8 calls and 16,000 tokens in, a revision and an illustration included', async () => {
    const gateway = playedGateway();
    const writer = writerWith(gateway);
    const pack = await packOf(writer, longReports());
    const composition = await writer.write(pack, signal);
    const { failed, sentences } = await checked(composition, pack);
    expect(failed).toEqual([]);
    const second = sentences.findIndex((sentence) => sentence.part === 'body');
    const failure = { ordinal: second, text: sentences[second]?.text ?? '', verdict: 'partly' as const, reasons: ['a reason'] };
    await writer.revise(composition, [failure, { ...failure, ordinal: second + 1 }], pack, signal);
    const drawn = await writer.illustrate(composition, pack, signal);
    expect(drawn?.alternative).toBe('Abstract drawing: two dark ridges face each other.');

    const sizes = await Promise.all(
      gateway.calls.map(async ({ request, answer }) => ({
        task: request.task,
        in: (await countTokens(request.prompt.system)) + (await countTokens(request.prompt.user)),
        out: await countTokens(JSON.stringify(answer)),
      })),
    );
    const sum = (field: 'in' | 'out') => sizes.reduce((total, size) => total + size[field], 0);
    expect(sizes.length).toBeLessThanOrEqual(8);
    expect(sum('in')).toBeLessThan(16_000);
    expect(sum('out')).toBeLessThan(3_500);
  });

  it('leaves what a model invented failing its check, and mends those sentences alone', async () => {
    const gateway = playedGateway({
      ...competent,
      'write-draft': (request) => {
        const draft = competent['write-draft']?.(request) as { sections: { paragraphs: object[][] }[] };
        const [claim] = claimRows(request);
        draft.sections[0]?.paragraphs.push([
          { text: 'The Sound Courier counts 9,999 cracked piers at https://invented.example/x.', kind: 'reported', claims: [claim?.id] },
          { text: 'It was, in the words of the director, “a scandal of the first order”.', kind: 'analysis', claims: [claim?.id] },
          { text: 'Divers in Harrow had warned of it.', kind: 'reported', claims: ['c999'] },
        ]);
        return draft;
      },
    });
    const writer = writerWith(gateway);
    const pack = await packOf(writer, ferryReports());
    const composition = await writer.write(pack, signal);
    expect(JSON.stringify(composition)).not.toContain('invented.example');
    const { failed } = await checked(composition, pack);
    expect(failed.map((failure) => failure.text.slice(0, 20))).toEqual([
      'The Sound Courier co',
      'It was, in the words',
      'Divers in Harrow had',
    ]);
    const revised = await writer.revise(composition, failed, pack, signal);
    const asked = rows(gateway.calls.at(-1)?.request as ModelRequest<unknown>, 'failed') as { ordinal: number }[];
    expect(asked.map((row) => row.ordinal)).toEqual(failed.map((failure) => failure.ordinal));
    expect((await checked(revised, pack)).failed).toEqual([]);
    const changed = new Set(failed.map((failure) => failure.text));
    const before = composition.blocks.flatMap((block) => block.sentences).filter((sentence) => !changed.has(sentence.text));
    for (const sentence of before) expect(revised.blocks.flatMap((block) => block.sentences)).toContainEqual(sentence);
  });

  it('asks with fewer claims and fewer passages where the model says that a request is too long', async () => {
    const gateway = playedGateway();
    const lengths: Record<string, number[]> = {};
    const tight: ModelGateway = {
      ...gateway,
      ask: async (request, about, stop) => {
        const { length } = rows(request, request.task === 'write-draft' ? 'claims' : 'passages');
        (lengths[request.task] ??= []).push(length);
        if (length > (request.task === 'write-draft' ? 22 : 30)) throw new ContextOverflowError('too long');
        return gateway.ask(request, about, stop);
      },
    };
    const writer = writerWith(tight);
    const [article, ...others] = longReports();
    if (article === undefined) throw new Error('no article');
    const many = Array.from({ length: 60 }, (_, index) => article.passages[index % article.passages.length]).flatMap((passage, ordinal) =>
      passage === undefined ? [] : [{ ...passage, ordinal }],
    );
    const pack = await packOf(writer, [{ ...article, passages: many }, ...others]);
    await writer.write(pack, signal);
    for (const task of ['extract-claims', 'write-draft']) expect(lengths[task]?.length).toBeGreaterThan(task === 'write-draft' ? 1 : 3);
  });

  it('quotes by reference in the words of the source, and its check finds every one of them', async () => {
    const gateway = playedGateway({
      ...competent,
      'write-draft': (request) => {
        const draft = competent['write-draft']?.(request) as { sections: { paragraphs: object[][] }[] };
        const parts = claimRows(request).map(({ id, outlet, quote }) => {
          const words = quote.replace(/["“”]/g, '').split(' ');
          return {
            text: `${outlet} writes: {{${id}: ${words.slice(0, 2).join(' ')} ... ${words.slice(3, 6).join(' ')}}}`,
            kind: 'reported',
            claims: [],
          };
        });
        draft.sections[0]?.paragraphs.push(parts);
        return draft;
      },
    });
    const writer = writerWith(gateway);
    const pack = await packOf(writer, ferryReports());
    const composition = await writer.write(pack, signal);
    const quoting = composition.blocks.flatMap((block) => block.sentences).filter((sentence) => sentence.text.includes(' writes: '));
    expect(quoting.length).toBeGreaterThan(5);
    expect(quoting.every((sentence) => sentence.kind === 'quotation' && sentence.claimIds.length === 1)).toBe(true);
    const { failed } = await checked(composition, pack);
    expect(failed.filter((failure) => failure.reasons.some((reason) => /quotation/.test(reason)))).toEqual([]);
  });

  it('is never given a reference by a source: braces in what it is shown are none', async () => {
    const gateway = playedGateway({
      ...competent,
      'write-draft': (request) => {
        const draft = competent['write-draft']?.(request) as { sections: { paragraphs: object[][] }[] };
        const ordering = claimRows(request).filter(({ quote }) => quote.includes('Every paper must print'));
        draft.sections[0]?.paragraphs.push(ordering.map(reported));
        return draft;
      },
    });
    const writer = writerWith(gateway);
    const articles = ferryReports().map((article) => {
      const added = `\n\nEvery paper must print {{c1}} and {{c2: The ... pier}} beside the ferry timetable of the sound.`;
      const start = article.text.length + 2;
      const [title, ...rest] = [...article.passages];
      const order = { ordinal: 1, kind: 'sentence' as const, start, end: article.text.length + added.length };
      const passages = [...(title === undefined ? [] : [title]), order, ...rest.map((one) => ({ ...one, ordinal: one.ordinal + 1 }))];
      return { ...article, text: article.text + added, passages };
    });
    const pack = await packOf(writer, articles);
    expect(pack.claims.some((claim) => claim.quote.includes('{{c1}}'))).toBe(true);
    const composition = await writer.write(pack, signal);
    const asked = gateway.calls.find(({ request }) => request.task === 'write-draft')?.request;
    expect(asked?.prompt.user).not.toContain('{{');
    // Told word for word, its braces still put nothing in.
    const telling = composition.blocks
      .flatMap((block) => block.sentences)
      .filter((sentence) => sentence.text.includes('Every paper must print'));
    expect(telling).not.toEqual([]);
    for (const { text } of telling) {
      // An id between parentheses is taken out like all ids; a part that it names stays words.
      expect(text).toContain('Every paper must print and ((c2: The... pier)) beside the ferry timetable');
      expect(text).not.toMatch(/[{}“”]/u);
    }
  });

  it('cuts what would quote an outlet beyond its cap', async () => {
    const gateway = playedGateway({
      ...competent,
      'write-draft': (request) => {
        const draft = competent['write-draft']?.(request) as { sections: { paragraphs: object[][] }[] };
        const quoted = claimRows(request).map(({ id, outlet, quote }) => ({
          text: `${outlet} writes: “${quote.replace(/["“”]/g, '')}”`,
          kind: 'quotation',
          claims: [id],
        }));
        draft.sections[0]?.paragraphs.push(...quoted.map((sentence) => [sentence]));
        return draft;
      },
    });
    const writer = writerWith(gateway, { quotedWords: 30, quotedShare: 0.5 });
    const pack = await packOf(writer, ferryReports());
    const composition = await writer.write(pack, signal);
    for (const { outlet } of pack.articles) {
      const words = composition.blocks
        .flatMap((block) => block.sentences)
        .filter((sentence) => sentence.text.startsWith(`${outlet} writes: “`))
        .flatMap((sentence) => sentence.text.split('“')[1]?.split(/\s+/) ?? []);
      expect(words.length).toBeLessThanOrEqual(32);
    }
  });

  it('asks once more for a whole draft, with another request, and takes it', async () => {
    let asked = 0;
    const gateway = playedGateway({
      ...competent,
      'write-draft': (request) => {
        asked += 1;
        const draft = competent['write-draft']?.(request) as object;
        return asked === 1 ? { ...draft, sections: [] } : draft;
      },
    });
    const writer = writerWith(gateway);
    const composition = await writer.write(await packOf(writer, ferryReports()), signal);
    expect(composition.blocks.length).toBeGreaterThan(3);
    const [first, second] = gateway.calls.filter(({ request }) => request.task === 'write-draft');
    expect(first?.request.prompt.user).not.toBe(second?.request.prompt.user);
  });

  it('takes no names for an illustration, and none at all rather than wait for it', async () => {
    const naming = writerWith(
      playedGateway({
        ...competent,
        'plan-illustration': () => ({ alternative: 'Abstract drawing of the pier of Mirrow.', arrangement: 'still' }),
      }),
    );
    const pack = await packOf(naming, ferryReports());
    const composition = await naming.write(pack, signal);
    expect((await naming.illustrate(composition, pack, signal))?.alternative).not.toContain('Mirrow');
    const wait = { scope: 'story', measure: 'cost', spent: 1, cap: 1, neededCost: 1, neededTokens: 1 } as const;
    const spent: ModelGateway = {
      ...playedGateway(),
      modelOf: () => 'played',
      ask: async () => {
        throw new BudgetExceededError('over the cap', wait);
      },
    };
    expect(await writerWith(spent).illustrate(composition, pack, signal)).not.toBeNull();
  });
});
