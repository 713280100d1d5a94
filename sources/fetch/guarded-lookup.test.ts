import type { LookupAddress, LookupOptions } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { AddressRefusedError, ResolveError, createLookup } from './guarded-lookup.ts';
import type { Resolve } from './guarded-lookup.ts';

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
