import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hubLinks } from './link-headers.ts';

const url = 'https://paper.example/feeds/all';

it.each([
  ['<https://hub.example/>; rel="hub"', 'https://hub.example/', null],
  [
    '<https://hub.example/>; rel=hub, <https://paper.example/feed?a,b>; rel="self"',
    'https://hub.example/',
    'https://paper.example/feed?a,b',
  ],
  ['</hub>; title="a"; REL="alternate HUB", <../feed>; rel="self"', 'https://paper.example/hub', 'https://paper.example/feed'],
  ['<https://one.example/>; rel="hub", <https://two.example/>; rel="hub"', 'https://one.example/', null],
  ['<javascript:alert(1)>; rel="hub"', null, null],
  ['<https://hub.example/>; rel="github"', null, null],
  ['https://hub.example/; rel="hub"', null, null],
  ['</hub>; title="a <b> c, d; rel=self"; rel=hub', 'https://paper.example/hub', null],
  ['</hub>; rel=hub; anchor="https://other.example/"', null, null],
  ['</hub>; rel=hub; anchor="/other", </two>; rel="hub"', 'https://paper.example/two', null],
  ['</hub>; rel=hub; anchor="/feeds/all"', 'https://paper.example/hub', null],
])('%s', (header, hub, self) => {
  expect(hubLinks(header, url)).toEqual({ hub, self });
});

it('says nothing of an answer without such headers, whatever stands there', () => {
  expect(hubLinks(undefined, url)).toEqual({ hub: null, self: null });
  fc.assert(fc.property(fc.string(), (text) => hubLinks(text, url).hub === null || text.toLowerCase().includes('hub')));
});
