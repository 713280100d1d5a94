// The address of an article as a person pastes it: whether it can be one, and under which other addresses the same page may be stored. Pure.

/** Parameters that no page is told from another by. */
const trackers = /^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid)$/i;
const longest = 2_048;

export type ArticleAddress =
  | { readonly ok: true; readonly url: string }
  /** `reason` goes on from the address: "is not an address". */
  | { readonly ok: false; readonly code: 'bad-address' | 'home-page'; readonly reason: string };

const refused = (reason: string): ArticleAddress => ({ ok: false, code: 'bad-address', reason });

/** Absolute, http or https, and not of a site's front page. Whether it may be fetched is for the guarded client to say. */
export function readArticleAddress(text: string): ArticleAddress {
  const given = text.trim();
  if (given.length > longest) return refused(`has more than ${longest} characters`);
  if (!URL.canParse(given)) {
    const whole = `https://${given}`;
    const looksLikeOne = /^[^\s/:]+\.[^\s/:]+\//u.test(given) && URL.canParse(whole);
    return refused(`is not an address of the web${looksLikeOne ? `: write ${whole}` : ''}`);
  }
  const url = new URL(given);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refused(`has the scheme ${url.protocol} where http: or https: is taken`);
  if (url.username !== '' || url.password !== '') return refused('holds a user name or password');
  url.hash = '';
  if (/^\/(?:index\.\w{2,5})?$/i.test(url.pathname) && url.search === '')
    return { ok: false, code: 'home-page', reason: 'is the front page of a site: give the address of one article' };
  return { ok: true, url: url.href };
}

/** The address itself, and those that pages of the same words are often stored under: other scheme, with or without `www.`, slash, trackers. */
export function addressVariants(address: string): string[] {
  const plain = new URL(address);
  const tracking = Array.from(plain.searchParams.keys()).filter((name) => trackers.test(name));
  for (const name of tracking) plain.searchParams.delete(name);
  plain.searchParams.sort();
  const variants = new Set<string>([address]);
  for (const start of [new URL(address), plain])
    for (const protocol of ['https:', 'http:'])
      for (const www of [true, false])
        for (const slash of [true, false]) {
          const url = new URL(start);
          // Neither scheme changes what stands on a port of its own.
          if (url.port === '') url.protocol = protocol;
          const bare = url.hostname.replace(/^www\./, '');
          if (/[a-z]/i.test(bare)) url.hostname = www ? `www.${bare}` : bare;
          url.pathname = `${url.pathname.replace(/\/+$/, '')}${slash ? '/' : ''}`;
          variants.add(url.href);
        }
  return [...variants];
}
