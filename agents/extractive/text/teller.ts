// Whether words say who speaks: a verb of saying or "according to". What stands beside them is told by somebody, and a claim that leaves
// them out must name that somebody.
import { languageOf } from '../languages/index.ts';

const unspaced = /^(?:zh|ja)$/;
const patterns = new Map<string, RegExp>();

function patternOf(language: string): RegExp {
  let pattern = patterns.get(language);
  if (pattern === undefined) {
    const { speechVerbs, accordingTo } = languageOf(language).cues;
    const more = language === 'en' ? ['say', 'say that', 'told', 'believes?', 'alleges?', 'alleged'] : language === 'de' ? ['so'] : [];
    const words = [...speechVerbs, ...accordingTo, ...more].map((word) =>
      more.includes(word) ? word : word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
    const any = words.join('|');
    pattern =
      words.length === 0 ? /(?!)/u : new RegExp(unspaced.test(language) ? any : `(?<![\\p{L}\\p{M}])(?:${any})(?![\\p{L}\\p{M}])`, 'iu');
    patterns.set(language, pattern);
  }
  return pattern;
}

/** Whether a part of a sentence names who tells it. */
export function saysWhoTells(text: string, language: string): boolean {
  return patternOf(language).test(text);
}
