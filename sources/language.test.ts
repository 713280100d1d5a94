import { describe, expect, test } from 'vitest';
import { detectLanguage, languageOfTag } from './language.ts';

const texts: Record<string, string> = {
  en: 'The minister said on Tuesday that the talks with her neighbours would go on until a settlement had been found for the border.',
  de: 'Die Ministerin sagte am Dienstag, die Gespräche mit den Nachbarn würden fortgesetzt, bis eine Lösung für die Grenze gefunden sei.',
  fr: 'La ministre a déclaré mardi que les discussions avec les pays voisins se poursuivraient jusqu’à ce qu’une solution soit trouvée.',
  es: 'La ministra dijo el martes que las conversaciones con los países vecinos continuarían hasta que se encontrara una solución.',
  ru: 'Министр заявила во вторник, что переговоры с соседями будут продолжаться, пока не будет найдено решение для границы.',
  uk: 'Міністерка заявила у вівторок, що переговори із сусідами триватимуть, доки не буде знайдено рішення щодо кордону.',
  ar: 'قالت الوزيرة يوم الثلاثاء إن المحادثات مع الدول المجاورة ستستمر حتى يتم التوصل إلى حل لمسألة الحدود بين البلدين.',
  fa: 'وزیر روز سه‌شنبه گفت که گفت‌وگوها با همسایگان تا زمانی که راه‌حلی برای مرز پیدا شود ادامه خواهد یافت.',
  hi: 'मंत्री ने मंगलवार को कहा कि पड़ोसी देशों के साथ बातचीत तब तक जारी रहेगी जब तक सीमा का कोई समाधान नहीं मिल जाता।',
  zh: '部长周二表示，与邻国的谈判将继续进行，直到找到边界问题的解决办法为止。',
  ja: '大臣は火曜日、国境問題の解決策が見つかるまで隣国との協議を続けると述べた。',
  ko: '장관은 화요일 국경 문제의 해결책을 찾을 때까지 이웃 나라들과의 협상을 계속하겠다고 말했다.',
  el: 'Η υπουργός δήλωσε την Τρίτη ότι οι συνομιλίες με τις γειτονικές χώρες θα συνεχιστούν έως ότου βρεθεί λύση.',
  tr: 'Bakan salı günü yaptığı açıklamada, sınır için bir çözüm bulunana kadar komşularla görüşmelerin süreceğini söyledi.',
};

test.each(Object.entries(texts))('%s is told from the text alone, and with a wrong hint', (language, text) => {
  const alone = detectLanguage(text);
  expect(alone.language).toBe(language);
  expect(alone.confidence).toBeGreaterThan(0.5);
  expect(detectLanguage(text, language === 'en' ? 'de' : 'en').language).toBe(language);
});

describe('the hint', () => {
  test('decides for a text too short to tell, at a low confidence', () => {
    expect(detectLanguage('Ja.', 'da-DK')).toEqual({ language: 'da', confidence: 0.5 });
    expect(detectLanguage('Ja.')).toEqual({ language: 'und', confidence: 0 });
    expect(detectLanguage('', 'en')).toEqual({ language: 'und', confidence: 0 });
    expect(detectLanguage('12 345 — 67!', 'en')).toEqual({ language: 'und', confidence: 0 });
  });

  test('is not believed against the script', () => {
    expect(detectLanguage('Привет', 'en').language).not.toBe('en');
  });

  test('names languages that the detector does not know', () => {
    expect(
      detectLanguage('Ráðherrann sagði á þriðjudag að viðræðurnar við nágrannaríkin héldu áfram þar til lausn fyndist.', 'is').language,
    ).toBe('is');
  });
});

test('tags are read as they come', () => {
  expect(['en-GB', 'pt_BR', 'no', 'DEU', 'zh-Hant-TW', 'x-default', '', 'english', null].map(languageOfTag)).toEqual([
    'en',
    'pt',
    'nb',
    'de',
    'zh',
    null,
    null,
    null,
    null,
  ]);
});
