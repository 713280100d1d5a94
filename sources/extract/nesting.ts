// How large and how deep a page's markup is, told by one pass over its text before any parser sees it: parsers and what walks their trees take
// time in the square of the depth, so a hostile page of four megabytes could hold a process for minutes.

const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const rawText = new Set('script style textarea title xmp'.split(' '));

const entriesOf = (names: string, closed: string): (readonly [string, ReadonlySet<string>])[] => {
  const set = new Set(closed.split(' '));
  return names.split(' ').map((name) => [name, set] as const);
};
/** Elements that close another one where it is the last open: pages leave its end out. As htmlparser2 has it, which both parsers are built on; a browser closes more. */
const closes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...entriesOf(
    'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
    'p',
  ),
  ...entriesOf('li', 'li'),
  ...entriesOf('tr', 'tr th td'),
  ...entriesOf('th', 'th'),
  ...entriesOf('td', 'thead th td'),
  ...entriesOf('tbody tfoot', 'thead tbody'),
  ...entriesOf('dd dt', 'dd dt'),
  ...entriesOf('rt rp', 'rt rp'),
  ...entriesOf('option', 'option'),
  ...entriesOf('optgroup', 'optgroup option'),
]);

/** Of 207 real news pages the deepest had 124 elements open at once. */
const deepestRead = 600;

export interface Nesting {
  readonly elements: number;
  /** Elements open at once at most. */
  readonly depth: number;
  /** Characters of text and tags, each counted once for every element open around it: what asking every element for its text costs. */
  readonly weight: number;
}

/** Reads `html` once, in time linear to its length. An estimate: what is left open counts as open to the end. */
export function measureNesting(html: string): Nesting {
  const tag = /<(\/?)([a-z][a-z0-9-]*)|<!--/giy;
  const next = /[<>]|=\s{0,100}(["'])/g;
  let [elements, deepest, weight] = [0, 0, 0];
  const open: string[] = [];
  // What was looked for to the end in vain is not looked for again.
  const missing = new Set<string>();
  const after = (end: string, from: number): number => {
    if (missing.has(end)) return html.length;
    const search = new RegExp(end, 'gi');
    search.lastIndex = from;
    if (search.test(html)) return search.lastIndex;
    missing.add(end);
    return html.length;
  };
  /** Behind the attributes that start at `from`: what stands in quotes is no markup. */
  const behindAttributes = (from: number): number => {
    next.lastIndex = from;
    for (let found = next.exec(html); found !== null; found = next.exec(html)) {
      const quote = found[1];
      if (quote === undefined) return found.index;
      const end = missing.has(quote) ? -1 : html.indexOf(quote, next.lastIndex);
      if (end < 0) missing.add(quote);
      else next.lastIndex = end + 1;
    }
    return html.length;
  };
  let counted = 0;
  for (let at = html.indexOf('<'); at >= 0 && at < html.length; at = html.indexOf('<', at)) {
    tag.lastIndex = at;
    const match = tag.exec(html);
    if (match === null) {
      at += 1;
      continue;
    }
    const [whole, slash, written] = match;
    weight += (at - counted) * open.length;
    at += whole.length;
    counted = at;
    if (written === undefined) {
      at = after('-->', at);
      counted = at;
      continue;
    }
    const name = written.toLowerCase();
    at = behindAttributes(at);
    if (slash === '/') {
      const last = open.lastIndexOf(name);
      if (last >= 0) open.length = last;
      continue;
    }
    elements += 1;
    const closed = closes.get(name);
    while (closed?.has(open.at(-1) ?? '') === true) open.pop();
    if (rawText.has(name)) {
      at = after(`</${name}`, at);
      counted = at;
    } else if (!empty.has(name) && !(html[at - 1] === '/' && (open.includes('svg') || open.includes('math')))) {
      // In a drawing or a formula `/>` is an end.
      open.push(name);
      deepest = Math.max(deepest, open.length);
      // Too deep for any parser whatever follows; and looking for what an end closes stays cheap.
      if (deepest > deepestRead) break;
    }
  }
  return { elements, depth: deepest, weight: weight + (html.length - counted) * open.length };
}

/** Whether a page's markup is of a size that parsers take. Of 207 real news pages the largest had 2,442 elements. */
export function isReadable(nesting: Nesting): boolean {
  return nesting.elements <= 40_000 && nesting.depth <= deepestRead && nesting.weight <= 30_000_000;
}
