// A content tree to paragraphs: each block of it is one, with how much of it is link text. Headings come marked, so that a caller may drop them.
import { foldSpaces } from './text.ts';

export interface Block {
  readonly text: string;
  readonly kind: 'paragraph' | 'heading' | 'list-item' | 'row';
  /** Share of the characters that stand in links, 0 to 1. */
  readonly linkShare: number;
  readonly links: number;
  /** Share of the characters that stand in `time` elements, 0 to 1. */
  readonly timeShare: number;
}

const blockTags = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN MENU OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const headingTag = /^H[1-6]$/;

function share(part: number, text: string): number {
  return Math.min(1, part / text.length);
}

interface Inside {
  readonly link: boolean;
  readonly time: boolean;
}

interface Pending {
  text: string;
  linked: number;
  links: number;
  timed: number;
  breaks: number;
}

const nothing = (): Pending => ({ text: '', linked: 0, links: 0, timed: 0, breaks: 0 });

/** A row of figures or names: what it says is told by its cells together, so it is one block. A table that lays out a page has rows with blocks in them. */
function isRow(element: Element): boolean {
  return element.children.length >= 2 && element.querySelector('p, div, table, ul, ol, h1, h2, h3, h4, form') === null;
}

/** Blocks under `root` in reading order, text folded, none empty. `skip` leaves a whole element out. Two `br` in a row part paragraphs. */
export function readBlocks(root: Node, skip: (element: Element) => boolean): Block[] {
  const blocks: Block[] = [];
  let pending: Pending = nothing();

  const flush = (kind: Block['kind']): void => {
    const text = foldSpaces(pending.text).replace(/(?: ·)+$/u, '');
    if (text !== '')
      blocks.push({ text, kind, linkShare: share(pending.linked, text), links: pending.links, timeShare: share(pending.timed, text) });
    pending = nothing();
  };

  const visit = (node: Node, kind: Block['kind'], inside: Inside): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3) {
        const text = child.nodeValue ?? '';
        pending.text += text;
        if (inside.link) pending.linked += text.trim().length;
        if (inside.time) pending.timed += text.trim().length;
        if (text.trim() !== '') pending.breaks = 0;
      } else if (child.nodeType === 1) {
        const element = child as Element;
        const tag = element.tagName.toUpperCase();
        if (tag === 'BR') {
          pending.breaks += 1;
          pending.text += ' ';
          if (pending.breaks >= 2) flush(kind);
        } else if (skip(element)) {
          pending.text += ' ';
        } else if (kind === 'row' && (tag === 'TD' || tag === 'TH')) {
          // A sign between cells: what stands in one begins there, for readers and for what is looked for at the start of a sentence.
          pending.text += pending.text.trim() === '' ? ' ' : ' · ';
          visit(element, kind, inside);
        } else if (blockTags.has(tag)) {
          flush(kind);
          const own = headingTag.test(tag) ? 'heading' : tag === 'LI' ? 'list-item' : tag === 'TR' && isRow(element) ? 'row' : kind;
          visit(element, own, inside);
          flush(own);
        } else {
          if (tag === 'A') pending.links += 1;
          visit(element, kind, { link: inside.link || tag === 'A', time: inside.time || tag === 'TIME' });
        }
      }
    }
  };
  visit(root, 'paragraph', { link: false, time: false });
  flush('paragraph');
  return blocks;
}
