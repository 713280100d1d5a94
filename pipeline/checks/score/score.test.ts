import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairFeatures, readSource } from './features.ts';
import { explainScore, readSource as publicReadSource, scoreSentence } from './index.ts';
import { guessLanguage } from './language.ts';
import { summer, weightsSchema } from './model.ts';
import file from './weights.json' with { type: 'json' };

const english = `The harbour authority of Larnsted said on Tuesday that 340 containers were held at the northern terminal. Its director, Mira Okonjo,
told reporters that the cranes had failed twice in March. The union denied that its members had refused to work. Repairs will cost
$1.2 million and should end before the summer. Fishing boats may use the old pier in the meantime.`;
const russian = `Управление порта Ларнстед сообщило во вторник, что на северном терминале задержаны 340 контейнеров. Директор порта Мира Оконджо
рассказала журналистам, что краны дважды выходили из строя в марте. Профсоюз отрицает, что его члены отказались работать. Ремонт будет стоить
1,2 миллиона долларов и должен закончиться до лета. Рыбацкие лодки пока могут пользоваться старым причалом.`;
const chinese = `拉恩斯特港务局星期二表示，北部码头扣留了340个集装箱。局长米拉·奥孔乔告诉记者，起重机在三月份两次发生故障。工会否认其成员拒绝工作。维修费用为120万美元，应在夏季之前完成。`;

const scoreOf = (source: string, sentence: string): number => scoreSentence(readSource(source), sentence).score;

describe('the score', () => {
  it.each([
    {
      language: 'English',
      source: english,
      verbatim: 'Repairs will cost $1.2 million and should end before the summer.',
      unrelated: 'The parliament of Quentara elected a new speaker after eleven rounds of voting.',
    },
    {
      language: 'Russian',
      source: russian,
      verbatim: 'Директор порта Мира Оконджо рассказала журналистам, что краны дважды выходили из строя в марте.',
      unrelated: 'Парламент Квентары избрал нового спикера после одиннадцати туров голосования.',
    },
    {
      language: 'Chinese',
      source: chinese,
      verbatim: '局长米拉·奥孔乔告诉记者，起重机在三月份两次发生故障。',
      unrelated: '议会经过十一轮投票选出了新的议长，反对党随即宣布抵制会议。',
    },
  ])('is high for a sentence taken verbatim and low for an unrelated one ($language)', ({ source, verbatim, unrelated }) => {
    expect(scoreSentence(readSource(source), verbatim)).toMatchObject({ supported: true });
    expect(scoreOf(source, verbatim)).toBeGreaterThan(0.9);
    expect(scoreSentence(readSource(source), unrelated)).toMatchObject({ supported: false });
    expect(scoreOf(source, unrelated)).toBeLessThan(0.35);
  });

  it.each([
    ['a figure', '340 containers were held at the northern terminal.', '730 containers were held at the northern terminal.'],
    ['a name', 'Mira Okonjo told reporters that the cranes had failed.', 'Petra Valdis told reporters that the cranes had failed.'],
    ['a day', 'The authority said on Tuesday that containers were held.', 'The authority said on Friday that containers were held.'],
    ['an addition', 'The cranes had failed twice in March.', 'The cranes had failed twice in March, killing a welder from Dornwick.'],
  ])('falls when %s is not the source’s', (_what, right, wrong) => {
    expect(scoreOf(english, wrong)).toBeLessThan(scoreOf(english, right));
  });

  it('is a number from 0 to 1 for any text, the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 120 }), (source, sentence) => {
        const score = scoreOf(source, sentence);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(scoreOf(source, sentence)).toBe(score);
      }),
      { numRuns: 200 },
    );
  });

  it('takes passages as well as a text, and knows no difference between them', () => {
    const passages = english.split('\n');
    expect(scoreSentence(publicReadSource(passages), 'The cranes had failed twice in March.')).toEqual(
      scoreSentence(publicReadSource(english), 'The cranes had failed twice in March.'),
    );
  });

  it('is held down by the worst sentence of several', () => {
    const right = 'The cranes had failed twice in March. Fishing boats may use the old pier in the meantime.';
    const wrong = 'The cranes had failed twice in March. A welder from Dornwick was killed by lightning.';
    expect(scoreOf(english, wrong)).toBeLessThan(scoreOf(english, right) / 2);
  });

  it('does not count footnote marks as words', () => {
    expect(scoreOf(english, 'The cranes had failed twice in March [2].')).toBe(scoreOf(english, 'The cranes had failed twice in March.'));
  });

  it('reads a source of 60,000 characters in a few milliseconds', () => {
    const long = english.repeat(150);
    const started = performance.now();
    scoreOf(long, 'The cranes had failed twice in March.');
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the explanation of a score', () => {
  const explained = (sentence: string): ReturnType<typeof explainScore> => explainScore(readSource(english), sentence);

  it('names words and figures as the sentence writes them, that the source has in no form', () => {
    expect(explained('The Northern terminals held 730 containers, a welder said [1].')).toMatchObject({
      missingWords: ['welder'],
      missingFigures: ['730'],
    });
  });

  it('names words that the source has far from the others', () => {
    const far = readSource(
      [english, 'The council met. It rained. Nobody came. The ferry was late.', 'A strike began in the quarry.'].join('\n'),
    );
    expect(explainScore(far, 'Mira Okonjo told reporters that the cranes had failed in the quarry.').apart).toEqual(['quarry']);
  });

  it('has nothing to say of a sentence that stands in the source', () => {
    expect(explained('The cranes had failed twice in March.')).toEqual({ missingWords: [], missingFigures: [], apart: [] });
  });
});

describe('the weights', () => {
  const weights = weightsSchema.parse(file);
  const sumOf = summer(weights.features);

  it('name exactly the features that a pair has', () => {
    const { whole: features } = pairFeatures(readSource(english), 'The cranes had failed twice in March.');
    expect(Object.keys(weights.features).toSorted()).toEqual(Object.keys(features).toSorted());
    expect(Object.values(features).every(Number.isFinite)).toBe(true);
  });

  it('state the rate of false passes for which the threshold was chosen, and keep to it', () => {
    const { falsePass, falsePassWanted, supportedPass } = weights.thresholdChoice;
    expect(falsePass).toBeLessThanOrEqual(falsePassWanted);
    expect(supportedPass).toBeGreaterThan(falsePass);
  });

  it('state what the mark of weak support marks, and keep to the share of true sentences wanted', () => {
    const { supportedMarked, supportedMarkedWanted, unsupportedMarked, falsePassOfRules, falsePassUnmarked } = weights.mark;
    expect(supportedMarked).toBeLessThanOrEqual(supportedMarkedWanted);
    expect(unsupportedMarked).toBeGreaterThan(supportedMarked * 2);
    expect(falsePassUnmarked).toBeLessThan(falsePassOfRules);
  });

  it('never let a score rise with a feature of which more is worse, nor fall with one of which more is better', () => {
    for (const [name, { mean, deviation, direction }] of Object.entries(weights.features)) {
      const at = (steps: number): number => sumOf({ [name]: mean + direction * steps * deviation });
      for (let steps = -4; steps < 4; steps += 0.5) expect(at(steps + 0.5), name).toBeGreaterThanOrEqual(at(steps) - 1e-12);
    }
  });

  it('count a feature that a pair lacks as its mean', () => {
    const means = Object.fromEntries(Object.entries(weights.features).map(([name, { mean }]) => [name, mean]));
    expect(sumOf({})).toBeCloseTo(sumOf(means), 12);
  });
});

describe('the language of a source', () => {
  it.each([
    ['en', english],
    ['ru', russian],
    ['zh', chinese],
    [
      'es',
      'El puerto de Larnsted dijo el martes que los contenedores que estaban en la terminal del norte fueron retenidos por la policía.',
    ],
    ['und', 'Lorem 12 44 QX-9 3.4.1'],
  ])('is told as %s by its function words', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });
});

describe('features', () => {
  const source = readSource(english);
  const of = (sentence: string): Record<string, number> => pairFeatures(source, sentence).whole;

  it('see runs of words that stand in the source, and their order', () => {
    const copied = of('Fishing boats may use the old pier in the meantime.');
    const mixed = of('In the meantime the old pier may use boats fishing.');
    expect(copied['runs3']).toBe(1);
    expect(copied['longestRun']).toBe(1);
    expect(mixed['missingWords']).toBe(0);
    expect(mixed['runs3']).toBeLessThan(0.5);
    expect(mixed['pairsInOrder']).toBeLessThan(copied['pairsInOrder'] ?? 0);
  });

  it('see figures, dates, names and quotations that the source has not', () => {
    expect(of('The repairs cost $1.2m.')['figuresMissing']).toBe(0);
    expect(of('The repairs cost $2.1 million.')['figuresMissing']).toBe(1);
    expect(of('The authority spoke on Friday.')['datesMissing']).toBe(1);
    expect(of('The director is Petra Valdis.')['namesMissing']).toBe(2);
    expect(of('The cranes “had failed twice”.')['quotationsMissing']).toBe(0);
    expect(of('The cranes “broke down”.')['quotationsMissing']).toBe(1);
  });

  it('see a negation that only one side has', () => {
    expect(of('Fishing boats may never use the old pier.')['negationAdded']).toBe(1);
    expect(of('Fishing boats may use the old pier.')['negationAdded']).toBe(0);
  });

  it('see a true name in a false connection', () => {
    const right = of('Mira Okonjo said that the cranes had failed.');
    const wrong = of('Mira Okonjo said that the fishing boats use the pier.');
    expect(wrong['contextOfNamesLeast']).toBeLessThan(right['contextOfNamesLeast'] ?? 0);
  });
});
