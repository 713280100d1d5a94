// What a persona's file makes of one story: its sections, its titles, its order, in the draft's language or not at all.
import { describe, expect, it } from 'vitest';
import type { Composition } from '../../../core/composition.ts';
import type { Persona } from '../../../core/persona.ts';
import { ferryReports, testArticle, testPack, testPersona } from '../testing.ts';
import { createExtractiveWriter } from '../writer.ts';
import { speakerKindOf } from './speaker-kinds.ts';

const writer = createExtractiveWriter({ quotedWords: 90, quotedShare: 0.5, revisionLoops: 2 });
const { signal } = new AbortController();

const insurer: Persona = {
  ...testPersona,
  id: 'insurer',
  order: ['figure', 'forecast'],
  hears: ['experts'],
  sections: [
    {
      title: { en: 'Who pays for the pier', de: 'Wer die Brücke zahlt' },
      terms: ['crowns', 'insurer*', 'cost', 'pay'],
      kinds: [],
      speakers: [],
    },
    {
      title: { en: 'Who signed and who looked away' },
      terms: ['inspect*', 'report', 'known'],
      kinds: ['denial'],
      speakers: [],
    },
  ],
  titles: {
    differ: { en: 'Two bills for one pier' },
    denied: { en: 'Knowledge that nobody owns' },
    next: { en: 'When the bill falls due' },
  },
};

const headings = (composition: Composition): string[] =>
  composition.blocks.filter((block) => block.part === 'heading').map((block) => block.sentences[0]?.text ?? '');
const body = (composition: Composition): string[] =>
  composition.blocks.filter((block) => block.part === 'body').flatMap((block) => block.sentences.map((sentence) => sentence.text));

describe('a persona’s file', () => {
  it('titles the sections of its draft, and the parts that every draft has', async () => {
    const titles = headings(await writer.write(testPack(ferryReports(), { persona: insurer }), signal)).join('\n');
    expect(titles).toContain('Two bills for one pier');
    expect(titles).toMatch(/[Ww]ho signed and who looked away/);
    expect(titles).not.toContain('Where the accounts differ');
  });

  it('puts its own sentence, which cites nothing, before a deck that belongs in one of its sections', async () => {
    const crossing: Persona['sections'][number] = {
      title: { en: 'Who has no crossing' },
      deck: { en: 'A sea without a bridge.' },
      terms: ['passenger*'],
      kinds: ['event', 'figure', 'statement'],
      speakers: [],
    };
    const persona = {
      ...insurer,
      sections: [crossing, ...insurer.sections],
    };
    const { deck } = await writer.write(testPack(ferryReports(), { persona }), signal);
    expect(deck).toHaveLength(2);
    expect(deck[0]).toEqual({ text: 'A sea without a bridge.', kind: 'transition', claimIds: [] });
    expect(deck[1]?.kind).toBe('quotation');
  });

  it('draws in what its sections ask for, and tells it in its order', async () => {
    const plain = body(await writer.write(testPack(ferryReports()), signal));
    const drawn = body(await writer.write(testPack(ferryReports(), { persona: insurer }), signal));
    const money = (sentences: readonly string[]): number => sentences.filter((sentence) => /crowns|insurer/i.test(sentence)).length;
    expect(drawn).not.toEqual(plain);
    expect(money(drawn)).toBeGreaterThanOrEqual(money(plain));
  });

  it('gives way to the general titles in a language in which it has none', async () => {
    const persona = { ...insurer, sections: insurer.sections.map((section) => ({ ...section, title: { en: section.title['en'] ?? '' } })) };
    const text = [
      'Die Brücke kostet die Stadt 18 Millionen Kronen und wird im September wieder geöffnet.',
      'Der Hafenmeister sagte, der Bericht sei seit Januar bekannt gewesen und liege der Verwaltung vor.',
      'Die Versicherer erwarten Forderungen der Hotels und der Spediteure noch vor dem Sommer.',
      'Die Schulen auf den Inseln bleiben bis Donnerstag geschlossen, weil die Lehrer in der Stadt wohnen.',
      'Lastwagen über sieben Tonnen dürfen die nördliche Anlegestelle nicht mehr benutzen.',
      'Das Krankenhausboot musste am Montag umkehren und fuhr erst am Abend wieder zu den Inseln.',
    ];
    const article = testArticle({ outlet: 'Sundblatt', language: 'de', title: 'Brücke zu den Inseln gesperrt', paragraphs: text });
    const composition = await createExtractiveWriter({ quotedWords: 400, quotedShare: 1, revisionLoops: 2 }).write(
      testPack([article], { persona, language: 'de' }),
      signal,
    );
    expect(composition.deck).toHaveLength(1);
    expect(headings(composition).join(' ')).not.toMatch(/Who|bill/);
    expect(headings(composition).length).toBeGreaterThan(0);
  });
});

describe('the kind of a speaker', () => {
  const claim = (name: string, role: string | null) => {
    const [first] = testPack(ferryReports()).claims;
    if (first === undefined) throw new Error('no claim');
    return { ...first, attribution: [...first.attribution.slice(0, 1), { kind: 'person' as const, name, role }] };
  };

  it.each([
    ['Helga Tarn', 'director of the harbour authority', 'officials'],
    ['Ilse Brandvik', 'Professor', 'experts'],
    ['Oda Renn', 'the mayor of Little Mirrow', 'officials'],
    ['Arne Voss', 'Oberstleutnant', 'forces'],
    ['Mechthild Auer', 'Verfassungsrechtlerin', 'courts'],
    ['Ana Prieto', 'pescadora', 'affected'],
    ['Iwan Lom', 'профессор истории', 'experts'],
    ['Tor Lind', 'chief executive of Blue Line', 'markets'],
    ['Gate', null, null],
    ['Ana Prieto', 'head of the association of pilots', null],
  ])('of %s, %s, is %s', (name, role, kind) => {
    expect(speakerKindOf(claim(name, role))).toBe(kind);
  });
});
