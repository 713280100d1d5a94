// How a draft tells a dispute: side by side, in order, each side attributed, and never one side alone.
import { describe, expect, it } from 'vitest';
import type { ComposedSentence, Composition, EvidencePack } from '../../../core/composition.ts';
import { ferryReports, testArticle, testPack } from '../testing.ts';
import { createExtractiveWriter } from '../writer.ts';

const writer = createExtractiveWriter({ quotedWords: 90, quotedShare: 0.5, revisionLoops: 2 });
const { signal } = new AbortController();
const body = (composition: Composition): ComposedSentence[] => composition.blocks.flatMap((block) => block.sentences);
const text = (composition: Composition): string =>
  composition.blocks.map((block) => block.sentences.map((one) => one.text).join(' ')).join('\n');

const filler = [
  'The harbour museum of Lindmark opens its doors on the first Sunday of every month and charges nothing.',
  'Fishing boats leave the inner basin before dawn and come back when the market hall has its lamps lit.',
  'The old lighthouse was painted red in the year of the great ice and has been red ever since then.',
  'Children of the upper school rowed across the bay last summer to raise money for a new boathouse.',
];

/** Three reports of one departure that contradict one another. */
function departure() {
  return [
    testArticle({
      outlet: 'The Bay Ledger',
      title: 'Governor dismissed harbour master over missing funds, council members say',
      paragraphs: [
        'The governor dismissed harbour master Tor Lind in a telephone call on Monday morning, three members of the council said, two days after the auditors had asked for his books.',
        'The auditors counted 38,000 crowns that nobody could account for. The harbour office speaks of 21,000 and leaves out the fees of the winter.',
        'The council of Lindmark will meet on 21 March to choose an acting harbour master from two candidates.',
        ...filler,
      ],
    }),
    testArticle({
      outlet: 'Northern Standard',
      title: 'Harbour master resigns after eleven years',
      paragraphs: [
        'Harbour master Tor Lind resigned on Monday after eleven years in the post, telling the governor in a letter that he wanted rest.',
        'Carla Bergh, a spokeswoman for the governor, denied reports that Mr. Lind had been dismissed.',
        'The harbour of Lindmark handles a third of the timber that the northern counties send abroad.',
        ...filler.toReversed(),
      ],
    }),
    testArticle({
      outlet: 'County Post',
      title: 'Pilots ask who will sign their licences now',
      paragraphs: [
        'Pilots in Lindmark said that eleven licences wait for a signature since the harbour master left his office.',
        'The pilots have asked the county for a deputy who may sign the licences before the spring.',
        '“A harbour without a signature is a parking place,” said Inga Solberg, who heads the association of pilots.',
        ...filler,
      ],
    }),
  ];
}

/** The sentences of a pack's contested groups that a composition cites, by group. */
function cited(composition: Composition, pack: EvidencePack): number[] {
  const ids = new Set(body(composition).flatMap((sentence) => sentence.claimIds));
  return pack.groups.filter((group) => group.standing === 'contested').map((group) => group.claimIds.filter((id) => ids.has(id)).length);
}

describe('a dispute in a draft', () => {
  it('is told in adjacent sentences: what is denied, the denial, the other account', async () => {
    const composition = await writer.write(testPack(departure()), signal);
    const sentences = body(composition).map((sentence) => sentence.text);
    const dismissed = sentences.findIndex((sentence) => sentence.includes('The governor dismissed harbour master Tor Lind'));
    expect(dismissed).toBeGreaterThanOrEqual(0);
    expect(sentences[dismissed]).toMatch(/council.*The Bay Ledger|The Bay Ledger.*council/);
    expect(sentences[dismissed + 1]).toMatch(/Northern Standard.*denied reports that Mr\. Lind had been dismissed/);
    expect(sentences[dismissed + 2]).toMatch(/Northern Standard.*Harbour master Tor Lind resigned on Monday/);
  });

  it('opens the draft where the headline is what is in dispute', async () => {
    const composition = await writer.write(testPack(departure()), signal);
    expect(composition.blocks[0]?.sentences).toHaveLength(3);
    expect(composition.blocks[0]?.sentences[0]?.text).toContain('dismissed');
  });

  it('sets differing figures side by side under a heading of their own', async () => {
    const composition = await writer.write(testPack(departure()), signal);
    const heading = composition.blocks.findIndex((block) => block.sentences[0]?.text === 'Where the accounts differ');
    const told = composition.blocks[heading + 1]?.sentences.map((sentence) => sentence.text) ?? [];
    expect(told).toHaveLength(2);
    expect(told.join(' ')).toMatch(/38,000[^]*21,000|21,000[^]*38,000/);
    expect(told.every((sentence) => sentence.includes('The Bay Ledger'))).toBe(true);
  });

  it.each([0.12, 0.16, 0.2, 0.3, 0.5])('is told from both sides or not at all, with %d of a source to quote', async (quotedShare) => {
    for (const reports of [departure(), ferryReports()]) {
      const pack = testPack(reports);
      let composition: Composition;
      try {
        composition = await createExtractiveWriter({ quotedWords: 90, quotedShare, revisionLoops: 2 }).write(pack, signal);
      } catch (error) {
        expect(error).toMatchObject({ code: 'too-little-evidence' });
        continue;
      }
      if (quotedShare >= 0.3) expect(Math.max(...cited(composition, pack))).toBeGreaterThanOrEqual(2);
      expect(text(composition)).not.toMatch(/denied it/);
    }
  });

  it('has a bare denial right after what it denies, and loses it with that', async () => {
    const reports = [
      testArticle({
        outlet: 'The Bay Ledger',
        title: 'Flood in the Orla valley leaves nine villages under water',
        paragraphs: [
          'A flood in the Orla valley drove people from nine villages on Monday after days of rain in the mountains.',
          'Mayors of the nine villages said that the water came without a siren. Valley Power, the company that runs the dam, denied it.',
          'The county opened its schools as shelters and asked for blankets and boats from the coast.',
          ...filler,
        ],
      }),
      testArticle({
        outlet: 'Northern Standard',
        title: 'Nine villages flooded',
        paragraphs: [
          'Rain and an open dam put nine villages of the Orla valley under water on Monday night.',
          'Farmers in the Orla valley expect to lose the winter wheat on the lower fields.',
          ...filler.toReversed(),
        ],
      }),
    ];
    const pack = testPack(reports);
    const before = await writer.write(pack, signal);
    const sentences = body(before);
    const denial = sentences.findIndex((sentence) => sentence.text.includes('denied it'));
    expect(sentences[denial - 1]?.text).toContain('without a siren');
    const claim = sentences[denial - 1];
    const ordinal = [before.headline, ...before.deck, ...sentences].indexOf(claim ?? before.headline);
    const after = await writer.revise(before, [{ ordinal, text: claim?.text ?? '', verdict: 'unsupported', reasons: [] }], pack, signal);
    expect(text(after)).not.toContain('denied it');
  });
});

describe('the frame around quotations', () => {
  it('never writes an outlet otherwise than it writes itself, but for a small first letter at a sentence’s beginning', async () => {
    const names: Readonly<Record<string, string>> = {
      'The Sound Courier': 'courier',
      'Island Post': 'iPost',
      'The Northern Ledger': 'The Northern Ledger',
    };
    const reports = ferryReports().map((report) => {
      const outlet = names[report.outlet] ?? report.outlet;
      return { ...report, outlet, origin: outlet };
    });
    const composition = await writer.write(testPack(reports), signal);
    const all = [...composition.deck, ...body(composition)].map((sentence) => sentence.text).join('\n');
    expect(all).not.toMatch(/IPost|Ipost|(?<!^|[.!?”] )Courier|the Northern Ledger/m);
    expect(all).toMatch(/iPost/);
  });

  it('takes a deck that says what happened rather than a colourful word', async () => {
    const composition = await writer.write(testPack(departure()), signal);
    expect(composition.deck[0]?.text).not.toContain('parking place');
    expect(composition.deck[0]?.text).not.toMatch(/\bquotes\b|\bsays\b/);
  });

  it('titles no two sections of a draft alike', async () => {
    for (const reports of [departure(), ferryReports()]) {
      const composition = await createExtractiveWriter({ quotedWords: 200, quotedShare: 0.6, revisionLoops: 2 }).write(
        testPack(reports),
        signal,
      );
      const headings = composition.blocks.filter((block) => block.part === 'heading').map((block) => block.sentences[0]?.text);
      expect(new Set(headings).size).toBe(headings.length);
    }
  });
});
