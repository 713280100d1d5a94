// Labels of a teaser or a caption ("Members are reading:"), as the writers put them: their words are the newsroom's own, and rest on no passage.
// What is no such label is read like any other text, with or without a colon.
import { languageOf } from '../../agents/extractive/languages/index.ts';

/** As house style words a caption, beside those of the languages' own phrases. */
const houseStyle = ['AI generated illustration related to:'];
/** A document in a language without phrases of its own has English labels. */
const fallbacks = ['en', 'und'];

const bare = (text: string): string => text.replaceAll(/\s+/gu, ' ').toLowerCase();

const built = new Map<string, readonly string[]>();

function labelsIn(language: string): readonly string[] {
  let labels = built.get(language);
  if (labels === undefined) {
    const phrases = [language, ...fallbacks].flatMap((code) => {
      const { teaser, teaserVoices, caption } = languageOf(code).phrases;
      return [teaser, teaserVoices, caption];
    });
    const own = phrases.flatMap((phrase) => /^[^:：{]+[:：]/u.exec(phrase) ?? []);
    labels = [...new Set([...own, ...houseStyle].map(bare))];
    built.set(language, labels);
  }
  return labels;
}

/** Where the label of a teaser or a caption ends, its colon included; 0 where it has none. */
export function labelEnd(text: string, language: string): number {
  const opening = /^\s*[^:：]{1,80}[:：]/u.exec(text)?.[0] ?? '';
  return labelsIn(language).includes(bare(opening.trimStart())) ? opening.length : 0;
}
