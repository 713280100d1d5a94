// Resolves a host once for each connection and hands the socket exactly the addresses that were judged: a name that
// resolves otherwise a moment later gains nothing. One address that is not public refuses the whole name.
import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup as systemLookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../../core/address-policy.ts';

/** Gives the addresses of a host name; rejects where there are none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** The host resolves to an address that is not public. */
export class AddressRefusedError extends Error {
  constructor(host: string, address: string) {
    super(`refused: ${host} resolves to ${address}, which is not a public address`);
    this.name = 'AddressRefusedError';
  }
}

/** The host does not resolve. */
export class ResolveError extends Error {
  constructor(host: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    super(`the host ${host} cannot be resolved${code}`, { cause });
    this.name = 'ResolveError';
  }
}

/** How long a name server is waited for, ms, and how often it is asked. */
const question = { timeout: 3000, tries: 2 };

/**
 * Asks name servers: the system's, or those at `servers`. Not by the system's own call, which holds one of the process's few threads until a
 * name server answers: a few names that nobody answers for would make all others wait.
 */
export function resolveByNameServers(servers?: readonly string[]): Resolve {
  const resolver = new Resolver(question);
  if (servers !== undefined) resolver.setServers(servers);
  return async (host) => {
    // RFC 6761: the machine itself, whatever a name server says.
    if (/(?:^|\.)localhost$/i.test(host)) return ['127.0.0.1', '::1'];
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const addresses = [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length === 0 && four.status === 'rejected') throw four.reason as Error;
    return addresses;
  };
}

/** By the system's own rules, its hosts file among them: for the hosts that an operator opens. */
export const resolveBySystem: Resolve = async (host) => {
  const addresses = await systemLookup(host, { all: true, verbatim: true });
  return addresses.map((entry) => entry.address);
};

/** At least one address of the wanted family (4 or 6, otherwise any). */
async function resolveChecked(resolve: Resolve, host: string, family: LookupOptions['family'], opened: boolean): Promise<LookupAddress[]> {
  let addresses: readonly string[];
  try {
    addresses = await resolve(host);
  } catch (error) {
    throw new ResolveError(host, error);
  }
  const refused = opened ? undefined : addresses.find((address) => !isPublicAddress(address));
  if (refused !== undefined) throw new AddressRefusedError(host, refused);
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  const wanted = family === 4 || family === 6 ? found.filter((entry) => entry.family === family) : found;
  if (wanted.length === 0) throw new ResolveError(host, new Error('no address'));
  return wanted;
}

/** A `lookup` for sockets. `opened`: the operator allows this host, whatever it resolves to. */
export function createLookup(resolve: Resolve, opened: boolean): LookupFunction {
  return (host, options, callback) => {
    const answer = async (): Promise<void> => {
      let addresses: LookupAddress[];
      try {
        addresses = await resolveChecked(resolve, host.replace(/\.$/, ''), options.family, opened);
      } catch (error) {
        callback(error as Error, []);
        return;
      }
      const [first] = addresses;
      if (options.all === true || first === undefined) callback(null, addresses);
      else callback(null, first.address, first.family);
    };
    void answer();
  };
}
