// The draft's text: Markdown that any editor can open, read by remark with GFM footnotes.
//
//   # Headline                         one, first
//   _Deck._                            one paragraph, wholly emphasised, right after the headline
//   Paragraph with a footnote.[^1]     plain prose; emphasis is allowed, links, images, lists, tables and HTML are not;
//                                      an address stays the text that it is
//   ## Section title
//   > Members are reading: ...         the teaser: one block quotation, right before the members-only part
//   <!--members-only--> ... <!--/members-only-->     at most one pair, around whole blocks
//
// What does not fit is a problem with its line, never dropped silently.
import { toString } from 'mdast-util-to-string';
import type { Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { cutSentences } from './sentences.ts';
import type { Citation, RevisionDocument } from './revision.ts';
import type { SentencePart } from './words.ts';

export interface TextSentence {
  /** Plain text: no Markdown, no footnote marks. */
  readonly text: string;
  /** Footnote numbers standing in or right after the sentence, in order. */
  readonly citations: readonly number[];
}

export interface TextBlock {
  readonly part: Exclude<SentencePart, 'caption'>;
  readonly membersOnly: boolean;
  /** 1-based line in the Markdown. */
  readonly line: number;
  readonly sentences: readonly TextSentence[];
}

export interface TextProblem {
  readonly line: number;
  readonly message: string;
}

export interface DraftText {
  readonly headline: string;
  readonly deck: string;
  readonly teaser: string | null;
  /** All blocks in order, headline, deck and teaser among them. */
  readonly blocks: readonly TextBlock[];
  readonly problems: readonly TextProblem[];
}

const membersOpen = '<!--members-only-->';
const membersClose = '<!--/members-only-->';
const parser = unified().use(remarkParse).use(remarkGfm);

/** Plain text of phrasing content with the offsets of its footnote marks. */
function flatten(
  nodes: readonly PhrasingContent[],
  refused: (node: Nodes) => void,
): { text: string; marks: { at: number; number: number }[] } {
  let text = '';
  const marks: { at: number; number: number }[] = [];
  const walk = (node: PhrasingContent): void => {
    switch (node.type) {
      case 'text':
        text += node.value.replaceAll('\n', ' ');
        return;
      case 'break':
        text += ' ';
        return;
      case 'emphasis':
      case 'strong':
        for (const child of node.children) walk(child);
        return;
      case 'footnoteReference':
        marks.push({ at: text.length, number: Number(node.identifier) });
        return;
      case 'link': {
        // GFM reads a bare address as a link to itself: here it is plain text like all else, and never becomes a link.
        const shown = toString(node);
        if (![shown, `http://${shown}`, `mailto:${shown}`].includes(node.url)) refused(node);
        text += shown;
        return;
      }
      default:
        refused(node);
        text += toString(node);
    }
  };
  for (const node of nodes) walk(node);
  return { text, marks };
}

function sentencesIn(flat: ReturnType<typeof flatten>, language: string, whole: boolean): TextSentence[] {
  const start = flat.text.length - flat.text.trimStart().length;
  const spans = whole && flat.text.trim() !== '' ? [{ start, end: flat.text.trimEnd().length }] : cutSentences(flat.text, language);
  return spans.map((span, index) => {
    // A mark belongs to the sentence that it stands in or follows; one at the very start of the next belongs to the sentence before.
    const from = index === 0 ? -1 : span.start;
    const until = spans[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own = flat.marks.filter((mark) => mark.at > from && mark.at <= until);
    return { text: flat.text.slice(span.start, span.end), citations: [...new Set(own.map((mark) => mark.number))] };
  });
}

/** Reads a draft's Markdown. `language` (ISO 639-1) steers where sentences are cut. Never throws on any text: what is wrong is in `problems`. */
export function readDraftText(markdown: string, language: string): DraftText {
  const numbers = new Set([...markdown.matchAll(/\[\^(\d{1,4})\]/g)].map((match) => Number(match[1])));
  // GFM reads a mark as a footnote only where a definition exists; the real ones are made from the citations.
  const definitions = [...numbers].map((number) => `[^${number}]: -`).join('\n\n');
  const tree = parser.parse(`${markdown}\n\n${definitions}`);
  const problems: TextProblem[] = [];
  const blocks: TextBlock[] = [];
  let members = 'before' as 'before' | 'inside' | 'after';
  let membersLine = 0;
  let teaserAt = -1;

  const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;
  const problem = (node: Nodes, message: string): void => void problems.push({ line: lineOf(node), message });
  const refuse = (node: Nodes): void =>
    problem(node, `a draft's text holds no ${node.type}: use plain prose, footnotes and section titles`);
  const add = (node: Nodes, part: TextBlock['part'], children: readonly PhrasingContent[]): void => {
    const flat = flatten(children, refuse);
    const sentences = sentencesIn(flat, language, part === 'headline' || part === 'heading');
    if (sentences.length === 0) return problem(node, `an empty ${part}`);
    blocks.push({ part, membersOnly: members === 'inside', line: lineOf(node), sentences });
  };
  const isDeck = (node: Paragraph): boolean =>
    blocks.length === 1 &&
    blocks[0]?.part === 'headline' &&
    node.children.every((child) => child.type === 'emphasis' || child.type === 'footnoteReference');

  const readHtml = (node: RootContent & { type: 'html' }): void => {
    for (const line of node.value
      .split('\n')
      .map((text) => text.trim())
      .filter(Boolean)) {
      if (line === membersOpen && members === 'before') {
        members = 'inside';
        membersLine = lineOf(node);
        if (!blocks.some((block) => block.part === 'deck'))
          problem(node, 'headline and deck are for everybody: the members-only part begins after them');
        if (teaserAt !== -1 && teaserAt !== blocks.length - 1) problem(node, 'the teaser stands right before the members-only part');
      } else if (line === membersClose && members === 'inside') members = 'after';
      else if (line === membersOpen || line === membersClose) problem(node, `${line} here: one pair, opened and then closed, is allowed`);
      else refuse(node);
    }
  };

  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') {
      // One that stands otherwise than `renderMarkdown` writes them is an editor's own, and its words would be shown to nobody.
      if (node.position?.start.column !== 1 || !/^\d{1,4}$/.test(node.identifier))
        problem(node, `the definition of a footnote [^${node.identifier}]: footnotes are made from the sources`);
      continue;
    }
    if (node.type === 'html') readHtml(node);
    else if (node.type === 'heading' && node.depth === 1) {
      if (blocks.length > 0) problem(node, 'the headline (#) stands once, at the top');
      add(node, blocks.length === 0 ? 'headline' : 'heading', node.children);
    } else if (node.type === 'heading') add(node, 'heading', node.children);
    else if (node.type === 'paragraph') add(node, isDeck(node) ? 'deck' : 'body', node.children);
    else if (node.type === 'blockquote' && node.children.length === 1 && node.children[0]?.type === 'paragraph' && teaserAt === -1) {
      teaserAt = blocks.length;
      add(node, 'teaser', node.children[0].children);
    } else refuse(node);
  }
  const text = (part: SentencePart): string | null =>
    blocks
      .find((block) => block.part === part)
      ?.sentences.map((sentence) => sentence.text)
      .join(' ') ?? null;
  if (blocks[0]?.part !== 'headline') problems.push({ line: 1, message: 'no headline: the text begins with "# " and the headline' });
  if (text('deck') === null) problems.push({ line: 2, message: 'no deck: one paragraph in _emphasis_ follows the headline' });
  if (!blocks.some((block) => block.part === 'body')) problems.push({ line: 3, message: 'no paragraph: a draft has a body' });
  if (members === 'inside') problems.push({ line: membersLine, message: `${membersOpen} is never closed with ${membersClose}` });
  return { headline: text('headline') ?? '', deck: text('deck') ?? '', teaser: text('teaser'), blocks, problems };
}

export interface DocumentSentence extends TextSentence {
  readonly ordinal: number;
  readonly part: SentencePart;
  readonly membersOnly: boolean;
}

/** Every sentence of a document in order, headline first, the illustration's caption last. Their ordinals name them in checks. */
export function sentencesOf(document: Pick<RevisionDocument, 'text' | 'language' | 'illustration'>): DocumentSentence[] {
  const sentences = readDraftText(document.text, document.language).blocks.flatMap((block) =>
    block.sentences.map((sentence) => ({ ...sentence, part: block.part as SentencePart, membersOnly: block.membersOnly })),
  );
  if (document.illustration !== null) {
    sentences.push({ text: document.illustration.caption, citations: [], part: 'caption', membersOnly: false });
  }
  return sentences.map((sentence, ordinal) => ({ ...sentence, ordinal }));
}

const escapable = /[\\`*_[\]<>#|~!]/g;

/** Text as Markdown that reads back as the same plain text. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(escapable, (character) => `\\${character}`)
    .replaceAll('&', '&amp;')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1')
    .replace(/\b(https?|www|ftp)([:.])/gi, '$1\\$2');
}

/** What GFM makes a link of without being asked, escaped or not: the beginning of an address, and the sign in a mail address. */
function withoutAddresses(text: string): string {
  return text.replace(/\b(?:https?|ftp|mailto|xmpp):(?:\/\/)?|www\./giu, '').replaceAll('@', ' at ');
}

/** One line of plain text and one link, whatever stands in the names that others gave. */
function footnote(citation: Citation): string {
  const plain = (text: string): string => escapeMarkdown(withoutAddresses(text).replace(/\s+/gu, ' ').trim());
  const url = citation.url.replace(/[<>\s\\]/gu, encodeURIComponent);
  const date = citation.publishedAt === null ? '' : `, ${citation.publishedAt.slice(0, 10)}`;
  return `[^${citation.number}]: ${plain(citation.outlet)}: “${plain(citation.title)}”${date}. <${url}>`;
}

/** The whole Markdown of a document: its text and the footnotes' definitions. */
export function renderMarkdown(document: RevisionDocument): string {
  return [document.text.trimEnd(), ...document.citations.map(footnote)].join('\n\n') + '\n';
}

const definition = /^\[\^(\d{1,4})\]:.*(?:\n(?: {2,}|\t).*)*\n?/gm;

/** Removes footnote definitions from Markdown that an editor saved with them: they are made from the citations again. */
export function withoutDefinitions(markdown: string): string {
  return markdown.replace(definition, '').trimEnd() + '\n';
}

/** The footnote definitions that `withoutDefinitions` removes, each with its number, 1-based line and whole text. */
export function definitionsIn(markdown: string): { number: number; line: number; text: string }[] {
  return [...markdown.matchAll(definition)].map((match) => ({
    number: Number(match[1]),
    line: markdown.slice(0, match.index).split('\n').length,
    text: match[0].trim(),
  }));
}
