import { expect, test } from 'vitest';
import { isListing, leadsElsewhere, namesTheSame, speaksOf } from './same-page.ts';

test('titles name one article where half of what the shorter says is in the other, in scripts without spaces too', () => {
  expect(namesTheSame('Levy stops ships', 'Levy stops ships in the roads')).toBe(true);
  expect(namesTheSame('Fire in the port', 'News in the world')).toBe(false);
  expect(namesTheSame('The Signal', 'The fire')).toBe(false);
  expect(namesTheSame('港口大火已被扑灭', '消防员：港口大火扑灭')).toBe(true);
  expect(namesTheSame('港口大火已被扑灭', '今日要闻与天气预报')).toBe(false);
  expect(namesTheSame('부산 항구 화재', '항구 화재 진압')).toBe(true);
  expect(namesTheSame('', 'Levy')).toBe(false);
});

test('a text speaks of a title where a third of its words stand there, inflected or not', () => {
  expect(speaksOf('В порту потушили пожары, сообщили спасатели.', 'Пожар в порту потушен')).toBe(true);
  expect(speaksOf('We and our partners store cookies on your device.', 'Strike closes the airport')).toBe(false);
  expect(speaksOf('Anything at all.', '')).toBe(true);
});

test('another name of the host, another scheme, a slash and a tracker lead to the same page', () => {
  const asked = 'http://www.example.org/a/?utm_source=rss';
  for (const same of ['https://example.org/a', 'https://m.example.org/a/', 'https://example.org/a/index.html'])
    expect(leadsElsewhere(asked, same)).toBe(false);
  for (const other of ['https://example.org/', 'https://example.org/b', 'https://example.org/a?id=2', 'https://login.example/a'])
    expect(leadsElsewhere(asked, other)).toBe(true);
});

test('front pages, sections and single words are lists, addresses of articles are none', () => {
  const asked = 'https://example.org/world/europe/fire-in-port';
  for (const list of ['/', '/index.html', '/world/', '/world/europe', '/login', '/start-page', '/?utm_source=gone'])
    expect(isListing(`https://example.org${list}`, asked)).toBe(true);
  for (const article of ['/?p=12', '/fire-in-the-port', '/12345', '/2026/03/14/fire', '/world/europe/fire-in-port-2'])
    expect(isListing(`https://example.org${article}`, asked)).toBe(false);
});
