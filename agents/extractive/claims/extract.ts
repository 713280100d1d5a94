// Claims of one article: its title, what people say in it (their own words, or told by the article), and what it reports itself.
// Each is located exactly in the snapshot and stands for itself; what leans on another sentence, promotes or credits is left out.
import type { AttributionLink, Claim } from '../../../core/claims.ts';
import { derivedId } from '../../../core/hash.ts';
import { cutSentences } from '../../../core/sentences.ts';
import type { SourceArticle, Span } from '../../../core/sources.ts';
import { languageOf } from '../languages/index.ts';
import { marksAreBalanced } from '../text/quotations.ts';
import { countWords } from '../text/words.ts';
import { creditedOrigin } from './agencies.ts';
import { datelineLength, isBoilerplate } from './boilerplate.ts';
import { spokenRuns, type Conversation } from './direct-speech.ts';
import { indirectSpeech } from './indirect-speech.ts';
import { kindOf } from './kinds.ts';
import { paragraphsOf } from './paragraphs.ts';
import { People } from './people.ts';
import { dependence, isStatement } from './self-contained.ts';
import { shortened } from './shorten.ts';
import { titleSpan } from './titles.ts';

export const extractorName = 'extractive-1';

/** More than an article's quotation cap could ever use; bounds the work of weighing a very long page. */
const claimsOfArticle = 80;
const longest = 42;
const comfortable = 26;
const shortest = 5;

/** Claims of an article in the order of its text. An article in which nothing stands for itself gives its title at most. */
export function claimsOf(article: SourceArticle): Claim[] {
  const language = article.language;
  const { cues } = languageOf(language);
  const people = new People(article.text);
  const conversation: Conversation = { speaker: null, paragraph: -9 };
  const claims = new Map<string, Claim>();
  const add = (span: Span, speaker: AttributionLink | null, spoken: boolean, context: string): void => {
    const quote = article.text.slice(span.start, span.end);
    const id = derivedId('cl', article.snapshot, String(span.start), String(span.end), extractorName);
    if (quote === '' || claims.has(id) || claims.size >= claimsOfArticle) return;
    const credited = creditedOrigin(context, article.outlet) ?? (article.origin === article.outlet ? null : article.origin);
    const attribution: AttributionLink[] = [{ kind: 'outlet', name: article.outlet, role: null }];
    if (credited !== null && credited !== speaker?.name) attribution.push({ kind: 'agency', name: credited, role: null });
    if (speaker !== null) attribution.push(speaker);
    const kind = kindOf(quote, language, cues, speaker, span.start / Math.max(1, article.text.length));
    claims.set(id, {
      id,
      articleId: article.id,
      snapshot: article.snapshot,
      ...span,
      quote,
      english: null,
      language,
      kind,
      attribution,
      origin: credited ?? article.origin,
      spoken,
      extractor: extractorName,
    });
  };

  const title = article.passages.find((passage) => passage.kind === 'title');
  if (title !== undefined) {
    const span = titleSpan(article.text.slice(title.start, title.end), article.outlet);
    if (span !== null) add({ start: title.start + span.start, end: title.start + span.end }, null, false, '');
  }

  for (const [ordinal, paragraph] of paragraphsOf(article).entries()) {
    if (paragraph.text === article.title || (isBoilerplate(paragraph.text.slice(0, 200)) && paragraph.passages.length === 1)) continue;
    const runs = spokenRuns(paragraph.text, ordinal, language, cues, people, conversation);
    for (const run of runs) {
      for (const passage of paragraph.passages) {
        const start = Math.max(paragraph.start + run.start, passage.start);
        const end = Math.min(paragraph.start + run.end, passage.end);
        if (end - start < 12) continue;
        for (const piece of spokenPieces(article.text, { start, end }, language)) {
          const text = article.text.slice(piece.start, piece.end);
          const count = countWords(text, language);
          if (count < shortest || count > longest || isBoilerplate(text) || /\?$/.test(text)) continue;
          if (dependence(text, language, cues, true) < 0.7) add(piece, run.speaker, true, article.text.slice(passage.start, passage.end));
        }
      }
    }
    for (const passage of paragraph.passages) {
      const sentence = article.text.slice(passage.start, passage.end);
      if (isBoilerplate(sentence)) continue;
      const skipped = datelineLength(sentence) + connectiveLength(sentence.slice(datelineLength(sentence)), cues.connectives);
      const start = passage.start + skipped;
      const text = article.text.slice(start, passage.end);
      if (!marksAreBalanced(text)) continue;
      const inQuotation = runs.some((run) => paragraph.start + run.start <= start && passage.end <= paragraph.start + run.end + 1);
      if (inQuotation) continue;
      const spoken = language === 'en' ? indirectSpeech(text, ordinal, people, conversation) : null;
      if (spoken !== null && !/^[“"]/.test(text)) {
        const said = text.slice(spoken.start, spoken.end);
        if (fits(said, language) && marksAreBalanced(said) && !hasFirstPerson(said, cues.firstPerson)) {
          addWithShorter(
            { start: start + spoken.start, end: start + spoken.end },
            said,
            (span) => add(span, spoken.speaker, false, sentence),
            language,
          );
          continue;
        }
      }
      if (/^[“"«„「]/.test(text) && runs.length > 0) continue;
      if (!isStatement(text) || dependence(text, language, cues, false) >= 0.7) continue;
      const words = countWords(text, language);
      if (words < shortest + 1) continue;
      const span = { start, end: passage.end };
      addWithShorter(
        span,
        text,
        (part) => {
          if (countWords(article.text.slice(part.start, part.end), language) <= longest) add(part, null, false, sentence);
        },
        language,
      );
    }
  }
  return [...claims.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function fits(text: string, language: string): boolean {
  const words = countWords(text, language);
  return words >= shortest && words <= longest + 10 && !/\?$/.test(text);
}

function hasFirstPerson(text: string, words: readonly string[]): boolean {
  const outside = text.replace(/[“"][^“”"]*[”"]/g, ' ').toLowerCase();
  return (outside.match(/[\p{L}'’]+/gu) ?? []).some((word) => words.includes(word.replace(/’/g, "'")));
}

/** Adds a statement, or its shorter beginning where it is long and a clean cut exists. */
function addWithShorter(span: Span, text: string, add: (span: Span) => void, language: string): void {
  const cut = countWords(text, language) > comfortable ? shortened(text, language, 8, comfortable + 4) : null;
  add(cut === null ? span : { start: span.start + cut.start, end: span.start + cut.end });
}

/** Sentences of a spoken run, without the comma that joins the last one to its attribution. */
function spokenPieces(text: string, run: Span, language: string): Span[] {
  return cutSentences(text.slice(run.start, run.end), language).map((piece) => {
    const start = run.start + piece.start;
    let end = run.start + piece.end;
    while (end > start && /[,،，;:—–-]|\s/.test(text[end - 1] ?? '')) end -= 1;
    return { start, end };
  });
}

function connectiveLength(sentence: string, connectives: readonly string[]): number {
  const lower = sentence.toLowerCase();
  for (const connective of connectives.toSorted((a, b) => b.length - a.length)) {
    if (!lower.startsWith(connective)) continue;
    const rest = /^,?\s+/.exec(sentence.slice(connective.length));
    if (rest !== null) return connective.length + rest[0].length;
  }
  return 0;
}
