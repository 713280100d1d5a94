// The one address an article is known by: two feeds that link one page with other trackers lead to one article.

const trackers =
  /^(?:utm_.*|at_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ocid|cmpid?|ns_.*|ref|referrer|ref_src|partner|feature|xtor|traffic_source|source|src|smid|emc|taid|cid|ito|rss|feed|output|outputtype)$/i;

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
 * front page: else one page could take the place of another's. Without fragment and tracking parameters, parameters sorted.
 */
export function articleUrl(url: string, canonical: string | null): string {
  const fetched = withoutAmpCache(new URL(url));
  const own = canonical !== null && URL.canParse(canonical) ? new URL(canonical) : null;
  const trusted = own !== null && host(own) === host(fetched) && (own.pathname !== '/' || own.search !== '') ? own : fetched;
  const address = new URL(trusted);
  address.hash = '';
  address.username = '';
  address.password = '';
  for (const name of new Set(address.searchParams.keys())) if (trackers.test(name)) address.searchParams.delete(name);
  address.searchParams.sort();
  return address.href;
}
