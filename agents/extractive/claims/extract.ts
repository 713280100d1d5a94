// Claims of one article: its title, what people say in it (their own words, or told by the article), and what it reports itself.
// Each is located exactly in the snapshot and stands for itself; what leans on another sentence, promotes or credits is left out.
import type { AttributionLink, Claim } from '../../../core/claims.ts';
import { derivedId } from '../../../core/hash.ts';
import { cutSentences } from '../../../core/sentences.ts';
import type { SourceArticle, Span } from '../../../core/sources.ts';
import { languageOf } from '../languages/index.ts';
import { readDenial } from '../text/denial.ts';
import { marksAreBalanced } from '../text/quotations.ts';
import { countWords } from '../text/words.ts';
import { creditedOrigin } from './agencies.ts';
import { datelineLength, isBoilerplate } from './boilerplate.ts';
import { ParagraphSpeech, type Conversation } from './direct-speech.ts';
import { indirectSpeech } from './indirect-speech.ts';
import { kindOf } from './kinds.ts';
import { paragraphsOf, type Paragraph } from './paragraphs.ts';
import { People } from './people.ts';
import { dependence, isStatement } from './self-contained.ts';
import { shortened } from './shorten.ts';
import { titleSpan } from './titles.ts';

export const extractorName = 'extractive-1';

/** More than an article's quotation cap could ever use; bounds the work of weighing a very long page. */
const claimsOfArticle = 80;
const longest = 42;
const comfortable = 26;
const short = 17;
const shortest = 6;
const shortestReport = 8;
const shortestDenial = 4;

/** Claims of an article in the order of its text. An article in which nothing stands for itself gives its title at most. */
export function claimsOf(article: SourceArticle): Claim[] {
  const language = article.language;
  const { cues } = languageOf(language);
  const people = new People(article.text);
  const conversation: Conversation = { speaker: null, until: 0 };
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

  /** A speaker's sentences in one run of quotation, each within its passage. Whom the paragraph credits, all of them are owed to. */
  const addSpeech = (run: Span, { passages, text: context }: Paragraph, speaker: AttributionLink): void => {
    for (const passage of passages) {
      const start = Math.max(run.start, passage.start);
      const end = Math.min(run.end, passage.end);
      if (end - start < 12) continue;
      for (const piece of spokenPieces(article.text, { start, end }, language)) {
        const text = article.text.slice(piece.start, piece.end);
        const count = countWords(text, language);
        // "There is no such plan" leans on nothing: it says what it denies.
        const denial = readDenial(text, language);
        const least = denial === null ? shortest : shortestDenial;
        if (count < least || count > longest || isBoilerplate(text) || text.endsWith('?') || !isWholeSpeech(text)) continue;
        if (denial?.points === false || dependence(text, language, cues, true) < 0.7) add(piece, speaker, true, context);
      }
    }
  };

  const title = article.passages.find((passage) => passage.kind === 'title');
  if (title !== undefined) {
    const span = titleSpan(article.text.slice(title.start, title.end), article.outlet);
    if (span !== null) add({ start: title.start + span.start, end: title.start + span.end }, null, false, '');
  }

  for (const paragraph of paragraphsOf(article)) {
    if (paragraph.text === article.title || (isBoilerplate(paragraph.text.slice(0, 200)) && paragraph.passages.length === 1)) continue;
    if (/^(?:['’)\]]|\p{Ll})/u.test(paragraph.text)) continue;
    const speech = new ParagraphSpeech(paragraph, language, cues, people);
    const { runs } = speech;
    for (const passage of paragraph.passages) {
      const sentence = article.text.slice(passage.start, passage.end);
      for (const [index, run] of runs.entries()) {
        if (paragraph.start + run.start < passage.start || paragraph.start + run.start >= passage.end) continue;
        const speaker = speech.speakerOf(index, conversation, article.text);
        if (speaker !== null) addSpeech({ start: paragraph.start + run.start, end: paragraph.start + run.end }, paragraph, speaker);
      }
      if (isBoilerplate(sentence)) continue;
      const skipped = datelineLength(sentence) + connectiveLength(sentence.slice(datelineLength(sentence)), cues.connectives);
      const start = passage.start + skipped;
      const text = article.text.slice(start, passage.end);
      if (!marksAreBalanced(text)) continue;
      const inQuotation = runs.some((run) => paragraph.start + run.start <= start && passage.end <= paragraph.start + run.end + 1);
      if (inQuotation) continue;
      const spoken = language === 'en' ? indirectSpeech(text, start, article.text, people, conversation) : null;
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
      if (/^[“"«„「‘']/.test(text)) continue;
      const following = paragraph.passages.find((other) => other.start > passage.start);
      if (following !== undefined && /^\p{Ll}/u.test(article.text.slice(following.start, following.start + 1))) continue;
      if (skipped > 0 && /^(?:nothing|not|no|only|just|never|all)\b/i.test(text)) continue;
      // A bare denial leans on the sentence before it, and is only ever said right after that one.
      const bare = passage !== paragraph.passages[0] && (readDenial(text, language)?.points ?? false);
      if (!isStatement(text) || (dependence(text, language, cues, false) >= 0.7 && !bare)) continue;
      const words = countWords(text, language);
      if (
        words < (readDenial(text, language) === null ? shortestReport : shortestDenial) ||
        (language === 'en' && attributionOnly.test(text))
      )
        continue;
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
  return words >= shortest && words <= longest + 10 && !text.endsWith('?');
}

function hasFirstPerson(text: string, words: readonly string[]): boolean {
  const outside = text.replace(/[“"][^“”"]*[”"]/g, ' ').toLowerCase();
  return (outside.match(/[\p{L}'’]+/gu) ?? []).some((word) => words.includes(word.replace(/’/g, "'")));
}

/** What is left of a sentence when its quotation has gone elsewhere: "Mrs. Clinton said, her voice rising." */
const attributionOnly = /^[^,]{2,60} (?:said|added|asked|continued|wrote|replied)(?:,|\.)/;

/** A speaker's whole sentence: not one that goes on after the words that say who speaks. */
function isWholeSpeech(text: string): boolean {
  // A question that lost its mark, or a sentence that the source broke off: what it broke off before may turn it.
  if (/(?:…|\.\.\.)$/.test(text) || /^(?:Is|Are|Was|Were|Do|Does|Did|Can|Could|Would|Will|Have|Has|Why|How|Who|Where)\b/.test(text))
    return false;
  if (/^\p{Ll}/u.test(text)) return false;
  return (
    !/^(?:If|When|While|Because|As|Although|Though|Since|After|Before|Unless)\b/.test(text) || /[.!]$/.test(text) || text.includes(', ')
  );
}

/** Adds a statement, or its shorter beginning where it is long, and a short one besides for sources of which little may be quoted. */
function addWithShorter(span: Span, text: string, add: (span: Span) => void, language: string): void {
  const cut = countWords(text, language) > comfortable ? shortened(text, language, 8, comfortable + 4) : null;
  const main = cut === null ? span : { start: span.start + cut.start, end: span.start + cut.end };
  add(main);
  const brief = shortened(text, language, 8, short);
  if (brief !== null && span.start + brief.end < main.end) add({ start: span.start + brief.start, end: span.start + brief.end });
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
