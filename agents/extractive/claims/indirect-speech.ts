// Indirect speech in English: "X said that Y", "Y, X said", "According to X, Y". What is said is quoted without the words that say who
// said it, and stays bound to its speaker: a sentence that cannot be taken apart surely is left whole.
import type { AttributionLink } from '../../../core/claims.ts';
import type { Span } from '../../../core/sources.ts';
import { lastSpeaker, type Conversation } from './direct-speech.ts';
import type { People } from './people.ts';
import { readSpeaker } from './speakers.ts';

export interface IndirectSpeech extends Span {
  readonly speaker: AttributionLink;
}

const verb =
  '(?:said|says|wrote|writes|added|argued|argues|noted|explained|acknowledged|testified|predicted|asserted|warned|announced|insisted|stated|claimed|maintained|declared|tweeted|conceded|contended)';
const speaks = /\b(?:said|says|told|added|argued|responded|replied|countered)\b/;
/** "X said that A did this and predicted that": who predicts is the speaker, and would be A in the quotation. */
const secondSaying =
  /\band (?:also |then |later )?(?:accused|added|asked|called|complained|conceded|criticized|denied|denounced|described|insisted|noted|praised|predicted|promised|suggested|urged|vowed|warned)\b/u;
const day = '(?:on |late |early |late on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?';
const occasion = `(?: ${day}| in (?:an? |the |his |her |their |its )?(?:[\\p{L}’'-]+ ){0,4}(?:statement|interview|speech|letter|email|e-mail|tweet|post|conference|briefing|report|remarks|ad)| (?:to )?reporters| on Twitter| on \\d{1,2} \\p{Lu}\\p{Ll}+)*`;
const opening = '(?:the|an?|his|her|their|its|he|she|they|it|there|no|some|all|most|many|any|such|those|these|this|if|\\d|\\p{Lu}|“|‘|")';
const prefixThat = new RegExp(
  `^(?<subject>[^“”":;()]{2,130}?),? (?:also |later |has |had |then |repeatedly )*(?:${verb}|told (?:the )?(?:\\p{Lu}[\\p{L}.’'-]*(?: \\p{Lu}[\\p{L}.’'-]*)*|reporters|lawmakers|supporters|senators|the [a-z]+))${occasion},? that (?<content>.+)$`,
  'u',
);
const prefixBare = new RegExp(
  `^(?<subject>[^“”":;()]{2,130}?),? (?:also |later |has |had |then )*(?:said|says)${occasion} (?<content>${opening}.+)$`,
  'u',
);
const suffix = new RegExp(
  `^(?<content>.+), (?:(?<subject>[^“”":;()]{2,110}?),? (?:also )?(?:said|says|wrote|told [^,]{3,60}?)|(?:said|says) (?<inverted>[^“”":;()]{2,110}?)|according to (?<source>[^“”":;()]{2,110}?))(?<tail>${occasion})\\.$`,
  'u',
);
/** "Y, X said, two days after Z": what follows only adds when and where. */
const interrupted = new RegExp(
  `^(?<content>[^“”"]{30,}?), (?<subject>[^“”":;(),]{2,110}?) (?:said|says)${occasion}, (?=(?:\\p{Ll}+ (?:\\p{Ll}+ )?(?:after|before|since)|after|before|as|when|in|on|at|during|while|a day|hours|weeks)\\b)[^“”"]+$`,
  'u',
);
const adverbial =
  /^(?:after|as|in|on|at|with|while|when|if|although|though|despite|since|because|by|for|from|during|before|amid|following|under|unlike|even|once|until|unless|to|but|and)\b/i;
const according = /^According to (?<subject>[^“”":;()]{2,110}?), (?<content>(?:the|an?|his|her|its|there|\d|\p{Lu}).+)$/u;

/**
 * The content of an indirect statement in `sentence`, which begins at `at` in the article (offsets in the sentence, without the final full stop) with its speaker; null where the
 * sentence is not surely one, or says who speaks only by a pronoun that nothing resolves.
 */
export function indirectSpeech(
  sentence: string,
  at: number,
  article: string,
  people: People,
  conversation: Conversation,
): IndirectSpeech | null {
  for (const pattern of [prefixThat, according, suffix, interrupted, prefixBare]) {
    const match = pattern.exec(sentence);
    const content = match?.groups?.['content'];
    const subject = match?.groups?.['subject'] ?? match?.groups?.['inverted'] ?? match?.groups?.['source'];
    if (match === null || content === undefined || subject === undefined) continue;
    const read = readSpeaker(subject, people);
    const speaker = read === 'pronoun' ? lastSpeaker(conversation, at, article, people) : read;
    if (speaker === null) return null;
    if (pattern === interrupted && (adverbial.test(content) || content.split(' ').length < 8)) return null;
    const start = pattern === suffix || pattern === interrupted ? 0 : sentence.length - content.length;
    let end = start + content.length;
    if (content.endsWith('.') && !/\b(?:[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Corp|Co)\.$/.test(content)) end -= 1;
    const said = sentence.slice(start, end);
    // A second half may be another's, or the reporter's own: then the sentence is left whole.
    if (
      /[,;—–]\s?(?:but|while|whereas|though|although|yet|adding|noting|and (?:said|added|asked|called|urged|vowed|accused|told))\b/.test(
        said,
      ) ||
      secondSaying.test(said.replace(/[“"‘][^“”"’]*[”"’]/gu, '')) ||
      speaks.test(said.replace(/[“"][^“”"]*[”"]/g, ''))
    )
      return null;
    // "X said that was unfair": the word before was no conjunction.
    if (
      /^(?:was|is|were|are|wasn['’]t|isn['’]t|had|would|could|will|should|might|may|did|does|has|have|can|made|came|means|meant|on|in|at|to|with|of|by|for|from|after|before|when)\b/.test(
        said,
      )
    )
      return null;
    if (/^(?:no|yes|so|what|nothing|little|as much|it all|not)\b/.test(said)) return null;
    // "Records say he ...": a pronoun that is not the speaker's own stands for nobody here.
    if (speaker.kind !== 'person' && /^(?:he|she|they|his|her|their|it|its|this|that|these|those)\b/i.test(said)) return null;
    if (said.split(' ').length < 5 || /\b(?:he|she) (?:said|added)\b/.test(said)) return null;
    conversation.speaker = speaker;
    conversation.until = at + sentence.length;
    return { start, end, speaker };
  }
  return null;
}
