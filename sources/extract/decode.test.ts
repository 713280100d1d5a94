import { expect, test } from 'vitest';
import { decodePage, decodeText } from './decode.ts';

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
/** “Привет” in windows-1251. */
const cyrillic = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2];

test('the server’s charset is believed, then the page’s own, then UTF-8, then windows-1252', () => {
  expect(decodeText(bytesOf(cyrillic), 'windows-1251')).toBe('Привет');
  expect(decodeText(bytesOf('<meta charset="windows-1251">', cyrillic), null)).toContain('Привет');
  expect(decodeText(bytesOf('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', cyrillic), null)).toContain(
    'Привет',
  );
  expect(decodeText(bytesOf("<?xml version='1.0' encoding='windows-1251'?>", cyrillic), null)).toContain('Привет');
  expect(decodeText(Buffer.from('Grüße'), null)).toBe('Grüße');
  expect(decodeText(bytesOf('Gr', [0xfc, 0xdf], 'e'), null)).toBe('Grüße');
});

test('a charset that the bytes contradict, or that nobody knows, yields to the next', () => {
  expect(decodeText(bytesOf('<meta charset="windows-1251">', cyrillic), 'utf-8')).toContain('Привет');
  expect(decodeText(Buffer.from('<meta charset="nonsense">日本'), 'x-unknown')).toContain('日本');
  expect(decodeText(Buffer.from('<meta charset="utf-16">日本'), null)).toContain('日本');
});

test('a byte order mark outweighs everything and is no part of the text', () => {
  expect(decodeText(bytesOf([0xef, 0xbb, 0xbf], [...Buffer.from('日本')]), 'windows-1251')).toBe('日本');
  expect(decodeText(bytesOf([0xff, 0xfe], [...Buffer.from('<p>日本', 'utf16le')]), 'utf-8')).toBe('<p>日本');
  expect(decodeText(Buffer.from(`<meta charset="shift_jis">`), null)).toContain('shift_jis');
});

test('east asian charsets are read', () => {
  expect(decodeText(Uint8Array.from([0x93, 0xfa, 0x96, 0x7b]), 'shift_jis')).toBe('日本');
  expect(decodeText(Uint8Array.from([0xd6, 0xd0, 0xb9, 0xfa]), 'gb2312')).toBe('中国');
  expect(decodeText(Uint8Array.from([0xc7, 0xd1, 0xb1, 0xb9]), 'euc-kr')).toBe('한국');
});

test.each([
  ['utf-8', 'المفاوضات تستأنف في جنيف الأسبوع المقبل', 'utf-8'],
  ['utf-8', 'Les négociations reprennent à Genève, écrit la préfète, « déjà » évincée', 'iso-8859-1'],
])('one character that the site cut in two leaves a page in %s readable', (charset, text, declared) => {
  const page = (cut: number[]): Uint8Array => Buffer.concat([bytesOf(`<meta charset="${declared}">`, cut), Buffer.from(text)]);
  expect(decodeText(page([0xd8]), charset)).toBe(`<meta charset="${declared}">\ufffd${text}`);
});

test('a byte too many in a page of an east asian charset is one sign, not another charset', () => {
  const beside = { gb2312: [0xd6, 0xd0, 0xb9, 0xfa], big5: [0xa4, 0xa4, 0xb0, 0xea], shift_jis: [0x93, 0xfa, 0x96, 0x7b], 'euc-kr': [0xc7, 0xd1, 0xb1, 0xb9] }; // prettier-ignore
  for (const [charset, word] of Object.entries(beside)) {
    const many = Array.from({ length: 60 }, () => word).flat();
    const expected = new TextDecoder(charset).decode(Uint8Array.from(many));
    expect(decodeText(bytesOf([0xff], ' ', many), charset)).toMatch(new RegExp(`^.? ?${expected}$`, 'u'));
    expect(decodeText(bytesOf(`<meta charset=${charset}>`, many, [0xff]), 'utf-8')).toContain(expected);
  }
});

test('UTF-8 that calls itself GBK is read as UTF-8, a slip in it or not', () => {
  const text = '国家统计局发布的数据显示，工业增加值同比增长，国内需求仍显不足。'.repeat(5);
  expect(decodeText(Buffer.from(text), 'gbk')).toBe(text);
  expect(decodeText(Buffer.concat([Buffer.from([0xe5, 0x9b]), Buffer.from(` ${text}`)]), 'gbk')).toBe(`\ufffd ${text}`);
});

test('what is no page is named with its address', () => {
  const answer = (bytes: Uint8Array, mediaType: string | null = 'text/html') =>
    decodePage({ bytes, mediaType, charset: null }, 'https://example.org/a');
  expect(answer(new Uint8Array())).toMatchObject({ ok: false, code: 'empty' });
  expect(answer(Buffer.from('%PDF'), 'application/pdf')).toMatchObject({
    ok: false,
    code: 'not-html',
    message: expect.stringContaining('https://example.org/a') as string,
  });
  expect(answer(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).toMatchObject({ ok: false, code: 'not-html' });
  expect(answer(Buffer.from('<p>Text'), null)).toEqual({ ok: true, html: '<p>Text' });
  expect(answer(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<p>Text', 'utf16le')]))).toEqual({ ok: true, html: '<p>Text' });
});
