// Shorter claims: a long sentence ends before a clause that only adds to it, so that a quotation keeps its point within the cap.
// What is cut never turns the meaning: relative and participial additions go, "but", "if", "unless" and "except" stay, and so do the words
// that say who tells it ("according to two officials").
import type { Span } from '../../../core/sources.ts';
import { marksAreBalanced } from '../text/quotations.ts';
import { saysWhoTells } from '../text/teller.ts';
import { countWords } from '../text/words.ts';

const additions: Readonly<Record<string, RegExp>> = {
  en: /(?:,| —| –| --| ―)\s?(?=(?:which|who|whom|whose|where|including|saying|adding|telling|calling|citing|arguing|noting|making|leaving|prompting|setting|sending|giving|forcing|raising|ending|marking|capping|drawing|effectively|while|even as|as well as|especially|particularly|a (?:move|decision|step|sign|day|week|figure|charge|claim|position|stance|blow|defeat|victory|rebuke|law|bill|measure|position)|the (?:first|latest|second|third|largest|biggest))\b)|; /gu,
  es: /,\s(?=(?:que|quien|quienes|lo que|donde|mientras|incluid[oa]s?|una medida|un paso)\b)|; /gu,
  fr: /,\s(?=(?:qui|ce qui|ce que|dont|où|lequel|laquelle|tandis|alors que|notamment|y compris)\b)|; /gu,
  pt: /,\s(?=(?:que|o que|quem|onde|enquanto|incluindo)\b)|; /gu,
  it: /,\s(?=(?:che|il che|dove|mentre|tra cui|compres[oaie])\b)|; /gu,
  de: /,\s(?=(?:der|die|das|dem|den|was|wobei|wodurch|womit|während|darunter)\b)|; /gu,
  nl: /,\s(?=(?:die|dat|wat|waarbij|waardoor|waarmee|terwijl|onder wie)\b)|; /gu,
  ru: /,\s(?=(?:котор|где|тогда как|в том числе|причём|что стало))|; /gu,
  uk: /,\s(?=(?:як(?:ий|а|е|і)|де|тоді як|зокрема|причому))|; /gu,
};

/** The longest beginning of `text` of at most `most` words that is a whole statement; null where no clean cut gives one of at least `least`. */
export function shortened(text: string, language: string, least: number, most: number): Span | null {
  const pattern = additions[language];
  if (pattern === undefined) return null;
  let best: Span | null = null;
  for (const match of text.matchAll(pattern)) {
    const head = text.slice(0, match.index).trimEnd();
    const words = countWords(head, language);
    if (words > most) break;
    const rest = text.slice(match.index + match[0].length);
    if (words >= least && marksAreBalanced(head) && isWhole(head, language) && endsTheSentence(match[0], rest) && !tells(rest, language))
      best = { start: 0, end: head.length };
  }
  return best;
}

/** "…; the rest is safe, the company said.": whose words the beginning is, only the end tells. */
function tells(rest: string, language: string): boolean {
  const end = rest.split(/[,;]/u).at(-1) ?? '';
  return end !== rest && saysWhoTells(end, language);
}

/** An addition that runs to the end: one that is closed again leaves the sentence waiting for its verb. */
function endsTheSentence(mark: string, rest: string): boolean {
  if (mark.startsWith(';')) return !rest.includes(';');
  return !/[,—–;―]|--/.test(rest);
}

/** A beginning that is only an adverbial ("After the vote", "In a letter to ...") states nothing yet. */
function isWhole(head: string, language: string): boolean {
  if (language !== 'en') return true;
  if (
    !/^(?:after|as|in|on|at|with|while|when|if|although|though|despite|since|because|by|for|from|during|before|amid|following|speaking|asked|noting|under|unlike|even|once|until|unless|to|having|citing|calling|facing|rather)\b/i.test(
      head,
    )
  )
    return !/,[^,]*$/.test(head) || !/,\s(?:the|an?)\s[^,]{0,40}$/.test(head);
  return /,\s\S+(?:\s\S+){4,}/.test(head);
}
