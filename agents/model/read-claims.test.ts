import { describe, expect, it } from 'vitest';
import type { Claim } from '../../core/claims.ts';
import { testArticle } from '../extractive/testing.ts';
import { readClaims } from './read-claims.ts';

interface Pointed {
  readonly sentence: string;
  readonly from: string;
  readonly to: string;
  readonly speaker?: string;
  readonly language?: string;
}

/** What is kept where a model points at words of one sentence, naming a speaker or none. */
function kept({ sentence, from, to, speaker, language = 'en' }: Pointed): Claim | undefined {
  const article = testArticle({ outlet: 'Courier', title: 'Pier', language, paragraphs: [sentence] });
  const passage = article.passages.find(({ kind }) => kind === 'sentence')?.ordinal ?? 0;
  const answer = {
    claims: [
      {
        passage,
        from,
        to,
        english: null,
        kind: 'event' as const,
        speaker: speaker ?? null,
        speakerKind: speaker === undefined ? null : ('person' as const),
        speakerRole: null,
        spoken: false,
      },
    ],
  };
  return readClaims(answer, article, 'test').claims[0];
}

describe('indirect speech that a model points at', () => {
  it.each([
    ['Helga Tarn said that the southern pier was safe for lorries.', 'the southern pier', 'for lorries'],
    ['The southern pier was safe for lorries, according to two officials.', 'The southern pier', 'for lorries'],
    ['The southern pier was safe for lorries, Helga Tarn said.', 'The southern pier', 'for lorries'],
    ['“The southern pier was safe for lorries,” said Helga Tarn.', 'The southern pier', 'for lorries'],
  ])('keeps its speaker in the quotation where the model names none: %s', (sentence, from, to) => {
    expect(kept({ sentence, from, to })?.quote).toBe(sentence);
  });

  it.each([
    ['es', 'La directora dijo que el muelle sur era seguro para camiones.', 'el muelle sur', 'para camiones'],
    ['de', 'Die Direktorin sagte, der südliche Pfeiler sei sicher für Lastwagen.', 'der südliche Pfeiler', 'für Lastwagen'],
    ['ru', 'Директор порта заявил, что южный причал безопасен для грузовиков.', 'южный причал', 'для грузовиков'],
    ['zh', '港务局局长说，南侧码头对卡车是安全的。', '南侧码头', '安全的'],
  ])('does so in %s', (language, sentence, from, to) => {
    expect(kept({ language, sentence, from, to })?.quote).toBe(sentence);
  });

  it('is cut to what was said where the speaker is named with it', () => {
    const claim = kept({
      sentence: 'Helga Tarn said that the southern pier was safe for lorries.',
      from: 'the southern pier',
      to: 'for lorries',
      speaker: 'Helga Tarn',
    });
    expect(claim?.quote).toBe('the southern pier was safe for lorries');
    expect(claim?.attribution.at(-1)).toMatchObject({ kind: 'person', name: 'Helga Tarn' });
  });

  it.each([
    'Helga Tarn denied that the southern pier was safe for lorries.',
    'It is unlikely that the southern pier was safe for lorries.',
    'There is no evidence that the southern pier was safe for lorries.',
    'Reporters asked Helga Tarn whether the southern pier was safe for lorries.',
  ])('is never parted from what takes it back, whoever is named: %s', (sentence) => {
    const pointed = { sentence, from: 'the southern pier', to: 'for lorries' };
    expect(kept(pointed)?.quote).toBe(sentence);
    if (sentence.includes('Tarn')) expect(kept({ ...pointed, speaker: 'Helga Tarn' })?.quote).toBe(sentence);
  });

  it('leaves a plain report as it was pointed at', () => {
    const claim = kept({
      sentence: 'On Monday the southern pier was closed to lorries and buses.',
      from: 'the southern pier',
      to: 'lorries',
    });
    expect(claim?.quote).toBe('the southern pier was closed to lorries');
  });
});
