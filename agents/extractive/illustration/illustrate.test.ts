import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Composition } from '../../../core/composition.ts';
import { illustrate } from './illustrate.ts';

const composition = (headline: string, language = 'en'): Composition => ({
  language,
  headline: { text: headline, kind: 'quotation', claimIds: ['cl_1'] },
  deck: [{ text: 'Deck.', kind: 'quotation', claimIds: ['cl_1'] }],
  blocks: [{ part: 'body', membersOnly: false, sentences: [{ text: 'Body.', kind: 'quotation', claimIds: ['cl_1'] }] }],
});
const persona = { id: 'halvard', accent: '#2f5d8a' };
const drawn = (headline: string, language = 'en') => {
  const illustration = illustrate(composition(headline, language), persona);
  const xml = new TextDecoder().decode(illustration.bytes);
  return { ...illustration, xml, document: new JSDOM(xml, { contentType: 'image/svg+xml' }).window.document };
};

describe('the illustration', () => {
  it('is well-formed whatever the headline holds', () => {
    for (const headline of [
      'A <script>alert("x")</script> & ]]> headline',
      'It’s “quoted”',
      '\u0000\u000b\ufffe\ud800 broken',
      '渡轮码头关闭',
      '$& $1',
    ]) {
      const { document, caption } = drawn(headline);
      expect(document.documentElement.nodeName).toBe('svg');
      expect(document.getElementsByTagName('script')).toHaveLength(0);
      expect(caption).toBe(`Computer-generated illustration related to: ${headline}`);
    }
  });

  it('says in its own metadata that an algorithm made it', () => {
    const { document } = drawn('Ferry terminal closes');
    const [type] = document.getElementsByTagName('Iptc4xmpExt:DigitalSourceType');
    expect(type?.getAttribute('rdf:resource')).toBe('http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia');
    expect(document.getElementsByTagName('dc:type')[0]?.textContent).toBe('Computer-generated illustration');
  });

  it('is the same for the same headline and another for another, 1200 by 675, without text', () => {
    const one = drawn('Ferry terminal closes');
    expect(drawn('Ferry terminal closes').xml).toBe(one.xml);
    expect(drawn('Ferry terminal opens').xml).not.toBe(one.xml);
    expect(one.document.documentElement.getAttribute('viewBox')).toBe('0 0 1200 675');
    expect(one.document.getElementsByTagName('text')).toHaveLength(0);
  });

  it('says in the draft’s language that it is generated', () => {
    expect(drawn('Titel', 'de').caption).toBe('Computergenerierte Illustration zu: Titel');
    expect(drawn('Título', 'es').caption).toContain('generada por ordenador');
  });
});
