// The one address an article is known by: two feeds that link one page with other trackers lead to one article.

/** Parameters that no page is told from another by. */
const trackers =
  /^(?:utm_.*|at_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ocid|cmp|cmpid|ns_.*|referrer|ref_src|xtor|traffic_source|smid|taid)$/i;
/** Trackers at some sites, at others what tells one page from the next: `cid` is a campaign or the content. */
const ambiguous = /^(?:ref|partner|feature|source|src|emc|cid|ito|rss|feed|output|outputtype)$/i;
/** Values of those that say where a reader comes from. */
const cameFrom = /^(?:\p{L}+[-_. :])*(?:rss|atom|amp|feeds?|newsletter|twitter|facebook)(?:[-_. :]\p{L}+)*$/iu;

function host(url: URL): string {
  return url.host.toLowerCase().replace(/^(?:www|m|mobile|amp|edition)\./, '');
}

/** Address of the page that a cache of AMP pages holds (`cdn.ampproject.org/c/s/HOST/PATH`, `google.com/amp/s/HOST/PATH`), or the address itself. */
function withoutAmpCache(url: URL): URL {
  const isCache =
    /(?:^|\.)cdn\.ampproject\.org$/i.test(url.hostname) ||
    (/^(?:www\.)?google\.[a-z.]+$/i.test(url.hostname) && url.pathname.startsWith('/amp/'));
  const held = isCache ? /^\/(?:[a-z]{1,3}\/)?(s\/)?([^/]+\.[^/]+)(\/.*)?$/i.exec(url.pathname) : null;
  const original = held === null ? null : `${held[1] === undefined ? 'http' : 'https'}://${held[2] ?? ''}${held[3] ?? '/'}${url.search}`;
  return original !== null && URL.canParse(original) ? new URL(original) : url;
}

/**
 * The address of a page fetched from `url` that calls itself `canonical`. Its word is taken only within its own host and for no
 * front page: else one page could take the place of another's. Without fragment and tracking parameters, parameters sorted. What may be
 * a tracker stays where the page does not say so itself: two pages as one is worse than one page twice.
 */
export function articleUrl(url: string, canonical: string | null): string {
  const fetched = withoutAmpCache(new URL(url));
  const own = canonical !== null && URL.canParse(canonical) ? new URL(canonical) : null;
  const trusted = own !== null && host(own) === host(fetched) && (own.pathname !== '/' || own.search !== '') ? own : fetched;
  return without(trusted, (name, value) => trackers.test(name) || (ambiguous.test(name) && cameFrom.test(value)));
}

/** An article's address without all that may be a tracker: the same words at two addresses that differ in nothing else are one article. */
export function bareAddress(url: string): string {
  return without(new URL(url), (name) => trackers.test(name) || ambiguous.test(name));
}

function without(url: URL, isTracker: (name: string, value: string) => boolean): string {
  const address = new URL(url);
  address.hash = '';
  address.username = '';
  address.password = '';
  const found = [...address.searchParams].filter(([name, value]) => isTracker(name, value));
  for (const [name, value] of found) address.searchParams.delete(name, value);
  address.searchParams.sort();
  return address.href;
}
