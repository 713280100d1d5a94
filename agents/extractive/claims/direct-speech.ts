// Direct speech: runs of a paragraph that stand in quotation marks, each with the speaker whom the paragraph names for it.
// A run without a sure speaker is left alone: its sentence can still be quoted whole.
import type { AttributionLink } from '../../../core/claims.ts';
import type { Span } from '../../../core/sources.ts';
import type { ReadingCues } from '../languages/language.ts';
import { speechRuns } from '../text/quotations.ts';
import type { People } from './people.ts';
import { readNamedSpeaker, readSpeaker } from './speakers.ts';

export interface SpokenRun extends Span {
  readonly speaker: AttributionLink;
}

/** The last surely identified speaker of a text, carried from paragraph to paragraph, for "he said". */
export interface Conversation {
  speaker: AttributionLink | null;
  /** Ordinal of the paragraph in which that speaker spoke. */
  paragraph: number;
}

const unspaced = new Set(['zh', 'ja']);

/** Patterns for where a speaker stands, seen from a quotation. */
interface SpeechPatterns {
  readonly verbThenSubject: RegExp;
  readonly subjectThenVerb: RegExp;
  readonly introduced: RegExp;
}

const cache = new Map<string, SpeechPatterns>();

function patternsOf(language: string, cues: ReadingCues): SpeechPatterns {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const verbs = cues.speechVerbs.map((verb) => verb.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const made: SpeechPatterns = unspaced.has(language)
    ? {
        verbThenSubject: /(?!)/u,
        subjectThenVerb:
          language === 'ja'
            ? new RegExp(`^と、?(?<subject>[^、。「」は]{2,20})は?(?:${verbs})`, 'u')
            : new RegExp(`^[，,]?(?<subject>[^，。；：“”]{2,16}?)(?:${verbs})`, 'u'),
        introduced:
          language === 'ja'
            ? /(?:^|[、。])(?<subject>[^、。「」]{2,24})は、?$/u
            : new RegExp(`(?:^|[，。；”])(?<subject>[^，。；：“”]{2,16}?)(?:${verbs})[，：:]?$`, 'u'),
      }
    : language === 'hi'
      ? {
          verbThenSubject: /(?!)/u,
          subjectThenVerb: new RegExp(`^[,،]?\\s*(?<subject>[^।,:“”"]{3,50}?) ने (?:${verbs})`, 'u'),
          introduced: new RegExp(`(?:^|[।,]\\s*)(?<subject>[^।,:“”"]{3,50}?) ने (?:${verbs})(?: कि)?[,:]?\\s*$`, 'u'),
        }
      : {
          verbThenSubject: new RegExp(
            `^[,،.]?\\s*[—–-]?\\s*(?:(?:also|later|then|ha|a|hat|har) )?(?:${verbs})(?![\\p{L}])\\s+(?<subject>[^“”":;«»„]{2,120}?)(?=[.;:،]|,? (?:in|on|at|during|after|before|while|when|to|as|adding|who|that|referring|speaking|outside|following|about)\\b|, (?!the |an? |his |her |its |who |\\p{Lu}?[\\p{L}.]+[’']s )|$)`,
            'u',
          ),
          subjectThenVerb: new RegExp(
            `^[,،]?\\s*[—–-]?\\s*(?<subject>[^“”":;«»„.]{2,30}(?:\\.[^“”":;«»„.]{1,90})?|[^“”":;«»„.]{2,120})\\s+(?:(?:also|later|then|ha|a|hat) )?(?:${verbs})(?![\\p{L}])`,
            'u',
          ),
          introduced: new RegExp(
            `(?:^|[.!?”"»“]\\s+)(?<subject>[^“”":;«»„]{2,120}?),?\\s+(?:(?:also|later|then|ha|a|hat) )?(?:${verbs})(?![\\p{L}])(?<between>[^“”".;«»„]{0,60}?)[,:]?\\s*$`,
            'u',
          ),
        };
  cache.set(language, made);
  return made;
}

/** Spoken runs of one paragraph (offsets in the paragraph). Updates the conversation. */
export function spokenRuns(
  paragraph: string,
  ordinal: number,
  language: string,
  cues: ReadingCues,
  people: People,
  conversation: Conversation,
): SpokenRun[] {
  const patterns = patternsOf(language, cues);
  const found: SpokenRun[] = [];
  let previous: SpokenRun | null = null;
  const runs = speechRuns(paragraph);
  for (const [index, run] of runs.entries()) {
    const after = paragraph.slice(
      run.end + 1,
      runs[index + 1] === undefined ? run.end + 180 : Math.min(run.end + 180, (runs[index + 1]?.start ?? 1) - 1),
    );
    const before = paragraph.slice(index === 0 ? 0 : (runs[index - 1]?.end ?? 0) + 1, run.start - 1);
    const endsInside = /[.!?…,，。]$/.test(paragraph.slice(run.start, run.end).trim());
    let speaker: AttributionLink | null = null;
    let pronoun = false;
    const read = (subject: string | undefined): void => {
      if (subject === undefined || speaker !== null || pronoun) return;
      const result = language === 'en' ? readSpeaker(subject, people) : unspacedOrNot(subject, language, people);
      if (result === 'pronoun') pronoun = true;
      else speaker = result;
    };
    if (endsInside || unspaced.has(language) || language !== 'en') {
      read(patterns.verbThenSubject.exec(after)?.groups?.['subject']);
      read(patterns.subjectThenVerb.exec(after)?.groups?.['subject']);
    }
    read(patterns.introduced.exec(before.slice(-200))?.groups?.['subject']);
    if (speaker === null && pronoun && conversation.speaker !== null && ordinal - conversation.paragraph <= 1)
      speaker = conversation.speaker;
    // “A,” X said. “B.”: what follows the attribution without a word of its own is the same speaker's.
    if (
      speaker === null &&
      !pronoun &&
      previous !== null &&
      /^[^“”"]{0,160}$/.test(before) &&
      !/[.!?]\s+\S/.test(before.trimEnd()) &&
      before.trim().length > 0 &&
      (after.trim() === '' || /^\s*\p{Lu}/u.test(after))
    )
      speaker = previous.speaker;
    if (speaker === null) continue;
    conversation.speaker = speaker;
    conversation.paragraph = ordinal;
    previous = { start: run.start, end: run.end, speaker };
    found.push(previous);
  }
  return found;
}

function unspacedOrNot(subject: string, language: string, people: People): AttributionLink | null {
  if (!['zh', 'ja', 'ar', 'hi'].includes(language)) return readNamedSpeaker(subject, people);
  const name = subject.trim();
  return name.length < 2 || name.length > 50 ? null : { kind: 'person', name, role: null };
}
