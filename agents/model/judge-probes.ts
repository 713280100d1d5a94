// Sentences that are false, for finding out whether a judge reads: where its word alone would pass a sentence, one of these is put among
// those of the same request, in no way to be told from them. All are invented. Each has the names and figures of its passage, and says in
// other words something that the passage does not say. A judge that passes one has no say in that request.
import { sha256 } from '../../core/hash.ts';

interface Probe {
  readonly text: string;
  readonly outlet: string;
  readonly day: string;
  readonly passage: string;
}

const probes: readonly [Probe, ...Probe[]] = [
  {
    text: 'The harbour board of Vessen has put 14 of its cranes up for sale.',
    outlet: 'Vessen Courier',
    day: '2026-02-11',
    passage: 'Engineers inspected 14 cranes for the harbour board of Vessen on Tuesday, after a cable had been found worn.',
  },
  {
    text: 'Three hundred teachers in Orlau turned down the offer of the school board.',
    outlet: 'Orlau Morgen',
    day: '2026-03-02',
    passage: 'Three hundred teachers in Orlau met in the town hall to hear what the school board offers; they vote on Friday.',
  },
  {
    text: 'Ilse Varnholt persuaded the council to drop the toll on the north bridge.',
    outlet: 'The Northern Post',
    day: '2026-01-20',
    passage: 'Ilse Varnholt told the council that the toll on the north bridge costs the hauliers of her district too much.',
  },
  {
    text: 'The ferry line Tarn borrowed 40 million crowns from its owners.',
    outlet: 'Coast and Trade',
    day: '2026-04-15',
    passage: 'The ferry line Tarn carried freight worth 40 million crowns for its owners last year, its report says.',
  },
  {
    text: 'Doctors at the Marien clinic advise patients against the new vaccine.',
    outlet: 'Health Weekly',
    day: '2026-02-27',
    passage: 'Doctors at the Marien clinic have given the new vaccine to 2,100 patients, and will report on it in autumn.',
  },
  {
    text: 'Farmers around Lake Osk expect the new dam to double their harvest.',
    outlet: 'Lake Osk Radio',
    day: '2026-03-19',
    passage: 'Farmers around Lake Osk watched as the new dam was filled; how much water they will get is not settled.',
  },
  {
    text: 'The court in Belmar has put off the case of the two former brokers until May.',
    outlet: 'Belmar Gazette',
    day: '2026-04-03',
    passage: 'The court in Belmar heard the two former brokers for the first time on Thursday; the judge spoke of a case with few papers.',
  },
  {
    text: 'Residents of Sund island celebrated the minister’s plan for a tunnel.',
    outlet: 'Sund Tidende',
    day: '2026-01-08',
    passage: 'The minister showed residents of Sund island his plan for a tunnel, and answered their questions for two hours.',
  },
];

/** The probe for a request, and where among its `length` sentences it stands: the same for the same sentences. */
export function probeFor(texts: readonly string[]): { readonly probe: Probe; readonly place: number } {
  const digest = sha256(texts.join('\n'));
  const at = (from: number, of: number): number => Number.parseInt(digest.slice(from, from + 8), 16) % of;
  return { probe: probes[at(0, probes.length)] ?? probes[0], place: at(8, texts.length + 1) };
}

/** Whether a text is that of a probe. */
export const isProbe = (text: string): boolean => probes.some((probe) => probe.text === text);
