// A negation that the passage has and the sentence leaves out, wherever its word stands and however it is spelled.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf, failing } from './fixture.ts';

async function verdictOf(language: string, passage: string, text: string): Promise<string> {
  const article = articleOf({ outlet: 'Hafenbote', language, title: 'x', paragraphs: [passage] });
  const claims = article.passages.slice(1).map(({ start, end }) => claimOf(article, article.text.slice(start, end)));
  const [result] = await check([article], [{ text, claims }], language);
  return result?.verdict ?? 'none';
}

describe('a negation left out', () => {
  it.each([
    ['en', 'No passengers were hurt when the ferry ran aground.', 'Passengers were hurt when the ferry ran aground.'],
    ['en', 'The vote was rigged and no senators objected.', 'Senators objected.'],
    ['en', 'No evidence of fraud was found in the northern districts.', 'Evidence of fraud was found in the northern districts.'],
    ['en', 'THE UNION DID NOT ACCEPT THE OFFER.', 'The union accepted the offer.'],
    ['es', 'Ningún testigo vio el accidente.', 'Testigos vieron el accidente.'],
    ['es', 'No hubo heridos en el accidente.', 'Hubo heridos en el accidente.'],
    ['fr', 'Aucun témoin n’a vu l’accident.', 'Témoins ont vu l’accident.'],
    ['fr', 'Le pont n’est plus ouvert aux camions.', 'Le pont est ouvert aux camions.'],
    ['it', 'Nessun passeggero è rimasto ferito.', 'Passeggeri sono rimasti feriti.'],
    ['pt', 'Nenhum passageiro ficou ferido.', 'Passageiro ficou ferido.'],
    ['de', 'Die Firma hat im Mai kaum Gewinn gemacht.', 'Die Firma hat im Mai Gewinn gemacht.'],
    ['nl', 'Geen passagiers raakten gewond.', 'Passagiers raakten gewond.'],
    ['pl', 'Żaden pasażer nie został ranny.', 'Pasażer został ranny.'],
    ['en', 'The members rarely back such laws.', 'The members back such laws.'],
    ['en', 'The union did not formally accept the offer.', 'The union accepted the offer.'],
    [
      'en',
      'The union did not, despite a vote held in Graz after days of talks between the two sides, accept the offer.',
      'The union accepted the offer after days of talks in Graz.',
    ],
  ])('%s: %s', async (language, passage, text) => {
    expect(failing).toContain(await verdictOf(language, passage, text));
  });

  it.each(["didn't", 'didn’t', 'didn´t', 'didn`t', 'didn＇t', 'didn′t', 'didn‛t', 'didnt', 'did n\u200Cot', 'did n\u043Et'])(
    'spelled %s',
    async (spelled) => {
      expect(failing).toContain(await verdictOf('en', `The union ${spelled} accept the offer.`, 'The union accepted the offer.'));
    },
  );
});

describe('a negation kept', () => {
  it.each([
    ['en', 'No passengers were hurt when the ferry ran aground.', 'The ferry ran aground, and no passengers were hurt.'],
    ['en', 'The union didn´t accept the offer.', "The union didn't accept the offer."],
    ['en', 'The union did not formally accept the offer.', 'The union did not accept the offer.'],
    ['en', 'The members rarely back such laws.', 'Members rarely back such laws.'],
    ['en', 'Not Norway but Sweden signed the treaty. Norway has signed it since.', 'Norway has signed it since.'],
    ['fr', 'Le pont n’est plus ouvert aux camions.', 'Le pont n’est plus ouvert.'],
    ['de', 'Die Firma hat im Mai kaum Gewinn gemacht.', 'Die Firma hat kaum Gewinn gemacht.'],
    ['it', 'Nessun passeggero è rimasto ferito.', 'Nessun passeggero è rimasto ferito.'],
  ])('%s: %s => %s', async (language, passage, text) => {
    expect(await verdictOf(language, passage, text)).toBe('supported');
  });
});
