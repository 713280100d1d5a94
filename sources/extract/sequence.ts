// What only the order of blocks tells: lines before the text begins, lines said again and again, and what follows it to the end of the page.
// Told by form (dates, names, links, repetition), not by what a site calls its parts.
import type { Block } from './paragraphs.ts';
import { endsSentence, words } from './sentences.ts';

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A sentence of the article: long enough to be one and ended as one, or very long. */
function isProse(block: Block): boolean {
  if (block.kind === 'heading' || block.linkShare > 0.5) return false;
  const count = words(block.text);
  return (count >= 8 && endsSentence(block.text)) || block.text.length > 160;
}

const dated = /\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}/u;

/** Before the first sentence: who wrote it, when, in which part of the paper, how long it takes to read. */
function withoutHead(blocks: readonly Block[], names: readonly string[]): Block[] {
  const first = blocks.findIndex(isProse);
  if (first <= 0) return [...blocks];
  const own = names.map(plain).filter((name) => name.length > 3);
  const isHead = (block: Block): boolean => {
    const count = words(block.text);
    if (block.kind === 'row' || count > 25 || endsSentence(block.text)) return false;
    const said = plain(block.text);
    if (count <= 15 && own.some((name) => said.includes(name))) return true;
    return block.kind === 'paragraph' && (dated.test(block.text) || (count <= 4 && block.text.length <= 30));
  };
  return blocks.filter((block, index) => index >= first || !isHead(block));
}

/** Lines of a few words that stand on the page three times or more (figures in them aside): buttons, labels, "continues below". */
function withoutRefrains(blocks: readonly Block[]): Block[] {
  const key = (block: Block): string => plain(block.text).replace(/\d+/g, '0');
  const counts = new Map<string, number>();
  for (const block of blocks) counts.set(key(block), (counts.get(key(block)) ?? 0) + 1);
  return blocks.filter((block) => {
    const count = words(block.text);
    return block.kind === 'row' || count < 3 || count > 10 || endsSentence(block.text) || (counts.get(key(block)) ?? 0) < 3;
  });
}

/** After the last sentence: labels, links and signatures. More than a few such lines are a list, and stay; a heading stays with what it is over. */
function withoutTail(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex((block) => isProse(block) || block.kind === 'row' || (block.kind === 'list-item' && block.links === 0));
  const tail = blocks.slice(last + 1);
  if (last < 0 || tail.length > 12) return [...blocks];
  const says = (block: Block | undefined): boolean =>
    block !== undefined && block.linkShare < 0.3 && (endsSentence(block.text) || words(block.text) > 6);
  return blocks.filter(
    (block, index) =>
      index <= last ||
      says(block) ||
      (block.kind === 'heading' && block.linkShare === 0 && words(block.text) > 2 && says(blocks[index + 1])),
  );
}

/** A heading or label over nothing but lines with links, up to the next heading, leads to other pages. */
function withoutLinkLists(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let section: Block[] = [];
  const close = (): void => {
    const body = section.slice(1);
    const linked = body.filter((block) => block.linkShare > 0.3).length;
    const leads =
      section[0]?.kind === 'heading' &&
      body.length >= 2 &&
      linked >= body.length * 0.8 &&
      !body.some((block) => words(block.text) >= 12 && endsSentence(block.text));
    if (!leads) kept.push(...section);
    section = [];
  };
  for (const block of blocks) {
    if (block.kind === 'heading') close();
    section.push(block);
  }
  close();
  return kept;
}

/** Rows stay where a table is a good part of what the article says: a small one stands beside the text. */
const fewestRows = 3;
const leastOfText = 0.15;

function withoutSmallTables(blocks: readonly Block[]): Block[] {
  const rows = blocks.filter((block) => block.kind === 'row');
  const length = (some: readonly Block[]): number => some.reduce((sum, block) => sum + block.text.length, 0);
  return rows.length >= fewestRows && length(rows) >= length(blocks) * leastOfText
    ? [...blocks]
    : blocks.filter((block) => block.kind !== 'row');
}

/** The blocks that are the article's text. `names`: its author and outlet, as the page's head has them. */
export function articleBlocks(blocks: readonly Block[], names: readonly string[]): Block[] {
  return withoutTail(withoutLinkLists(withoutRefrains(withoutHead(withoutSmallTables(blocks), names))));
}
