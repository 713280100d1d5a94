// Reads and writes feed lists in OPML, the form every feed reader exports and imports.
// A list comes from a person or from the web, so it is data: nothing in it is fetched, included or expanded here, one bad
// row costs that row alone, and what was left out is always said in `problems`.
import { load } from 'cheerio';
import { NewsroomError } from '../../core/errors.ts';
import { readCountry, readFeedAddress, readLabels, readLanguage, readText } from './opml-values.ts';

/** One feed of a list. `language` is ISO 639-1 in lower case, `country` ISO 3166-1 alpha-2 in upper case. */
export interface OpmlFeed {
  /** Absolute http(s) address of the feed, without fragment. */
  url: string;
  title: string;
  /** Home page of the outlet. */
  site: string | null;
  language: string | null;
  country: string | null;
  /** Region or beat: the row's own `category`, or else the titles of the groups around it, outermost first. */
  category: string[];
  /** Public page that documents the feed's address. */
  documentedAt: string | null;
  /** True once a check has reached the feed. */
  verified: boolean;
}

/** What was left out or doubted; `line` counts from 1. */
export interface OpmlProblem {
  line?: number;
  message: string;
}

export interface OpmlDocument {
  title: string | null;
  feeds: OpmlFeed[];
  problems: OpmlProblem[];
}

type OpmlErrorCode = 'opml-too-large' | 'opml-malformed' | 'opml-unreadable';

/** The whole list is unusable; the message says what, where and what to do. */
export class OpmlError extends NewsroomError {
  declare readonly code: OpmlErrorCode;

  constructor(code: OpmlErrorCode, what: string, action: string, cause?: unknown) {
    super(code, `${what} ${action}`, { details: { action }, cause });
  }
}

/** Largest list that is read, in UTF-16 units of its text (and in bytes of its file). */
export const OPML_MAX_LENGTH = 4 * 1024 * 1024;
const MAX_FEEDS = 10_000;
// The parser's time grows with the square of the nesting, so the tags are counted before it starts (25,000: 0.2 s).
const MAX_TAGS = 25_000;
const MAX_DEPTH = 32;
const MAX_PROBLEMS = 200;

const NOT_OPML_ACTION = 'Give the address or path of an OPML file, as feed readers export it.';

// The shape of cheerio's nodes that is walked here; its own types come from a package we do not depend on.
interface XmlNode {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: XmlNode[];
  startIndex?: number | null;
}

/**
 * Reads an OPML text. Only http(s) feeds are returned, the first row of an address wins, order is kept.
 * @throws OpmlError `opml-too-large` or `opml-malformed`, when there is no list to read at all
 */
export function parseOpml(xml: string): OpmlDocument {
  if (xml.length > OPML_MAX_LENGTH) {
    throw new OpmlError(
      'opml-too-large',
      `The feed list has ${xml.length} characters; at most ${OPML_MAX_LENGTH} are read.`,
      'Split it into smaller lists.',
    );
  }
  if (countTags(xml) > MAX_TAGS) {
    throw new OpmlError(
      'opml-too-large',
      `The feed list has more than ${MAX_TAGS} tags, far more than ${MAX_FEEDS} feeds need.`,
      'Split it into smaller lists.',
    );
  }
  const problems = new ProblemList(xml);
  const root = documentRoot(xml);
  const opml = childNamed(root, 'opml');
  if (!opml) {
    throw new OpmlError('opml-malformed', 'The feed list is not OPML: it has no <opml> element at its top.', NOT_OPML_ACTION);
  }
  const body = childNamed(opml, 'body');
  if (!body) {
    throw new OpmlError('opml-malformed', 'The feed list has no <body>, so it lists nothing.', NOT_OPML_ACTION);
  }
  noteDoubts(xml, root, problems);
  const title = childNamed(childNamed(opml, 'head'), 'title');
  return {
    title: readText(title ? textOf(title) : ''),
    feeds: readOutlines(body, problems),
    problems: problems.close(),
  };
}

/** Writes a flat OPML 2.0 list. What `parseOpml` returned comes back unchanged. */
export function renderOpml(feeds: readonly OpmlFeed[], title = 'Feeds'): string {
  const rows = feeds.map((feed) => {
    const attributes: [string, string | null][] = [
      ['text', feed.title],
      ['title', feed.title],
      ['type', 'rss'],
      ['xmlUrl', feed.url],
      ['htmlUrl', feed.site],
      ['language', feed.language],
      ['country', feed.country],
      ['category', feed.category.length > 0 ? feed.category.join(',') : null],
      ['documentedAt', feed.documentedAt],
      ['verified', feed.verified ? 'yes' : 'no'],
    ];
    const written = attributes.flatMap(([name, value]) => (value === null ? [] : [`${name}="${escapeXml(value)}"`]));
    return `    <outline ${written.join(' ')}/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escapeXml(title)}</title>`,
    '  </head>',
    '  <body>',
    ...rows,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function countTags(xml: string): number {
  let count = 0;
  for (let at = xml.indexOf('<'); at !== -1 && count <= MAX_TAGS; at = xml.indexOf('<', at + 1)) count += 1;
  return count;
}

function documentRoot(xml: string): XmlNode {
  // Only XML's five built-in entities and character references are decoded: declared entities never are.
  const $ = load(xml, {
    xml: { lowerCaseTags: true, lowerCaseAttributeNames: true, withStartIndices: true },
  });
  return $.root()[0] ?? { type: 'root' };
}

function noteDoubts(xml: string, root: XmlNode, problems: ProblemList): void {
  const doctype = root.children?.find((node) => node.type === 'directive' && /^!doctype/i.test(node.data ?? ''));
  if (doctype) problems.add(doctype, 'A document type is declared; it is ignored, and its entities are not expanded.');
  if (!/<\/opml\s*>/i.test(xml)) {
    problems.addForWhole('The list ends before </opml>: it may be cut short, and the last rows may be missing.');
  }
}

// Walks without recursion: the depth of the nesting is the author's choice, not ours.
function readOutlines(body: XmlNode, problems: ProblemList): OpmlFeed[] {
  const feeds = new Map<string, OpmlFeed>();
  const waiting: { node: XmlNode; groups: string[]; depth: number }[] = [];
  const push = (parent: XmlNode, groups: string[], depth: number): void => {
    for (const child of [...(parent.children ?? [])].reverse()) {
      if (child.type === 'tag') waiting.push({ node: child, groups, depth });
    }
  };
  push(body, [], 1);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, groups, depth } = next;
    if (node.name !== 'outline') {
      problems.add(node, `<${node.name ?? '?'}> is not an outline; it is left out.`);
      continue;
    }
    const attributes = node.attribs ?? {};
    const isGroup = (node.children ?? []).some((child) => child.type === 'tag');
    if (attributes['xmlurl'] !== undefined) {
      const feed = readFeed(node, attributes, groups, problems);
      if (feed && feeds.has(feed.url)) problems.add(node, `${feed.url} is listed twice; the first row is kept.`);
      else if (feed && feeds.size >= MAX_FEEDS) {
        problems.add(node, `Only ${MAX_FEEDS} feeds are read from one list; the rest is left out.`);
        break;
      } else if (feed) feeds.set(feed.url, feed);
    } else if (!isGroup) {
      problems.add(node, `The outline ${quoteName(attributes)} has no xmlUrl; it is left out.`);
    }
    if (!isGroup) continue;
    if (depth >= MAX_DEPTH) problems.add(node, `Groups are nested more than ${MAX_DEPTH} deep; the rest is left out.`);
    else push(node, [...groups, ...readLabels(attributes['title'] ?? attributes['text'])], depth + 1);
  }
  return [...feeds.values()];
}

function readFeed(node: XmlNode, attributes: Record<string, string>, groups: string[], problems: ProblemList): OpmlFeed | null {
  const address = readFeedAddress(attributes['xmlurl'] ?? '');
  if (!address.ok) {
    problems.add(node, `The outline ${quoteName(attributes)} is left out: its xmlUrl ${address.reason}.`);
    return null;
  }
  const optional = <T>(name: string, read: (raw: string) => T | null, takes: string): T | null => {
    const raw = attributes[name]?.trim() ?? '';
    if (raw === '') return null;
    const value = read(raw);
    if (value === null) problems.add(node, `${name}="${raw.slice(0, 80)}" is ignored: it takes ${takes}.`);
    return value;
  };
  const page = (raw: string): string | null => {
    const read = readFeedAddress(raw);
    return read.ok ? read.url.href : null;
  };
  const labels = readLabels(attributes['category']);
  return {
    url: address.url.href,
    title: readText(attributes['title']) ?? readText(attributes['text']) ?? address.url.hostname,
    site: optional('htmlurl', page, 'an http(s) address'),
    language: optional('language', readLanguage, 'an ISO 639-1 code such as en'),
    country: optional('country', readCountry, 'an ISO 3166-1 alpha-2 code such as GB'),
    category: labels.length > 0 ? labels : groups,
    documentedAt: optional('documentedat', page, 'an http(s) address'),
    verified: optional('verified', readVerified, 'yes or no') ?? false,
  };
}

function readVerified(raw: string): boolean | null {
  if (/^(?:yes|true)$/i.test(raw)) return true;
  return /^(?:no|false)$/i.test(raw) ? false : null;
}

function quoteName(attributes: Record<string, string>): string {
  const name = readText(attributes['title']) ?? readText(attributes['text']);
  return name === null ? 'without a title' : `“${name.slice(0, 80)}”`;
}

function childNamed(parent: XmlNode | undefined, name: string): XmlNode | undefined {
  return parent?.children?.find((child) => child.type === 'tag' && child.name === name);
}

function textOf(element: XmlNode): string {
  return (element.children ?? [])
    .flatMap((child) => (child.type === 'cdata' ? (child.children ?? []) : [child]))
    .map((child) => (child.type === 'text' ? (child.data ?? '') : ''))
    .join('');
}

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Collects problems with their line, up to a limit, and counts the rest. */
class ProblemList {
  readonly #text: string;
  readonly #problems: OpmlProblem[] = [];
  #unlisted = 0;
  // Rows are met in the order of the text, so the line is counted on from the last one.
  #index = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  add(node: XmlNode, message: string): void {
    if (this.#isFull()) return;
    if (typeof node.startIndex === 'number') this.#problems.push({ line: this.#lineAt(node.startIndex), message });
    else this.#problems.push({ message });
  }

  addForWhole(message: string): void {
    if (!this.#isFull()) this.#problems.push({ message });
  }

  close(): OpmlProblem[] {
    if (this.#unlisted > 0) this.#problems.push({ message: `${this.#unlisted} more problems are not listed.` });
    return this.#problems;
  }

  // Asked before a line is looked for: looking costs a scan of the text.
  #isFull(): boolean {
    if (this.#problems.length < MAX_PROBLEMS) return false;
    this.#unlisted += 1;
    return true;
  }

  #lineAt(index: number): number {
    if (index < this.#index) {
      this.#index = 0;
      this.#line = 1;
    }
    for (let at = this.#text.indexOf('\n', this.#index); at !== -1 && at < index;) {
      this.#line += 1;
      this.#index = at + 1;
      at = this.#text.indexOf('\n', this.#index);
    }
    return this.#line;
  }
}
