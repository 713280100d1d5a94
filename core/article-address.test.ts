import { describe, expect, it } from 'vitest';
import { createAddressPolicy } from './address-policy.ts';
import { addressVariants, readArticleAddress } from './article-address.ts';

const closed = createAddressPolicy([]);

describe('the address of an article', () => {
  it('is absolute, of the web, without a secret, and stored without its fragment', () => {
    expect(readArticleAddress(' https://a.example/lock-closed?id=4#top ', closed)).toEqual({
      ok: true,
      url: 'https://a.example/lock-closed?id=4',
    });
  });

  it.each([
    ['lock closed', 'bad-address', 'lock closed is not an address of the web. Give the address as the browser shows it'],
    ['a.example/lock-closed', 'bad-address', 'a.example/lock-closed is not an address of the web: write https://a.example/lock-closed'],
    [`https://a.example/${'x'.repeat(3000)}`, 'bad-address', 'has more than 2048 characters'],
    ['ftp://a.example/lock', 'refused-scheme', 'ftp://a.example/lock is refused: ftp: is neither http: nor https:. Give one that begins'],
    ['javascript:alert(1)', 'refused-scheme', 'neither http: nor https:'],
    ['https://a.example:22/lock', 'refused-port', 'port 22 is not one of the web'],
  ])('%j is none', (text, code, message) => {
    expect(readArticleAddress(text, closed)).toEqual({ ok: false, code, message: expect.stringContaining(message) as string });
  });

  it('that holds a password is refused without telling it', () => {
    const { message, ...refused } = { message: '', ...readArticleAddress('https://me:secret@a.example/lock', closed) };
    expect(refused).toEqual({ ok: false, code: 'refused-credentials' });
    expect(message).toBe('https://a.example/lock is refused: it holds a user name or password. Give it without them');
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '[::]',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:7f00:1]',
    '[fe80::1]',
    '[fd00::1]',
    'localhost',
    'LOCALHOST.',
    'news.localhost',
    'printer.local',
    'wiki.internal',
    'nas.home.arpa',
  ])('http://%s/lock is refused as no public address', (host) => {
    expect(readArticleAddress(`http://${host}/lock`, closed)).toMatchObject({
      ok: false,
      code: 'refused-address',
      message: expect.stringMatching(/is refused: .* is not a public address\. Give the address that readers open/u) as string,
    });
  });

  it('may be one that the operator opened, there and nowhere else', () => {
    const opened = createAddressPolicy(['127.0.0.1:8123', 'wiki.internal']);
    for (const url of ['http://127.0.0.1:8123/lock', 'http://wiki.internal/lock'])
      expect(readArticleAddress(url, opened)).toEqual({ ok: true, url });
    for (const url of ['http://127.0.0.1/lock', 'http://other.internal/lock']) expect(readArticleAddress(url, opened).ok).toBe(false);
  });

  it('may have a name that only looks like a local one', () => {
    for (const host of ['local.example', 'thelocal', 'internal.example', 'homearpa', '8.8.8.8', '[2606:2800:21f::1]'])
      expect(readArticleAddress(`https://${host}/lock`, closed).ok, host).toBe(true);
  });

  it.each(['https://a.example', 'https://a.example/#news', 'http://a.example/index.html'])('%s is a front page', (text) => {
    expect(readArticleAddress(text, closed)).toMatchObject({ ok: false, code: 'home-page' });
  });

  it('has variants under which the page may be stored', () => {
    const variants = addressVariants('http://www.a.example/lock/?b=2&utm_source=x&a=1');
    expect(variants).toContain('https://a.example/lock?a=1&b=2');
    expect(variants).toContain('http://www.a.example/lock/?b=2&utm_source=x&a=1');
    expect(addressVariants('http://127.0.0.1:8080/a').every((url) => url.startsWith('http://127.0.0.1:8080/a'))).toBe(true);
  });
});
