import { describe, expect, it } from 'vitest';
import { addressVariants, readArticleAddress } from './article-address.ts';

describe('the address of an article', () => {
  it('is absolute, of the web, without a secret, and stored without its fragment', () => {
    expect(readArticleAddress(' https://a.example/lock-closed?id=4#top ')).toEqual({ ok: true, url: 'https://a.example/lock-closed?id=4' });
  });

  it.each([
    ['lock closed', 'is not an address of the web'],
    ['a.example/lock-closed', 'is not an address of the web: write https://a.example/lock-closed'],
    ['ftp://a.example/lock', 'has the scheme ftp: where http: or https: is taken'],
    ['https://me:secret@a.example/lock', 'holds a user name or password'],
    [`https://a.example/${'x'.repeat(3000)}`, 'has more than 2048 characters'],
  ])('%j is none', (text, reason) => {
    expect(readArticleAddress(text)).toEqual({ ok: false, code: 'bad-address', reason });
  });

  it.each(['https://a.example', 'https://a.example/#news', 'http://a.example/index.html'])('%s is a front page', (text) => {
    expect(readArticleAddress(text)).toMatchObject({ ok: false, code: 'home-page' });
  });

  it('has variants under which the page may be stored', () => {
    const variants = addressVariants('http://www.a.example/lock/?b=2&utm_source=x&a=1');
    expect(variants).toContain('https://a.example/lock?a=1&b=2');
    expect(variants).toContain('http://www.a.example/lock/?b=2&utm_source=x&a=1');
    expect(addressVariants('http://127.0.0.1:8080/a').every((url) => url.startsWith('http://127.0.0.1:8080/a'))).toBe(true);
  });
});
