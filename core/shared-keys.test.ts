import { describe, expect, test } from 'vitest';
import { sharedFigures, sharedNames, type KeyReport } from './shared-keys.ts';

const report = (origin: string, title: string, lead = '', language = 'en'): KeyReport => ({ origin, language, title, lead });
const texts = (keys: readonly { text: string }[]): string[] => keys.map((key) => key.text);

describe('names', () => {
  test('are runs of capitalised words that two origins share', () => {
    const reports = [
      report(
        'Courier',
        'Velmar closes the lock',
        'Minister Halina Dorst told the council in Asper that the lock stays shut. A minister spoke.',
      ),
      report('Ledger', 'Barges wait below the lock', 'Nobody passes, Halina Dorst said in Asper. The river ministry of Velmar is silent.'),
      report('Third', 'Fish die', 'Nobody knows why Tomas Veil laughed.'),
    ];
    expect(sharedNames(reports, 10)).toEqual([
      { text: 'Halina Dorst', origins: 2 },
      { text: 'Velmar', origins: 2 },
      { text: 'Asper', origins: 2 },
    ]);
  });

  test('one origin is one report, however many outlets carry it', () => {
    const copies = Array.from({ length: 30 }, () => report('Midland Wire', 'Strike at the port of Kesh', 'Dockers in Kesh stopped work.'));
    expect(sharedNames(copies, 10)).toEqual([]);
  });

  test('the first word of a sentence, a weekday and a title in capitals are no names', () => {
    const reports = [
      report('A', 'Yesterday Storm Hits Coastal Towns Without Warning', 'Storms came on Monday. It is what “I’m” means.'),
      report('B', 'STORM HITS COASTAL TOWNS WITHOUT WARNING', 'Storms came on Monday. It is what “I’m” means.'),
    ];
    expect(sharedNames(reports, 10)).toEqual([]);
  });

  test('a family name alone is the whole name', () => {
    const reports = [
      report('A', 'Minister quits', 'The minister, Halina Dorst, quit.'),
      report('B', 'A minister leaves', 'Nobody asked Halina Dorst.'),
      report('C', 'She goes', 'It was said that Dorst left.'),
    ];
    expect(sharedNames(reports, 10)).toEqual([{ text: 'Halina Dorst', origins: 3 }]);
  });

  test('German nouns are no names, German people are', () => {
    const reports = [
      report('A', 'Die Schleuse bleibt zu', 'Am Montag hat Halina Dorst die Schleuse geschlossen, sagte der Sprecher.', 'de'),
      report('B', 'Warten vor der Schleuse', 'Der Sprecher von Halina Dorst nennt keinen Grund für die Schleuse.', 'de'),
    ];
    expect(texts(sharedNames(reports, 10))).toEqual(['Halina Dorst']);
  });

  test('scripts without capitals have none, and nothing is no trouble', () => {
    expect(sharedNames([report('A', 'إغلاق القناة', 'أغلقت الوزارة القناة', 'ar'), report('B', 'إغلاق القناة', '', 'ar')], 5)).toEqual([]);
    expect(sharedNames([], 5)).toEqual([]);
  });
});

describe('figures', () => {
  test('are told with what they count, whatever parts their thousands', () => {
    const reports = [
      report('A', '1,240 barges wait', 'The loss is 2.4 million crowns, a rise of 30 %.'),
      report('B', 'Kesh counts 1\u00a0240 barges', 'Kesh put it at 2.4 million crowns; 30 per cent more, and $5 billion in all.'),
      report('C', 'Loss', 'A fund of $5 billion.'),
    ];
    expect(texts(sharedFigures(reports, 10)).toSorted()).toEqual(['$5 billion', '1,240 barges', '2.4 million crowns', '30 %']);
  });

  test('years, days and clock times are none', () => {
    const told = 'On 9 March 2026 at 14:30 the council votes, as in 2024 elections.';
    expect(sharedFigures([report('A', 'Vote', told), report('B', 'Vote', told)], 10)).toEqual([]);
  });

  test('stand in scripts without spaces too', () => {
    expect(texts(sharedFigures([report('A', '事故', '事故で140人が死亡', 'ja'), report('B', '事故', '死者は140人', 'ja')], 5))).toEqual([
      '140 人',
    ]);
  });
});
