import { describe, expect, it } from 'vitest';
import { countWords } from './words.ts';

const texts: readonly (readonly [string, string])[] = [
  ['en', 'The U.S.’s 4.2 billion-florin fund, it’s said, “won’t   last”:  3,000.50 (a.m.) e.g. rock ’n’ roll\n— no.'],
  ['fr', 'L’accord, aujourd’hui, n’est qu’un « papier » ; 12 000 hommes l’attendent.'],
  ['de', 'Die 14-tägige Übergangsfrist (z. B. für Bürgermeister:innen) endet am 3. März.'],
  ['ru', 'Договор «о мире» подписан 3 марта — сообщает «Вестник».'],
  ['ar', 'قال المتحدث إنّ الهدنة «صامدة»، وإنّ ٣٤ شاحنة عبرت.'],
  ['hi', 'मंत्री ने कहा कि १२ लोग लौट आए हैं।'],
  ['ko', '장관은 “3월 12일에 발표한다”고 말했다.'],
  ['zh', '部长 表示，3月12日 将公布。 The plan 不变'],
  ['ja', '大臣は 3月12日に発表すると述べた。'],
  ['th', 'รัฐมนตรี กล่าวว่า จะประกาศ'],
  ['en', ' \u0301odd \u200Dtext 🇩🇪 🇫🇷  ＿ 1,000 000 a:b c_d '],
  ['xx-not-a-code', 'one two'],
  ['en', ''],
];

describe('the number of words', () => {
  it.each(texts)('of a text in %s is the segmenter’s: %s', (language, text) => {
    const rules = /^[a-z]{2}$/.test(language) ? language : 'en';
    const cut = [...new Intl.Segmenter(rules, { granularity: 'word' }).segment(text)].filter((segment) => segment.isWordLike === true);
    expect(countWords(text, language)).toBe(cut.length);
    expect(countWords(text, language)).toBe(cut.length);
  });
});
