// HTML text to a DOM: linkedom for speed, jsdom where that gives a tree that Readability trips over. Neither runs scripts or loads anything.
import { parseHTML } from 'linkedom';

/** linkedom takes the first element for the root: a page that leaves out html and body (as HTML allows) gets them. */
export function parseQuickly(html: string): Document {
  const whole = /<body[\s>]/i.test(html) && /<html[\s>]/i.test(html);
  return parseHTML(whole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`).document;
}

/** Slow (five pages a second) and exact. jsdom is loaded when first needed: most runs never do. */
export async function parseExactly(html: string, url: string): Promise<Document> {
  const { JSDOM, VirtualConsole } = await import('jsdom');
  // A console of its own, connected to nothing: a page's broken style sheets are no news.
  return new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document;
}
