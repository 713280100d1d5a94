// The address of an article as a person pastes it: whether it can be one, and under which other addresses the same page may be stored. Pure.
import type { AddressPolicy, AddressRefusal } from './address-policy.ts';

/** Parameters that no page is told from another by. */
const trackers = /^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid)$/i;
const longest = 2_048;

export type ArticleAddress =
  | { readonly ok: true; readonly url: string }
  /** `message`: which address, what is wrong with it, and what to give instead; it holds no password. */
  | { readonly ok: false; readonly code: ArticleAddressRefusal; readonly message: string };

export type ArticleAddressRefusal = 'bad-address' | 'home-page' | AddressRefusal;

const hints: Readonly<Record<AddressRefusal, string>> = {
  protocol: 'Give the address as the browser shows it',
  'refused-scheme': 'Give one that begins with https: or http:',
  'refused-credentials': 'Give it without them',
  'refused-port': 'Give the address that readers open, or have the operator name host and port in fetch.allowPrivate',
  'refused-address': 'Give the address that readers open, or have the operator name the host in fetch.allowPrivate',
};
const shownLength = 200;

/** The address for a message: no user name, no password, not endless. */
function shown(given: string): string {
  if (!URL.canParse(given)) return given.slice(0, shownLength);
  const url = new URL(given);
  [url.username, url.password] = ['', ''];
  return url.href.slice(0, shownLength);
}

/**
 * Absolute, one that the guarded client would ask (`policy`), and not of a site's front page. What its name resolves to is told only when it is
 * fetched.
 */
export function readArticleAddress(text: string, policy: AddressPolicy): ArticleAddress {
  const given = text.trim();
  const refused = (code: ArticleAddressRefusal, what: string): ArticleAddress => ({ ok: false, code, message: `${shown(given)} ${what}` });
  if (given.length > longest) return refused('bad-address', `has more than ${longest} characters: give it without its parameters`);
  if (!URL.canParse(given)) {
    const whole = `https://${given}`;
    const looksLikeOne = /^[^\s/:]+\.[^\s/:]+\//u.test(given) && URL.canParse(whole);
    return refused('bad-address', `is not an address of the web${looksLikeOne ? `: write ${whole}` : `. ${hints.protocol}`}`);
  }
  const verdict = policy.judge(given);
  if (!verdict.ok) return refused(verdict.code, `is ${verdict.reason}. ${hints[verdict.code]}`);
  const { url } = verdict;
  if (/^\/(?:index\.\w{2,5})?$/i.test(url.pathname) && url.search === '')
    return refused('home-page', 'is the front page of a site: give the address of one article');
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
