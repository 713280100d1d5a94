import { describe, expect, test } from 'vitest';
import { detectLanguage, languageOfTag } from './detect-language.ts';

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

test.each(Object.entries(texts))('%s is told from the text alone, and with a wrong hint', async (language, text) => {
  const alone = await detectLanguage(text);
  expect(alone.language).toBe(language);
  expect(alone.confidence).toBeGreaterThan(0.5);
  expect((await detectLanguage(text, language === 'en' ? 'de' : 'en')).language).toBe(language);
});

describe('the hint', () => {
  test('decides for a text too short to tell, at a low confidence', async () => {
    expect(await detectLanguage('Ja.', 'da-DK')).toEqual({ language: 'da', confidence: 0.5 });
    expect(await detectLanguage('Ja.')).toEqual({ language: 'und', confidence: 0 });
    expect(await detectLanguage('', 'en')).toEqual({ language: 'und', confidence: 0 });
    expect(await detectLanguage('12 345 — 67!', 'en')).toEqual({ language: 'und', confidence: 0 });
  });

  test('is not believed against the script', async () => {
    expect((await detectLanguage('Привет', 'en')).language).not.toBe('en');
  });

  test('decides between languages that hardly differ in writing', async () => {
    const text = 'Menteri itu berkata perbincangan dengan negara jiran akan diteruskan sehingga penyelesaian ditemui.';
    expect((await detectLanguage(text, 'ms')).language).toBe('ms');
    const croatian = 'Ministrica je rekla da će se razgovori sa susjedima nastaviti dok se ne pronađe rješenje za granicu.';
    expect((await detectLanguage(croatian, 'bs')).language).toBe('bs');
    expect((await detectLanguage(croatian, 'hr')).language).toBe('hr');
    expect((await detectLanguage(croatian, 'sk')).language).not.toBe('sk');
  });

  test('names languages that no model knows, where the text is like no other’s', async () => {
    const tigrinya = 'ሚኒስተር ወጻኢ ጉዳያት ምስ ጎረባብቲ ሃገራት ዝግበር ዘሎ ዘተ ክሳብ ፍታሕ ዝርከብ ክቕጽል ምዃኑ ገሊጹ።';
    expect((await detectLanguage(tigrinya, 'ti')).language).toBe('ti');
  });
});

describe('languages that fastText’s model lacks', () => {
  test.each([
    ['zu', 'UNgqongqoshe uthe ngoLwesibili izingxoxo nomakhelwane zizoqhubeka kuze kutholakale isixazululo ngomngcele walezi zwe.'],
    ['sn', 'Gurukota rakati nhaurirano nenyika dzakavakidzana dzicharamba dzichienderera mberi kusvikira mhinduro yawanikwa.'],
    ['mi', 'I kī te minita ka haere tonu ngā kōrero ki ngā whenua tata kia kitea rā anō he otinga mō te rohe.'],
    ['st', 'Letona le boletse ka Labobedi hore dipuisano le dinaha tsa boahisani di tla tswela pele ho fihlela tharollo e fumanwa.'],
  ])('%s', async (language, text) => {
    expect((await detectLanguage(text)).language).toBe(language);
  });
});

describe('a text without one language', () => {
  test.each([
    ['code', 'const a = (b) => b?.c ?? d[0]; if (x !== y) return f({ g, h }); // {}[];;=> 0x1f'],
    ['numbers and marks', '12:30 14:45 — 3,5 % / 4,2 % … 18-20 +49 30 1234567 #### €€€ 2026-03-14'],
    ['letters at random', 'xqzv kjhw ppfg zzxq wvkj qqhg fjkd lskj qpwo zmxn vbgh tyru'],
  ])('gives no sure answer: %s', async (_what, text) => {
    const { language, confidence } = await detectLanguage(text);
    expect(language === 'und' || confidence < 0.6, `${language} ${confidence}`).toBe(true);
  });

  test('gives the language of most of it, less surely', async () => {
    const { en = '', de = '' } = texts;
    const pure = await detectLanguage(`${en} ${en}`);
    const mixed = await detectLanguage(`${en} ${en} ${de.slice(0, 60)}`);
    expect(mixed.language).toBe('en');
    expect(mixed.confidence).toBeLessThanOrEqual(pure.confidence);
  });

  test('is answered for many at once as for one', async () => {
    const answers = await Promise.all(Object.values(texts).map((text) => detectLanguage(text)));
    expect(answers.map(({ language }) => language)).toEqual(Object.keys(texts));
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
