// What is one name in a passage and what is two, and whether an office is the body that is named after it.
import { describe, expect, it } from 'vitest';
import { articleOf, claimOf, failing, faultOf } from './fixture.ts';

interface Told {
  readonly language: string;
  readonly passages: readonly string[];
  readonly passing?: readonly string[];
  readonly refused?: readonly string[];
}

async function faultsOf({ language, passages, passing = [], refused = [] }: Told, because: RegExp): Promise<(string | null)[]> {
  const article = articleOf({ outlet: 'The Beacon', language, title: 'The Beacon', paragraphs: passages });
  const claims = passages.map((passage) => claimOf(article, passage));
  const faults: (string | null)[] = [];
  for (const text of passing) faults.push(await faultOf({ text, claims, verdict: 'supported' }, [article], language));
  for (const text of refused) faults.push(await faultOf({ text, claims, verdict: failing, because }, [article], language));
  return faults.map((fault, index) => (fault === null ? null : `${[...passing, ...refused][index] ?? ''}: ${fault}`)).filter(Boolean);
}

describe('the words of a name', () => {
  it.each<Told>([
    { language: 'ru', passages: ['ФК «Зенит» подписал договор в Новомысе.'], passing: ['ФК Зенит подписал договор в Новомысе.'] },
    {
      language: 'pl',
      passages: ['Jan P. Kowalski podpisał umowę w Nowymporcie.'],
      passing: ['Jan Kowalski podpisał umowę w Nowymporcie.'],
    },
    {
      language: 'nl',
      passages: ['Willem van der Berg tekende het contract in Oudemeer.'],
      passing: ['Willem Berg tekende het contract in Oudemeer.'],
    },
    {
      language: 'en',
      passages: ['In Oldmere the firm Bellrow & Son signed the contract.'],
      passing: ['Bellrow & Son signed the contract in Oldmere.'],
    },
    {
      language: 'en',
      passages: ['In May the Norwegian operator Fjordline closed the route.'],
      passing: ['Norwegian Fjordline closed the route in May.'],
    },
  ])('$language: are one with initials, particles and marks between them: $passages.0', async (told) => {
    expect(await faultsOf(told, /never/)).toEqual([]);
  });

  it.each<Told>([
    {
      language: 'en',
      passages: ['In Oldmere Tobias Venning met Bellrow to sign the contract.'],
      passing: ['Tobias Venning met Bellrow to sign the contract in Oldmere.'],
      refused: ['Tobias Bellrow met to sign the contract in Oldmere.'],
    },
    {
      language: 'nl',
      passages: [
        'In Oudemeer bezocht Tobias Venema Bellering en tekende het contract.',
        'Later bezocht Tobias Venema ook Marcus Bellering.',
      ],
      refused: ['Marcus Venema tekende het contract in Oudemeer.'],
    },
    {
      language: 'pl',
      passages: ['W Nowymporcie Tobiasz Wenecki poprosił Bielskiego o podpis pod umową.'],
      refused: ['Tobiasz Bielski poprosił o podpis pod umową w Nowymporcie.'],
    },
    {
      language: 'uk',
      passages: ['Договір у Новомисі підписали Марко Білик і Тобіас Венін.'],
      passing: ['Договір у Новомисі підписав Марко Білик.'],
      refused: ['Договір у Новомисі підписав Марко Венін.'],
    },
  ])('$language: are not one from two people: $passages.0', async (told) => {
    expect(await faultsOf(told, /but not together/)).toEqual([]);
  });

  it('are not looked for in a title that only begins its sentence', async () => {
    const told = {
      language: 'pl',
      passages: ['Starosta powiatu, Jan Nowak, podpisał umowę w Nowymporcie.'],
      passing: ['Starosta Nowak podpisał umowę w Nowymporcie.'],
    };
    expect(await faultsOf(told, /never/)).toEqual([]);
  });
});

describe('an office and the body that is named after it', () => {
  it.each<Told>([
    {
      language: 'it',
      passages: ['I sindacati hanno detto che la chiusura della linea costerà 40 posti di lavoro.'],
      passing: ['Secondo i sindacati, la chiusura della linea costerà 40 posti di lavoro.'],
      refused: ['Secondo la sindaca, la chiusura della linea costerà 40 posti di lavoro.'],
    },
    {
      language: 'de',
      passages: ['Das Ministerium sagte, die Schließung der Linie koste 40 Stellen an der Küste.'],
      passing: ['Nach Angaben des Ministeriums kostet die Schließung der Linie 40 Stellen an der Küste.'],
      refused: ['Nach Angaben des Ministers kostet die Schließung der Linie 40 Stellen an der Küste.'],
    },
    {
      language: 'fr',
      passages: ['Le syndicat a dénoncé la fermeture de la ligne à la fin du printemps.'],
      passing: ['La fermeture de la ligne a été dénoncée par les syndicats.'],
    },
    {
      language: 'es',
      passages: ['El ministerio dijo que el cierre de la línea costará 40 empleos.'],
      passing: ['Según el ministerio, el cierre de la línea costará 40 empleos.'],
      refused: ['Según la ministra, el cierre de la línea costará 40 empleos.'],
    },
    {
      language: 'pt',
      passages: ['O ministério disse que o fechamento da linha custará 40 empregos.'],
      refused: ['Segundo o ministro, o fechamento da linha custará 40 empregos.'],
    },
  ])('$language: $passages.0', async (told) => {
    expect(await faultsOf(told, /has this from/)).toEqual([]);
  });
});
