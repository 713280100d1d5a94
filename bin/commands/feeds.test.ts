import { expect, it } from 'vitest';
import { readConfiguration } from '../../core/configuration.ts';
import { add, check, labelsOf } from './feeds.ts';

const settings = readConfiguration({ environment: {} });
const unchecked = { unchecked: true, json: false };

it('an address without its scheme is refused, with what to write', async () => {
  const options = { all: false, failing: false, json: false };
  for (const address of ['example.com/feed', 'example.com:8080/feed'])
    await expect(check(settings, [address], options)).rejects.toThrow(`: write https://${address}`);
  await expect(add(settings, 'example.com/feed', unchecked)).rejects.toMatchObject({ code: 'bad-address' });
  for (const address of ['', '/feed', 'ftp://example.com/feed', 'mailto:ana@example.com'])
    await expect(check(settings, [address], options)).rejects.toThrow(/^(?!.*write https).*cannot be a feed's address/);
});

it('a language and a country are codes that exist, or nothing is added', async () => {
  for (const options of [{ language: 'fil' }, { language: 'Finnish' }, { language: 'xx' }])
    await expect(add(settings, 'https://example.com/feed', { ...unchecked, ...options })).rejects.toThrow(
      `--language ${options.language}: give an ISO 639-1 code such as en`,
    );
  for (const country of ['UK1', 'Brazil', 'EU', 'ZZ'])
    await expect(add(settings, 'https://example.com/feed', { ...unchecked, country })).rejects.toMatchObject({ code: 'bad-country' });
});

it('a feed is in the language that is given, else in the one it names, where that has a code of two letters', () => {
  expect(labelsOf({ language: 'PT-br', country: 'br' }, 'es')).toEqual({ language: 'pt', country: 'BR' });
  expect(labelsOf({}, 'pt_BR')).toEqual({ language: 'pt', country: null });
  for (const named of ['fil', 'haw-US', null]) expect(labelsOf({}, named)).toEqual({ language: null, country: null });
});
