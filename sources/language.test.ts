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

describe('languages of the press beside the counted ones', () => {
  test.each([
    ['gl', 'A ministra dixo o martes que as conversas cos países veciños continuarían ata que se atopase unha solución para a fronteira.'],
    ['mt', 'Il-ministru qal nhar it-Tlieta li t-taħditiet mal-pajjiżi ġirien se jkomplu sakemm tinstab soluzzjoni għall-fruntiera.'],
    ['ky', 'Министр шейшемби күнү коңшулар менен сүйлөшүүлөр чек ара боюнча чечим табылганга чейин уланат деп билдирди.'],
    ['ps', 'وزیرې د سې شنبې په ورځ وویل چې له ګاونډیو هیوادونو سره خبرې به تر هغه دوام وکړي چې د پولې لپاره حل ومومي'],
    ['km', 'រដ្ឋមន្ត្រីបាននិយាយនៅថ្ងៃអង្គារថាការពិភាក្សាជាមួយប្រទេសជិតខាងនឹងបន្ត'],
    ['am', 'ሚኒስትሯ ማክሰኞ እለት ከጎረቤት አገሮች ጋር የሚደረገው ውይይት መፍትሔ እስኪገኝ ድረስ ይቀጥላል ብለዋል።'],
  ])('%s is told by fastText', (language, text) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  test.each([
    ['ha', 'Rundunar yan sanda ta ce ta kama mutane uku bayan harin da aka kai kasuwa a ranar Asabar.'],
    ['ig', 'Ndị uwe ojii kwuru na ha ejidela mmadụ atọ mgbe ọgụ ahụ dara n’ahịa na Satọdee gasịrị.'],
    ['rw', 'Polisi yatangaje ko yafashe abantu batatu nyuma y’igitero cyabereye mu isoko ku wa gatandatu.'],
    ['ny', 'Apolisi ati agwira anthu atatu pambuyo pa chiwembu chomwe chinachitika pa msika Loweluka.'],
    ['uz', 'Vazir seshanba kuni chegara masalasida yechim topilmaguncha qo‘shnilar bilan muzokaralar davom etishini aytdi.'],
    ['ti', 'ሚኒስተር ሰሉስ ዕለት ምስ ጎረባብቲ ሃገራት ዝግበር ዘሎ ዘተ ክሳብ ፍታሕ ዝርከብ ክቕጽል እዩ ኢላ።'],
  ])('%s is told by franc', (language, text) => {
    expect(detectLanguage(text)).toEqual({ language, confidence: 0.7 });
  });
});

describe('und', () => {
  const undetermined = { language: 'und', confidence: 0 };

  test.each([
    ['numbers', '2024-11-26 18:30 +1 (212) 555 0100, 14.5 %, 3:2'],
    ['a word', 'Election'],
    ['an address alone', 'https://www.example.org/a/very/long/address/with/many/letters/in/it someone@example.org'],
    ['a script of a program', 'const total = items.map((item) => item.price * item.count).reduce((a, b) => a + b, 0); return { total };'],
    ['a record of data', '{"name": "value", "items": [{"id": 1, "kind": "story"}, {"id": 2, "kind": "picture"}], "next": null}'],
    ['letters at random', 'asdkjh qwelkj zxmnbv poiuqw lkjhas dfqwer mnbvzx qpwoei rutyal skdjfh'],
  ])('is the answer to %s', (_, text) => {
    expect(detectLanguage(text)).toEqual(undetermined);
  });

  test('is the answer to halves in two languages, whether of one script or of two', () => {
    expect(detectLanguage(`${texts['en']} ${texts['en']}\n${texts['fr']} ${texts['fr']}`)).toEqual(undetermined);
    expect(detectLanguage(`${texts['en']}\n${texts['ru']}`)).toEqual(undetermined);
    expect(detectLanguage(`${texts['en']}\n${texts['ru']}`, 'xx')).toEqual(undetermined);
  });

  test('is not the answer to a text with one quotation in another language', () => {
    expect(detectLanguage(`${texts['en']} ${texts['en']} ${texts['en']}\n${texts['fr']}`).language).toBe('en');
  });

  test('gives way to a declared language that the letters allow', () => {
    expect(detectLanguage(`${texts['en']} ${texts['en']}\n${texts['fr']} ${texts['fr']}`, 'fr')).toEqual({
      language: 'fr',
      confidence: 0.4,
    });
    expect(detectLanguage(`${texts['en']} ${texts['en']}\n${texts['fr']} ${texts['fr']}`, 'ru')).toEqual(undetermined);
  });
});

test('Serbian in Latin letters is not told from Croatian, so that the declared one of them is believed', () => {
  const text = 'Ministarka je u utorak rekla da će se razgovori sa susedima nastaviti dok se ne nađe rešenje za granicu.';
  expect(detectLanguage(text, 'sr')).toEqual({ language: 'sr', confidence: 0.7 });
  expect(detectLanguage(text, 'en').language).not.toBe('en');
});

test('a declared neighbour is believed where the letters leave it open, and not against a text that is clear', () => {
  expect(detectLanguage(texts['uk'] ?? '', 'ru').language).toBe('uk');
  expect(detectLanguage(texts['es'] ?? '', 'pt').language).toBe('es');
});

test('a text without white space is told in time that grows with its length', () => {
  const start = performance.now();
  detectLanguage('a'.repeat(4000));
  detectLanguage('ก'.repeat(4000), 'th');
  detectLanguage(`${'a.'.repeat(2000)}@`);
  expect(performance.now() - start).toBeLessThan(1000);
});

test('the same text gets the same answer, whatever was asked before', () => {
  const before = Object.values(texts).map((text) => detectLanguage(text));
  expect(
    Object.values(texts)
      .reverse()
      .map((text) => detectLanguage(text))
      .reverse(),
  ).toEqual(before);
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
