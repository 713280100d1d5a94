// A name server on loopback whose A records change from one question to the next, for tests of DNS rebinding; of AAAA records it has none.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { resolveByNameServers, type Resolve } from './guarded-lookup.ts';

export interface NameServer {
  /** Asks this server, as a process whose system resolver it is would. */
  readonly resolve: Resolve;
  /** Questions for A records answered so far. */
  asked(): number;
  close(): void;
}

/**
 * Answers the n-th question with the n-th list of IPv4 addresses, the last one from then on; time to live 0. Of names that match `silentFor`
 * it says nothing.
 */
export async function startNameServer(answers: readonly (readonly string[])[], { silentFor = /^$/ } = {}): Promise<NameServer> {
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', (question, { port, address }) => {
    let end = 12;
    while (question[end] !== 0) end += (question[end] ?? 0) + 1;
    const name = question.toString('latin1', 13, end);
    if (silentFor.test(name)) return;
    const isA = question.readUInt16BE(end + 1) === 1;
    end += 5;
    const addresses = isA ? (answers[Math.min(asked, answers.length - 1)] ?? []) : [];
    if (isA) asked += 1;
    // RFC 1035: the question's id, "answer, recursion available", its one question, then a record for each address that points back to its name.
    const header = Buffer.from([question[0] ?? 0, question[1] ?? 0, 0x81, 0x80, 0, 1, 0, addresses.length, 0, 0, 0, 0]);
    const records = addresses.map((record) =>
      Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...record.split('.').map((part) => Number(part))]),
    );
    socket.send(Buffer.concat([header, question.subarray(12, end), ...records]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { resolve: resolveByNameServers([`127.0.0.1:${socket.address().port}`]), asked: () => asked, close: () => socket.close() };
}
