// Which addresses may be fetched: public ones, on the web's ports, and what the operator opened in `fetch.allowPrivate`.
// An entry opens the host as it is written in an address, never another name or number of the same machine. What a name resolves to is
// judged where it is resolved (sources/fetch/guarded-lookup.ts).
import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ConfigurationError } from './errors.ts';

const webPorts = new Set(['', '80', '443', '8080', '8443']);
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** Names that are of one machine or one network wherever they are asked for (RFC 6761, 6762, 8375; `internal` is reserved by ICANN). */
const localName = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

export type AddressRefusal = 'protocol' | 'refused-scheme' | 'refused-credentials' | 'refused-port' | 'refused-address';

export type UrlVerdict =
  | { readonly ok: true; readonly url: URL; readonly host: string; readonly opened: boolean }
  | { readonly ok: false; readonly code: AddressRefusal; readonly reason: string };

export interface AddressPolicy {
  /** Judges what can be judged before a name is resolved. `opened`: the operator allows it, whatever it resolves to. */
  judge(address: string, base?: URL): UrlVerdict;
}

/** True for addresses of the public internet: no private, local, shared, reserved, multicast, test or translated range. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // Everything outside 2000::/3 is unassigned or means something else (`::7f00:1` is IPv4-compatible loopback).
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

/** Host of an address as it is compared and connected to: lower case, no brackets, no final dot. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

function portOf(url: URL): string {
  return url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
}

interface Opening {
  readonly host: string;
  /** Null opens every port. */
  readonly port: string | null;
}

function parseOpening(entry: string): Opening {
  const written = isIPv6(entry) ? `[${entry}]` : entry;
  const port = /:(\d{1,5})$/.exec(written)?.[1] ?? null;
  const host = port === null ? written : written.slice(0, -port.length - 1);
  const address = `http://${host}/`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.pathname !== '/' || url.port !== '' || url.username !== '' || url.search)
    throw new ConfigurationError(
      `fetch.allowPrivate: got ${JSON.stringify(entry)}; a host or host:port such as 127.0.0.1 or intranet.example:8080`,
    );
  return { host: hostOf(url), port };
}

/** Makes the policy. Throws ConfigurationError for an entry that is neither host nor host:port. */
export function createAddressPolicy(allowPrivate: readonly string[]): AddressPolicy {
  const openings = new Map<string, Opening[]>();
  for (const opening of allowPrivate.map(parseOpening)) openings.set(opening.host, [...(openings.get(opening.host) ?? []), opening]);
  return {
    judge(address, base) {
      if (!URL.canParse(address, base)) return { ok: false, code: 'protocol', reason: 'is not an address' };
      const url = new URL(address, base);
      url.hash = '';
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        return {
          ok: false,
          code: 'refused-scheme',
          reason: `refused: ${url.protocol} is neither http: nor https:`,
        };
      if (url.username !== '' || url.password !== '')
        return {
          ok: false,
          code: 'refused-credentials',
          reason: 'refused: it holds a user name or password',
        };
      const host = hostOf(url);
      const opened = openings.get(host)?.some(({ port }) => port === null || port === portOf(url)) === true;
      if (opened) return { ok: true, url, host, opened };
      if (!webPorts.has(url.port))
        return {
          ok: false,
          code: 'refused-port',
          reason: `refused: port ${url.port} is not one of the web's (80, 443, 8080, 8443)`,
        };
      if (localName.test(host) || (ipaddr.isValid(host) && !isPublicAddress(host)))
        return {
          ok: false,
          code: 'refused-address',
          reason: `refused: ${host} is not a public address`,
        };
      return { ok: true, url, host, opened };
    },
  };
}
