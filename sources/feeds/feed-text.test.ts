import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeFeed } from './feed-text.ts';

const document = (title: string, declared: string | null = null): string =>
  `${declared === null ? '' : `<?xml version="1.0" encoding="${declared}"?>`}<rss><title>${title}</title></rss>`;
const encoded = (text: string, charset: string, addBOM = false): Uint8Array => Buffer.from(iconv.encode(text, charset, { addBOM }));
const title = (bytes: Uint8Array, charset: string | null = null): string | undefined =>
  /<title>(.*)<\/title>/s.exec(decodeFeed(bytes, charset) ?? '')?.[1];

describe('the text of a feed', () => {
  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('is read in %s, with a mark and without, whatever is said of it', (charset) => {
    for (const addBOM of [true, false])
      for (const said of [null, 'utf-8', 'windows-1251'])
        expect(title(encoded(document('東京 – né', 'utf-8'), charset, addBOM), said)).toBe('東京 – né');
  });

  it.each([
    ['iso-8859-1', 'windows-1252', '“Straße” – 5 €'],
    ['us-ascii', 'windows-1252', '“né”'],
    ['gb2312', 'gb18030', '中国經濟'],
    ['ks_c_5601-1987', 'cp949', '정부는 뷁'],
    ['shift_jis', 'cp932', '①新しい'],
    ['koi8-u', 'koi8-u', 'Київ і Львів'],
    ['cp437', 'cp437', 'né'],
    ['tis-620', 'windows-874', 'สำนักงาน'],
    ['x-mac-roman', 'macintosh', 'né “à”'],
  ])('declared as %s is read as what is meant by that', (declared, charset, text) => {
    expect(title(encoded(document(text, declared), charset))).toBe(text);
  });

  it('is read as the server says before what the document says, where both could be', () => {
    expect(title(encoded(document('Мир', 'koi8-r'), 'windows-1251'), 'windows-1251')).toBe('Мир');
    expect(title(encoded(document('Мир', 'windows-1251'), 'windows-1251'), null)).toBe('Мир');
    // UTF-8 where it is that; and the document where the server names nothing that anyone knows.
    expect(title(encoded(document('Мир', 'koi8-r'), 'utf-8'), 'windows-1251')).toBe('Мир');
    expect(title(encoded(document('Мир', 'windows-1251'), 'windows-1251'), 'nonsense')).toBe('Мир');
  });

  it.each([
    ['windows-1251', 'правительство сообщило о новых мерах поддержки'],
    ['koi8-r', 'правительство сообщило о новых мерах поддержки'],
    ['windows-1253', 'Κυβέρνηση ανακοινώνει νέα μέτρα για την οικονομία'],
    ['windows-1255', 'האם תדפיס נייר של אתר אינטרנט שמוצג על מסך'],
    ['windows-1256', 'أعلنت الحكومة عن إجراءات جديدة لدعم الاقتصاد'],
    ['windows-874', 'สำนักงานส่งเสริมอุตสาหกรรมซอฟต์แวร์แห่งชาติ'],
    ['windows-1250', 'Rząd ogłosił nowe środki wsparcia dla gospodarki, książę żąda'],
    ['windows-1252', 'Le président a déclaré à la presse que l’été était beau'],
    ['windows-1252', 'Straße und Gemüse für Köln, Äpfel, Öl und Übung'],
    ['cp932', '政府は新しい経済対策を発表した'],
    ['euc-jp', '政府は新しい経済対策を発表した'],
    ['cp949', '정부는 새로운 경제 대책을 발표했다'],
    ['gb18030', '中国政府今天发表了新的经济政策,这是为了人民的生活和国家的发展'],
    ['big5', '政府今天發表了新的經濟政策,這是為了人民的生活和國家的發展'],
  ])('that nobody names is told by its letters: %s, %s', (charset, text) => {
    expect(title(encoded(document(text), charset))).toBe(text);
  });

  it('is none where the bytes are a picture or an archive', () => {
    expect(decodeFeed(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), null)).toBeNull();
  });
});
