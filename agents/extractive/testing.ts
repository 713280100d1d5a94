// Articles and packs for the writer's own tests: an invented world, cut into passages as the newsroom cuts them.
import type { Composition, EvidencePack } from '../../core/composition.ts';
import { derivedId, sha256 } from '../../core/hash.ts';
import type { EditorNotes } from '../../core/notes.ts';
import type { Persona } from '../../core/persona.ts';
import { cutSentences } from '../../core/sentences.ts';
import type { Passage, SourceArticle } from '../../core/sources.ts';
import { claimsOf } from './claims/extract.ts';
import { weighClaims } from './weigh/weigh.ts';

export function testArticle(input: {
  outlet: string;
  title: string;
  paragraphs: readonly string[];
  language?: string;
  origin?: string;
  date?: string | null;
}): SourceArticle {
  const language = input.language ?? 'en';
  const text = [input.title, ...input.paragraphs].join('\n\n').normalize('NFC');
  const passages: Passage[] = [];
  let from = 0;
  for (const [index, block] of text.split('\n\n').entries()) {
    const spans = index === 0 ? [{ start: 0, end: block.length }] : cutSentences(block, language);
    for (const span of spans)
      passages.push({ ordinal: passages.length, kind: index === 0 ? 'title' : 'sentence', start: from + span.start, end: from + span.end });
    from += block.length + 2;
  }
  const url = `https://${input.outlet.toLowerCase().replace(/\W+/g, '-')}.example/${sha256(text).slice(0, 8)}`;
  return {
    id: derivedId('ar', url),
    url,
    outlet: input.outlet,
    title: input.title,
    author: null,
    publishedAt: input.date === null ? null : new Date(input.date ?? '2026-03-11T09:00:00Z'),
    language,
    origin: input.origin ?? input.outlet,
    snapshot: sha256(text),
    text,
    passages,
  };
}

export const testPersona: Persona = {
  id: 'test-analyst',
  name: 'Test Analyst',
  title: 'Analyst of tests',
  beats: [{ name: 'ports', terms: ['harbour', 'ferry', 'port'] }],
  regions: [],
  lens: 'What does it change?',
  tenets: ['Ports outlast governments.', 'Ferries are promises.'],
  voice: 'Plain.',
  order: [],
  hears: [],
  sections: [],
  titles: {},
  vocabulary: ['leverage', 'guarantee', 'concession'],
  avoid: [],
  languages: ['en'],
  accent: '#2f5d8a',
  bio: 'I am an AI analyst.',
  version: 'test',
  instructions: '',
};

export function testPack(
  articles: readonly SourceArticle[],
  options: { language?: string; persona?: Persona; previous?: { composition: Composition; notes: EditorNotes } } = {},
): EvidencePack {
  const claims = articles.flatMap(claimsOf);
  return {
    storyId: 'st_test',
    storyTitle: articles[0]?.title ?? '',
    persona: options.persona ?? testPersona,
    articles,
    claims,
    groups: weighClaims(claims, articles),
    language: options.language ?? 'en',
    previous: options.previous ?? null,
  };
}

/** Three reports of one invented event, long enough for a whole draft under the default cap. */
export function ferryReports(): SourceArticle[] {
  const filler = [
    'The terminal at Mirrow was built in 1961 and was last enlarged when the second pier was added for the larger ships of that decade.',
    'Traders on the waterfront opened their stalls as usual, and the market of the fishing quarter was as full as on any other weekday morning.',
    'The harbour railway carried some of the passengers to the northern landing, where smaller boats of the county still make the crossing twice a day.',
    'Older islanders remember the winter of the long ice, when the crossing was closed for nine weeks and the post came by sledge over the sound.',
    'The county council of Mirrow meets in the old customs house, a brick building with a clock that has stopped so often that nobody sets a watch by it.',
  ];
  return [
    testArticle({
      outlet: 'The Sound Courier',
      title: 'Mirrow closes ferry terminal after inspectors find cracks in pier',
      paragraphs: [
        'The harbour authority of Mirrow closed the main ferry terminal on 9 March after inspectors found cracks in 14 of the 60 piles that carry the southern pier.',
        '“The pier is not safe for cars and it is not safe for people,” said Helga Tarn, the director of the harbour authority. “We close it today and we open it when steel replaces timber.”',
        'Marius Feld, a spokesman for the operator Blue Line, denied that the company had known about the cracks in the pier since January.',
        'The ferries carry 3,200 passengers a day between Mirrow and the islands of the outer sound, according to the county.',
        'The county will decide on 20 March whether to pay for a floating landing stage during the repair of the pier.',
        'Tarn said that the repair would cost 18 million crowns and would last until September.',
        ...filler,
      ],
    }),
    testArticle({
      outlet: 'Island Post',
      title: 'Cracked pier cuts islands off as ferry terminal shuts',
      paragraphs: [
        'Inspectors found cracks in 14 of the 60 piles under the southern pier, and the harbour authority of Mirrow closed the main ferry terminal on 9 March.',
        'An internal report of the operator Blue Line said that divers had seen cracks in the pier in January.',
        '“Nobody told the islands anything until the gate was shut,” said Oda Renn, the mayor of Little Mirrow. “The hospital boat had to turn around.”',
        'The repair will cost 23 million crowns, two members of the county council told the paper.',
        'Freight for the islands now goes through the northern landing, which takes no lorries above seven tonnes.',
        'Schools on the islands will stay closed until Thursday because most teachers live in the town of Mirrow.',
        ...filler.toReversed(),
      ],
    }),
    testArticle({
      outlet: 'The Northern Ledger',
      title: 'Why a cracked pier matters',
      paragraphs: [
        'A cracked pier has closed the main ferry terminal of Mirrow and left 3,200 passengers a day without a crossing to the outer islands.',
        'Blue Line denied on 10 March that it had known of the cracks, and it called the report of January a draft.',
        '“A guarantee that nobody inspects is not a guarantee,” said Professor Ilse Brandvik, an engineer at the University of Harrow.',
        'The harbour authority ordered the inspection after a lorry driver reported that the roadway had moved under the wheels.',
        'Insurers expect claims of 40 million crowns from hotels and freight companies before the summer.',
        'Parliament voted in 2019 to hand the inspection of small harbours to their operators, and the harbour authority has had four inspectors since.',
        ...filler,
      ],
    }),
  ];
}
