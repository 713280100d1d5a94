// A phrase for a section's title, in the sources' own words: a run of two or three words that more than one outlet uses and that the
// section's quotations hold. Only where it surely names a thing: the fixed title alone is better than a wrong one.
import { tokensOf, fold, stem } from '../text/words.ts';
import type { Candidate, Material } from './material.ts';

export interface Topic {
  readonly text: string;
  readonly claimIds: readonly string[];
}

/** Endings and words that are hardly ever part of a thing's name. */
const verbal =
  /(?:ed|ing|ly)$|^(?:remains?|opens?|speaks?|knows?|backs?|needs?|wants?|calls?|claims?|keeps?|holds?|shows?|gives?|goes|comes?|takes?|turns?|runs?|seems?|looks?|works?|helps?|lets?|puts?|sets?|led|held|won|lost|knew|took|gave|came|went|saw|met|rose|fell|long|longer)$/;
/** What stands before a thing's name. */
const opener =
  /^(?:the|an?|of|on|in|for|with|by|from|about|over|against|its|his|her|their|our|and|new|this|that|any|no|some|between|under|to)$/i;
const vague =
  /^(?:people|thing|things|time|times|year|years|week|month|day|days|way|something|part|lot|kind|man|woman|officials?|reporters|americans?|republicans?|democrats?|members?|president|senator|governor|representative|secretary|former|current|recent|next|last|first|second|new|old|early|late|several|many|more|most|another|million|billion|percent|today|tonight|morning|afternoon|evening|january|february|march|april|june|july|august|september|october|november|december)$/;

function usable(word: string, stopWords: ReadonlySet<string>): boolean {
  const folded = fold(word);
  return folded.length >= 3 && !stopWords.has(folded) && !vague.test(folded) && !/\d|['’]/.test(word);
}

export function topicOf(material: Material, section: readonly Candidate[], taken: ReadonlySet<string>): Topic | null {
  const { code, cues } = material.language;
  const texts = [...material.articles.values()].filter((article) => article.language === code);
  const found = new Map<string, { text: string; claimIds: string[]; worth: number }>();
  for (const candidate of section) {
    for (const piece of candidate.claim.quote.split(/[,.;:!?()“”"«»—–]|--/)) {
      const tokens = tokensOf(piece, code);
      for (let size = 3; size >= 2; size -= 1) {
        for (let at = 0; at + size <= tokens.length; at += 1) {
          const run = tokens.slice(at, at + size);
          const last = run.at(-1) ?? '';
          if (
            !run.every((word) => usable(word, cues.stopWords)) ||
            run.some((word) => verbal.test(word) && /^\p{Ll}/u.test(word)) ||
            !piece.includes(run.join(' '))
          )
            continue;
          // A whole name of a thing: opened by an article or a preposition, not cut off before its last noun.
          const after = tokens[at + size];
          if (!opener.test(tokens[at - 1] ?? '') || (after !== undefined && usable(after, cues.stopWords) && !verbal.test(after))) continue;
          // A person's name is a speaker's business; a phrase that begins small and ends large has swallowed one.
          if (run.every((word) => /^\p{Lu}/u.test(word)) || /^\p{Lu}/u.test(last)) continue;
          const text = run.join(' ');
          const known = found.get(text);
          if (known !== undefined) known.claimIds.push(candidate.claim.id);
          else
            found.set(text, {
              text,
              claimIds: [candidate.claim.id],
              worth: run.reduce((sum, word) => sum + (material.central.get(stem(word, code)) ?? 0), 0) / size + 0.3 * size,
            });
        }
      }
    }
  }
  const ranked = [...found.values()].sort(
    (a, b) => b.worth + b.claimIds.length - a.worth - a.claimIds.length || a.text.localeCompare(b.text),
  );
  for (const topic of ranked) {
    if (taken.has(topic.text)) continue;
    const outlets = new Set(
      texts.filter((article) => article.text.toLowerCase().includes(topic.text.toLowerCase())).map((article) => article.outlet),
    );
    const uses = texts.reduce((sum, article) => sum + article.text.toLowerCase().split(topic.text.toLowerCase()).length - 1, 0);
    if (outlets.size >= 2 && uses >= 4)
      return { text: topic.text.slice(0, 1).toUpperCase() + topic.text.slice(1), claimIds: [...new Set(topic.claimIds)] };
  }
  return null;
}
