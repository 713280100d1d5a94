import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { ComposedSentence, Composition, EvidencePack } from '../../core/composition.ts';
import { compositionSchema } from '../../core/composition.ts';
import { NewsroomError } from '../../core/errors.ts';
import { cutSentences } from '../../core/sentences.ts';
import { capOf, quotationsIn } from './compose/budget.ts';
import { placesOf } from './compose/ordinals.ts';
import { ferryReports, testArticle, testPack, testPersona } from './testing.ts';
import { countWords } from './text/words.ts';
import { createExtractiveWriter } from './writer.ts';

const settings = { quotedWords: 90, quotedShare: 0.1, revisionLoops: 2 };
const generous = { ...settings, quotedShare: 0.4 };
const { signal } = new AbortController();
const all = (composition: Composition): ComposedSentence[] => [
  composition.headline,
  ...composition.deck,
  ...composition.blocks.flatMap((block) => block.sentences),
];
const text = (composition: Composition): string =>
  all(composition)
    .map((sentence) => sentence.text)
    .join('\n');
const folded = (quote: string): string => quote.replace(/["“”„«»‘’‚'「」『』]/g, '"').replace(/\s+/g, ' ');

/** Words quoted of each article, counted from the composition alone. */
function quotedWords(composition: Composition, pack: EvidencePack): Map<string, number> {
  const claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
  const spent = new Map<string, number>();
  for (const [index, sentence] of all(composition).entries()) {
    for (const quote of index === 0 ? [sentence.text] : quotationsIn(sentence.text)) {
      const claim = sentence.claimIds
        .map((id) => claims.get(id))
        .find((one) => one !== undefined && folded(one.quote).includes(folded(quote)));
      expect(claim, `“${quote}” is verbatim of a claim of its sentence`).toBeDefined();
      if (claim !== undefined) spent.set(claim.articleId, (spent.get(claim.articleId) ?? 0) + countWords(quote, claim.language));
    }
  }
  return spent;
}

describe('the extractive writer', () => {
  it('writes a whole draft: headline from a title, lede, tension, section, members-only part behind a teaser', async () => {
    const pack = testPack(ferryReports());
    const composition = await createExtractiveWriter(generous).write(pack, signal);
    expect(compositionSchema.parse(composition)).toEqual(composition);
    expect(pack.articles.map((article) => article.title)).toContain(composition.headline.text);
    expect(composition.headline.text).not.toMatch(/^Why/);
    expect(composition.blocks[0]?.part).toBe('body');
    const members = composition.blocks.flatMap((block, index) => (block.membersOnly ? [index] : []));
    expect(members.length).toBeGreaterThan(1);
    expect(composition.blocks[(members[0] ?? 0) - 1]?.part).toBe('teaser');
    expect(members).toEqual(members.map((_, index) => (members[0] ?? 0) + index));
  });

  it('names the outlet inside every sentence that quotes', async () => {
    const pack = testPack(ferryReports());
    const composition = await createExtractiveWriter(generous).write(pack, signal);
    const outlets = new Map(pack.articles.map((article) => [article.id, article.outlet]));
    for (const sentence of all(composition)
      .slice(1)
      .filter((one) => one.kind === 'quotation')) {
      const claim = pack.claims.find((one) => one.id === sentence.claimIds[0]);
      expect(sentence.text).toContain(outlets.get(claim?.articleId ?? ''));
    }
  });

  it('rests every sentence on claims, but for titles and teasers in its own words that hold no figure and no quotation', async () => {
    const composition = await createExtractiveWriter(generous).write(testPack(ferryReports()), signal);
    for (const sentence of all(composition)) {
      if (sentence.claimIds.length > 0) continue;
      expect(sentence.kind).toBe('transition');
      expect(sentence.text).not.toMatch(/\d|[“”"]/);
    }
  });

  it('says that a denial is one and gives both figures where reports differ', async () => {
    const pack = testPack(ferryReports());
    const composition = await createExtractiveWriter({ ...settings, quotedShare: 1, quotedWords: 400 }).write(pack, signal);
    expect(text(composition)).toMatch(/“[^”]*denied[^”]*”/);
    expect(text(composition)).toContain('18 million crowns');
    expect(text(composition)).toContain('23 million crowns');
  });

  it('says nothing twice', async () => {
    const composition = await createExtractiveWriter(generous).write(testPack(ferryReports()), signal);
    const quotes = all(composition).flatMap((sentence) => quotationsIn(sentence.text));
    expect(new Set(quotes).size).toBe(quotes.length);
    expect(quotes.filter((quote) => quote.includes('14 of the 60 piles')).length).toBeLessThanOrEqual(1);
  });

  it('gives two personas two drafts', async () => {
    const writer = createExtractiveWriter(generous);
    const law = {
      ...testPersona,
      id: 'law',
      beats: [{ name: 'inspection', terms: ['parliament', 'inspection', 'inspectors', 'voted'] }],
      vocabulary: ['insurers', 'claims', 'hotels'],
    };
    const one = await writer.write(testPack(ferryReports()), signal);
    const other = await writer.write(testPack(ferryReports(), { persona: law }), signal);
    expect(text(other)).not.toBe(text(one));
    expect(text(await writer.write(testPack(ferryReports()), signal))).toBe(text(one));
  });

  it('never quotes a source beyond its cap, headline and deck included, and always verbatim', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 5, max: 200 }),
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 3 }),
        async (words, share, count) => {
          const cap = { quotedWords: words, quotedShare: share, revisionLoops: 2 };
          const pack = testPack(ferryReports().slice(0, count));
          let composition: Composition;
          try {
            composition = await createExtractiveWriter(cap).write(pack, signal);
          } catch (error) {
            expect(error).toBeInstanceOf(NewsroomError);
            return;
          }
          const spent = quotedWords(composition, pack);
          for (const article of pack.articles) expect(spent.get(article.id) ?? 0).toBeLessThanOrEqual(capOf(article, cap));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps each composed sentence one sentence for the reader of the text', async () => {
    const composition = await createExtractiveWriter(generous).write(testPack(ferryReports()), signal);
    expect(placesOf(composition).map((place) => place.sentence)).toEqual(all(composition));
    for (const block of composition.blocks)
      expect(cutSentences(block.sentences.map((sentence) => sentence.text).join(' '), 'en')).toHaveLength(block.sentences.length);
  });

  it('refuses a pack that cannot carry a draft, with a code and what to do', async () => {
    const article = testArticle({
      outlet: 'Brief',
      title: 'A short note on a pier',
      paragraphs: ['The pier closed on Monday and nobody knows for how long it will stay closed.'],
    });
    const attempt = createExtractiveWriter(settings).write(testPack([article]), signal);
    await expect(attempt).rejects.toMatchObject({ code: 'too-little-evidence', retryable: false });
  });

  it('stops where its signal is aborted', async () => {
    await expect(createExtractiveWriter(settings).write(testPack(ferryReports()), AbortSignal.abort())).rejects.toThrow('aborted');
  });

  it.each(['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'ru', 'uk', 'pl', 'ar', 'tr', 'hi', 'ja', 'zh', 'sw'])(
    'writes in %s around quotations that stay as they are',
    async (language) => {
      const unspaced = language === 'zh' || language === 'ja';
      const cjk = [
        '港务局三月九日关闭渡轮码头',
        '检查员在南侧桥墩发现裂缝',
        '每日约三千名旅客往返外海群岛',
        '维修费用估计为一千八百万克朗',
        '学校停课直到星期四早晨',
        '保险公司等待酒店提出索赔',
        '货车改走北方小码头过海',
        '县议会讨论浮动登船平台方案',
        '潜水员一月已经看见木桩损坏',
        '工程教授批评政府监督不足',
      ];
      const words = ['alfa', 'brenta', 'cordova', 'delphi', 'ezra', 'fortuna', 'gordon', 'helvet', 'istria', 'jordan'];
      const sentence = (index: number, turn: number): string =>
        unspaced
          ? `${cjk[index] ?? ''}${['因而', '所以', '于是'][turn] ?? ''}${cjk[(index * 3 + turn * 2 + 1) % 10] ?? ''}。`
          : `Ka${words[index] ?? ''}${String(turn)} ${String(index + 20)} qazimor bel${words[(index + turn) % 10] ?? ''} taskar ferilon dromase kelvari untoso mirale.`;
      const article = (outlet: string, turn: number) =>
        testArticle({
          outlet,
          language,
          title: unspaced ? (cjk[turn] ?? '') : `Ferilon ${words[turn] ?? ''} qazimor belune taskar`,
          paragraphs: words.map((_, index) => sentence(index, turn)),
        });
      const pack = testPack([article('Uno', 0), article('Due', 1), article('Tre', 2)], { language });
      const composition = await createExtractiveWriter({ ...settings, quotedShare: 1, quotedWords: 400 }).write(pack, signal);
      expect(composition.language).toBe(language);
      quotedWords(composition, pack);
      expect(all(composition).length).toBeGreaterThan(5);
      expect(text(composition)).not.toMatch(/\{\w+\}/);
    },
  );
});

describe('a revision', () => {
  it('replaces the failing sentences and leaves all others untouched', async () => {
    const pack = testPack(ferryReports());
    const writer = createExtractiveWriter(generous);
    const before = await writer.write(pack, signal);
    const places = placesOf(before);
    const ordinal = places.findIndex((place, index) => index > 2 && place.part === 'body' && place.sentence.kind === 'quotation');
    const failed = places[ordinal]?.sentence;
    const after = await writer.revise(before, [{ ordinal, text: failed?.text ?? '', verdict: 'unsupported', reasons: [] }], pack, signal);
    expect(text(after)).not.toContain(failed?.text);
    const kept = all(before).filter((sentence) => sentence !== failed && sentence.kind === 'quotation');
    for (const sentence of kept) expect(all(after)).toContain(sentence);
    const spent = quotedWords(after, pack);
    for (const article of pack.articles) expect(spent.get(article.id) ?? 0).toBeLessThanOrEqual(capOf(article, generous));
  });

  it('replaces a headline by another title', async () => {
    const pack = testPack(ferryReports());
    const writer = createExtractiveWriter(generous);
    const before = await writer.write(pack, signal);
    const after = await writer.revise(
      before,
      [{ ordinal: 0, text: before.headline.text, verdict: 'unsupported', reasons: [] }],
      pack,
      signal,
    );
    expect(after.headline.text).not.toBe(before.headline.text);
    expect(after.blocks).toEqual(before.blocks);
  });
});

describe('a further round', () => {
  const notes = { dropSentences: [], excludeSources: [], preferSources: [], comment: null };

  it('keeps an editor’s sentence, drops what the notes name, and cannot be stopped by a comment', async () => {
    const writer = createExtractiveWriter(generous);
    const first = await writer.write(testPack(ferryReports()), signal);
    const edited: ComposedSentence = {
      text: 'An editor wrote this sentence about the pier.',
      kind: 'edited',
      claimIds: first.blocks[0]?.sentences[0]?.claimIds ?? [],
    };
    const composition: Composition = {
      ...first,
      blocks: first.blocks.map((block, index) => (index === 0 ? { ...block, sentences: [edited, ...block.sentences.slice(1)] } : block)),
    };
    const dropped = placesOf(composition).findIndex((place, index) => index > 3 && place.part === 'body');
    const lost = placesOf(composition)[dropped]?.sentence.text;
    const pack = testPack(ferryReports(), {
      previous: { composition, notes: { ...notes, dropSentences: [dropped], comment: 'Make it sing.' } },
    });
    const second = await writer.write(pack, signal);
    expect(second.blocks[0]?.sentences[0]).toEqual(edited);
    expect(text(second)).not.toContain(lost);
  });

  it('rests on no excluded source and brings in a preferred one', async () => {
    const reports = ferryReports();
    const writer = createExtractiveWriter(generous);
    const composition = await writer.write(testPack(reports), signal);
    const [courier, post] = reports;
    const pack = testPack(reports, {
      previous: { composition, notes: { ...notes, excludeSources: [courier?.id ?? ''], preferSources: [post?.id ?? ''] } },
    });
    const second = await writer.write(pack, signal);
    const articleOf = new Map(pack.claims.map((claim) => [claim.id, claim.articleId]));
    const used = all(second).flatMap((sentence) => sentence.claimIds.map((id) => articleOf.get(id)));
    expect(used).not.toContain(courier?.id);
    expect(used.filter((id) => id === post?.id).length).toBeGreaterThan(1);
  });
});
