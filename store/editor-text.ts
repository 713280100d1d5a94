// An editor's new text put onto the revision it was made from: which sentences stay as they were, which are now the editor's own,
// and which footnotes are left. Pure: the whole tie between sentences and claims after an edit is decided here.
import {
  definitionsIn,
  readDraftText,
  renderMarkdown,
  sentencesOf,
  withoutDefinitions,
  type DocumentSentence,
  type TextProblem,
} from '../core/draft-text.ts';
import { invisibleIn } from '../core/invisible.ts';
import type { Citation, Illustration, RevisionDocument } from '../core/revision.ts';
import type { RevisionSentence } from './revision-sentence.ts';

export type EditProblem = TextProblem;

/** Longest text taken from an editor, in UTF-16 units: some thirty times a long analysis. */
const longestText = 200_000;

interface Edited {
  readonly ok: true;
  readonly document: RevisionDocument;
  readonly sentences: RevisionSentence[];
}
interface Refused {
  readonly ok: false;
  readonly code: 'text-problems';
  readonly message: string;
  readonly problems: readonly EditProblem[];
}
interface Unchanged {
  readonly ok: false;
  readonly code: 'unchanged';
  readonly message: string;
}
interface BaseRevision {
  readonly document: RevisionDocument;
  readonly sentences: readonly RevisionSentence[];
}

/** A footnote mark as an editor may write it, also where GFM would leave it as text. */
const marks = /(?<=(?<!\\)(?:\\\\)*)\[\^([^\]\s]*)\]/g;

function refused(problems: readonly EditProblem[]): Refused {
  const first = problems[0];
  const where = first === undefined ? '' : ` Line ${first.line}: ${first.message}.`;
  return { ok: false, code: 'text-problems', message: `The text was not saved.${where}`, problems };
}

/** Marks that name no footnote of the document, with their lines. */
function unknownMarks(markdown: string, known: ReadonlySet<number>): EditProblem[] {
  return markdown.split('\n').flatMap((line, index) =>
    [...line.matchAll(marks)]
      .filter((mark) => !/^[1-9]\d{0,3}$/.test(mark[1] ?? '') || !known.has(Number(mark[1])))
      .map((mark) => ({
        line: index + 1,
        message: `there is no footnote ${mark[0]}: only sources the draft already cites can be marked`,
      })),
  );
}

/** Characters that no database text or canonical JSON can hold. */
function unstorable(markdown: string): EditProblem[] {
  return markdown
    .split('\n')
    .flatMap((line, index) =>
      /\0|\p{Cs}/u.test(line) ? [{ line: index + 1, message: 'a character that is not text (NUL or half a surrogate pair)' }] : [],
    );
}

/**
 * Definitions that are not those of the revision: an editor's words there would be lost, and a text made on another revision counts its
 * footnotes otherwise, so that its marks would point at other sources.
 */
function changedDefinitions(markdown: string, document: RevisionDocument): EditProblem[] {
  const own = new Map(definitionsIn(renderMarkdown(document)).map((definition) => [definition.number, definition.text.normalize('NFC')]));
  return definitionsIn(markdown).flatMap(({ number, line, text }) =>
    own.get(number) === text.normalize('NFC')
      ? []
      : [
          {
            line,
            message: `footnote [^${number}] is another one in this revision, or its words were changed: it stands as ${own.get(number) ?? 'no footnote'}; definitions are made from the sources, take this one out`,
          },
        ],
  );
}

/** Characters that a reader cannot see in sentences that the editor wrote; what stood there before is left. */
function unseen(text: string, base: BaseRevision): EditProblem[] {
  const before = new Set(base.sentences.map((sentence) => sentence.text));
  return readDraftText(text, base.document.language).blocks.flatMap((block) =>
    block.sentences.flatMap((sentence) => {
      const character = before.has(sentence.text) ? null : invisibleIn(sentence.text);
      const message = `a character that nobody sees (${character ?? ''}): type the words again, without it`;
      return character === null ? [] : [{ line: block.line, message }];
    }),
  );
}

/** Old footnote numbers in order of first use, as old → new. */
function renumbering(markdown: string): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const mark of markdown.matchAll(marks)) {
    const number = Number(mark[1]);
    if (!numbers.has(number)) numbers.set(number, numbers.size + 1);
  }
  return numbers;
}

/** The illustration stays; where its caption or alternative names the headline, it names the new one. */
function keptIllustration(illustration: Illustration | null, before: string, after: string): Illustration | null {
  if (illustration === null || before === '' || before === after) return illustration;
  return {
    ...illustration,
    caption: illustration.caption.replaceAll(before, () => after),
    alternative: illustration.alternative.replaceAll(before, () => after),
  };
}

/** Takes sentences of the base out one by one, so that a sentence that stands twice is matched twice, in order. */
function takeUnchanged(base: readonly RevisionSentence[]): (part: string, text: string) => RevisionSentence | undefined {
  const waiting = new Map<string, RevisionSentence[]>();
  for (const sentence of base) {
    const key = `${sentence.part}\n${sentence.text}`;
    waiting.set(key, [...(waiting.get(key) ?? []), sentence]);
  }
  return (part, text) => waiting.get(`${part}\n${text}`)?.shift();
}

function sameNumbers(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((number) => right.includes(number));
}

function tieSentences(base: BaseRevision, read: readonly DocumentSentence[], renumbered: ReadonlyMap<number, number>): RevisionSentence[] {
  const take = takeUnchanged(base.sentences);
  const claimsOf = new Map(base.document.citations.map((citation) => [citation.number, citation.claims.map((claim) => claim.id)]));
  const oldNumber = new Map([...renumbered].map(([before, after]) => [after, before]));
  const tied = read
    .filter((sentence) => sentence.part !== 'caption')
    .map((sentence): RevisionSentence => {
      const before = sentence.citations.map((number) => oldNumber.get(number) ?? 0);
      const kept = take(sentence.part, sentence.text);
      const { ordinal, part, text, membersOnly } = sentence;
      const shared = { ordinal, part, text, membersOnly, citations: [...sentence.citations] };
      if (kept !== undefined && sameNumbers(kept.citations, before)) return { ...shared, kind: kept.kind, claimIds: kept.claimIds };
      // Other words, or the same words on other sources: no writer vouches for either.
      return { ...shared, kind: 'edited', claimIds: [...new Set(before.flatMap((number) => claimsOf.get(number) ?? []))] };
    });
  const caption = read.find((sentence) => sentence.part === 'caption');
  if (caption === undefined) return tied;
  // A caption has no marks of its own: it names the headline and stands on the headline's claims.
  const headline = tied[0];
  const kind = base.sentences.find((sentence) => sentence.part === 'caption')?.kind ?? 'transition';
  const { ordinal, part, text, membersOnly } = caption;
  return [...tied, { ordinal, part, text, membersOnly, kind, claimIds: headline?.claimIds ?? [], citations: headline?.citations ?? [] }];
}

/** Citations that are still marked, in their new order, each with the claims that a sentence still rests on. */
function keptCitations(
  citations: readonly Citation[],
  renumbered: ReadonlyMap<number, number>,
  sentences: readonly RevisionSentence[],
): Citation[] {
  const used = new Set(sentences.flatMap((sentence) => sentence.claimIds));
  return citations
    .flatMap((citation) => {
      const number = renumbered.get(citation.number);
      return number === undefined ? [] : [{ ...citation, number, claims: citation.claims.filter((claim) => used.has(claim.id)) }];
    })
    .sort((left, right) => left.number - right.number);
}

/** The document and sentences that come of an editor's Markdown. Lines in problems count without the footnotes' definitions. */
export function applyEdit(base: BaseRevision, markdown: string): Edited | Refused | Unchanged {
  if (markdown.length > longestText) return refused([{ line: 1, message: `more than ${longestText} characters` }]);
  const lines = markdown.replace(/\r\n?/g, '\n');
  const text = withoutDefinitions(lines).normalize('NFC');
  const { document } = base;
  if (text.trim() === document.text.normalize('NFC').trim()) {
    return { ok: false, code: 'unchanged', message: 'The text is the same as before: there is nothing to save.' };
  }
  const known = new Set(document.citations.map((citation) => citation.number));
  const problems = [
    ...readDraftText(text, document.language).problems,
    ...unknownMarks(text, known),
    ...unstorable(text),
    ...unseen(text, base),
    ...changedDefinitions(lines, document),
  ];
  if (problems.length > 0) return refused(problems.sort((left, right) => left.line - right.line));

  const renumbered = renumbering(text);
  const renumberedText = text.replace(marks, (_mark, number: string) => `[^${renumbered.get(Number(number)) ?? number}]`);
  const headline = readDraftText(renumberedText, document.language).headline;
  const before = base.sentences[0]?.text ?? '';
  const edited = { ...document, text: renumberedText, illustration: keptIllustration(document.illustration, before, headline) };
  const sentences = tieSentences(base, sentencesOf(edited), renumbered);
  return { ok: true, document: { ...edited, citations: keptCitations(document.citations, renumbered, sentences) }, sentences };
}
