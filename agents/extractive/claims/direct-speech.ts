// Direct speech: runs of a paragraph that stand in quotation marks, each with the speaker whom the paragraph names for it.
// A run without a sure speaker is left alone: its sentence can still be quoted whole.
import type { AttributionLink } from '../../../core/claims.ts';
import type { Span } from '../../../core/sources.ts';
import type { ReadingCues } from '../languages/language.ts';
import { speechRuns } from '../text/quotations.ts';
import type { People } from './people.ts';
import { readNamedSpeaker, readSpeaker } from './speakers.ts';

/** The last surely identified speaker of a text, for "he said". */
export interface Conversation {
  speaker: AttributionLink | null;
  /** Offset in the article's text up to which that speaker was the one speaking. */
  until: number;
}

const unspaced = new Set(['zh', 'ja']);

/** Patterns for where a speaker stands, seen from a quotation. */
interface SpeechPatterns {
  readonly verbThenSubject: RegExp;
  readonly subjectThenVerb: RegExp;
  readonly introduced: RegExp;
  /** "Said X:" before the quotation. */
  readonly verbFirst: RegExp;
}

const cache = new Map<string, SpeechPatterns>();

function patternsOf(language: string, cues: ReadingCues): SpeechPatterns {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const verbs = cues.speechVerbs.map((verb) => verb.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const made = unspaced.has(language)
    ? unspacedPatterns(language, verbs)
    : language === 'hi'
      ? hindiPatterns(verbs)
      : spacedPatterns(verbs);
  cache.set(language, made);
  return made;
}

const nowhere = /(?!)/u;

function unspacedPatterns(language: string, verbs: string): SpeechPatterns {
  if (language === 'ja') {
    return {
      verbThenSubject: nowhere,
      subjectThenVerb: new RegExp(`^と、?(?<subject>[^、。「」は]{2,20})は?(?:${verbs})`, 'u'),
      introduced: /(?:^|[、。])(?<subject>[^、。「」]{2,24})は、?$/u,
      verbFirst: nowhere,
    };
  }
  return {
    verbThenSubject: nowhere,
    subjectThenVerb: new RegExp(`^[，,]?(?<subject>[^，。；：“”]{2,16}?)(?:${verbs})`, 'u'),
    introduced: new RegExp(`(?:^|[，。；”])(?<subject>[^，。；：“”]{2,16}?)(?:${verbs})[，：:]?$`, 'u'),
    verbFirst: nowhere,
  };
}

function hindiPatterns(verbs: string): SpeechPatterns {
  return {
    verbThenSubject: nowhere,
    subjectThenVerb: new RegExp(`^[,،]?\\s*(?<subject>[^।,:“”"]{3,50}?) ने (?:${verbs})`, 'u'),
    introduced: new RegExp(`(?:^|[।,]\\s*)(?<subject>[^।,:“”"]{3,50}?) ने (?:${verbs})(?: कि)?[,:]?\\s*$`, 'u'),
    verbFirst: nowhere,
  };
}

function spacedPatterns(verbs: string): SpeechPatterns {
  const said = `(?:(?:also|later|then|ha|a|hat|har) )?(?:${verbs})(?![\\p{L}])`;
  const subject = '[^“”":;«»„]{2,120}?';
  const place = 'in|on|at|during|after|before|while|when|as|adding|who|that|referring|speaking|outside|following|about';
  return {
    verbThenSubject: new RegExp(
      `^[,،]?\\s*[—–-]?\\s*${said}\\s+(?<subject>${subject})(?=[.;:،]|,? (?:${place})\\b|, (?!the |an? |his |her |its |who |\\p{Lu}?[\\p{L}.]+[’']s )|$)`,
      'u',
    ),
    subjectThenVerb: new RegExp(
      `^[,،]?\\s*[—–-]?\\s*(?<subject>[^“”":;«»„.]{2,30}(?:\\.[^“”":;«»„.]{1,90})?|[^“”":;«»„.]{2,120})\\s+${said}`,
      'u',
    ),
    introduced: new RegExp(`(?:^|[.!?”"»“]\\s+)(?<subject>${subject}),?\\s+${said}[^“”".;«»„]{0,60}?[,:]?\\s*$`, 'u'),
    verbFirst: new RegExp(`(?:^|[.!?]\\s+)(?:${verbs})\\s+(?<subject>[^“”":;«»„،.]{2,60}?)[:،]?\\s*$`, 'u'),
  };
}

/** A paragraph's speech, read run by run in the order of its text, so that "she said" means who spoke last before it. */
export class ParagraphSpeech {
  readonly runs: readonly Span[];
  readonly #paragraph: Span & { readonly text: string };
  readonly #language: string;
  readonly #patterns: SpeechPatterns;
  readonly #people: People;
  #previous: { index: number; speaker: AttributionLink } | null = null;

  constructor(paragraph: Span & { readonly text: string }, language: string, cues: ReadingCues, people: People) {
    this.runs = speechRuns(paragraph.text);
    this.#paragraph = paragraph;
    this.#language = language;
    this.#patterns = patternsOf(language, cues);
    this.#people = people;
  }

  /** The speaker of a run by its index, or null where none is sure. Updates the conversation. */
  speakerOf(index: number, conversation: Conversation, article: string): AttributionLink | null {
    const run = this.runs[index];
    if (run === undefined) return null;
    const { text } = this.#paragraph;
    const nextStart = this.runs[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const after = text.slice(run.end + 1, Math.min(run.end + 180, nextStart - 1));
    const before = text.slice(index === 0 ? 0 : (this.runs[index - 1]?.end ?? 0) + 1, run.start - 1);
    const endsInside = /[.!?…,，。]$/.test(text.slice(run.start, run.end).trim());
    let speaker: AttributionLink | null = null;
    let pronoun = false;
    const read = (subject: string | undefined): void => {
      if (subject === undefined || speaker !== null || pronoun) return;
      const result = this.#language === 'en' ? readSpeaker(subject, this.#people) : unspacedOrNot(subject, this.#language, this.#people);
      if (result === 'pronoun') pronoun = true;
      else speaker = result;
    };
    // A full stop ends the sentence: what follows it speaks of something else. Chinese keeps it before the words that say who spoke.
    const closed = this.#language !== 'zh' && (/[.。]$/.test(text.slice(run.start, run.end).trim()) || /^\s*[.。]/.test(after));
    if (!closed && (endsInside || this.#language !== 'en')) {
      read(this.#patterns.verbThenSubject.exec(after)?.groups?.['subject']);
      read(this.#patterns.subjectThenVerb.exec(after)?.groups?.['subject']);
    }
    read(this.#patterns.introduced.exec(before.slice(-200))?.groups?.['subject']);
    read(this.#patterns.verbFirst.exec(before.slice(-120))?.groups?.['subject']);
    if (speaker === null && pronoun) speaker = lastSpeaker(conversation, this.#paragraph.start + run.start, article, this.#people);
    // “A,” X said. “B.”: what follows the attribution without a word of its own is the same speaker's.
    const continues =
      before.trim() !== '' &&
      !/[“”"]/.test(before) &&
      !/[.!?]\s+\S/.test(before.trimEnd()) &&
      (after.trim() === '' || /^\s*\p{Lu}/u.test(after));
    if (speaker === null && !pronoun && this.#previous?.index === index - 1 && continues) speaker = this.#previous.speaker;
    if (speaker === null) return null;
    this.#previous = { index, speaker };
    conversation.speaker = speaker;
    conversation.until = this.#paragraph.start + run.end + 1 + (/^[^.!?]*/.exec(after)?.[0].length ?? 0);
    return speaker;
  }
}

/** Whom "he" or "she" means at an offset: the last speaker, where nothing but quotation and nobody else stands between. */
export function lastSpeaker(conversation: Conversation, at: number, article: string, people: People): AttributionLink | null {
  const { speaker } = conversation;
  if (speaker === null || speaker.kind !== 'person' || at < conversation.until) return null;
  const between = article.slice(conversation.until, at).replace(/[“"][^“”"]*[”"]/g, ' ');
  const sentences = between.split(/[.!?]\s+/).filter((part) => /\p{L}{3}/u.test(part));
  return sentences.length > 1 || people.others(between, speaker.name) ? null : speaker;
}

function unspacedOrNot(subject: string, language: string, people: People): AttributionLink | null {
  if (!['zh', 'ja', 'ar', 'hi'].includes(language)) return readNamedSpeaker(subject, people);
  const name = subject.trim();
  return name.length < 2 || name.length > 50 ? null : { kind: 'person', name, role: null };
}
