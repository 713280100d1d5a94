import type { LookupAddress, LookupOptions } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { AddressRefusedError, ResolveError, createLookup } from './guarded-lookup.ts';
import type { Resolve } from './guarded-lookup.ts';
import { closeAfterEach, client, failureOf, serve } from './fetch.fixture.ts';
import { startNameServer } from './name-server.fixture.ts';

closeAfterEach();

function look(resolve: Resolve, options: LookupOptions = { all: true }, opened = false): Promise<string | LookupAddress[]> {
  return new Promise((done, fail) => {
    createLookup(resolve, opened)('news.example', options, (error, address) => (error === null ? done(address) : fail(error)));
  });
}

describe('the lookup of a socket', () => {
  it('gives the very addresses that it judged, and judges again the next time', async () => {
    const answers = [['93.184.215.14', '2606:2800:21f::1'], ['127.0.0.1']];
    let asked = 0;
    const resolve: Resolve = () => Promise.resolve(answers[asked++] ?? []);
    expect(await look(resolve)).toEqual([
      { address: '93.184.215.14', family: 4 },
      { address: '2606:2800:21f::1', family: 6 },
    ]);
    expect(asked).toBe(1);
    await expect(look(resolve)).rejects.toBeInstanceOf(AddressRefusedError);
  });

  it('refuses a name for one private address, even of a family not asked for', async () => {
    const resolve: Resolve = () => Promise.resolve(['93.184.215.14', 'fd00::1']);
    await expect(look(resolve, { family: 4 })).rejects.toBeInstanceOf(AddressRefusedError);
    expect(await look(resolve, { all: true }, true)).toHaveLength(2);
  });

  it('refuses what is no address at all', async () => {
    await expect(look(() => Promise.resolve(['news.example']))).rejects.toBeInstanceOf(AddressRefusedError);
  });

  it('gives one address where one is asked for, of the family asked for', async () => {
    const resolve: Resolve = () => Promise.resolve(['2606:2800:21f::1', '93.184.215.14']);
    expect(await look(resolve, {})).toBe('2606:2800:21f::1');
    expect(await look(resolve, { family: 4 })).toBe('93.184.215.14');
    await expect(look(() => Promise.resolve(['2606:2800:21f::1']), { family: 4 })).rejects.toBeInstanceOf(ResolveError);
  });
});

describe('name servers', () => {
  it('that do not answer for some names do not hold up the others', async () => {
    const names = await startNameServer([['93.184.215.14']], { silentFor: /^dead/ });
    try {
      const dead = Array.from({ length: 12 }, (_, index) => names.resolve(`dead${index}.example`));
      const started = performance.now();
      expect(await names.resolve('healthy.example')).toEqual(['93.184.215.14']);
      expect(performance.now() - started).toBeLessThan(2000);
      const settled = await Promise.allSettled(dead);
      expect(settled.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual(Array(12).fill('ETIMEOUT'));
    } finally {
      names.close();
    }
  }, 30_000);
});

describe('a name whose server changes its mind (DNS rebinding)', () => {
  it('is connected to at the address that was judged, and refused when it turns local', async () => {
    const names = await startNameServer([['93.184.215.14'], ['127.0.0.1']]);
    try {
      expect(await look(names.resolve)).toEqual([{ address: '93.184.215.14', family: 4 }]);
      expect(names.asked()).toBe(1);
      await expect(look(names.resolve)).rejects.toThrow('resolves to 127.0.0.1, which is not a public address');
    } finally {
      names.close();
    }
  });

  it.each([[['127.0.0.1']], [['93.184.215.14', '127.0.0.1']], [['10.0.0.8']], [['169.254.169.254']], [['100.64.0.1']], [['198.18.0.1']]])(
    'reaches no server behind %j, at first sight or by a redirect',
    async (addresses) => {
      let reached = 0;
      const base = await serve((request, response) => {
        if (request.url === '/out') response.writeHead(302, { location: 'http://rebinding.example:8080/' }).end();
        else response.end(`secret ${(reached += 1)}`);
      });
      const names = await startNameServer([addresses]);
      try {
        const fetch = client({ allowPrivate: [new URL(base).host], gap: 0 }, async (host) =>
          host === '127.0.0.1' ? [host] : names.resolve(host),
        );
        for (const address of ['http://rebinding.example/', 'https://rebinding.example/', `${base}/out`]) {
          const failed = failureOf(await fetch.fetch(address));
          expect([address, failed.code, failed.retryable]).toEqual([address, 'refused-address', false]);
        }
        expect(names.asked()).toBe(3);
        expect(reached).toBe(0);
      } finally {
        names.close();
      }
    },
  );
});
