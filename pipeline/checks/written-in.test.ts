// A text in another language than its label says is not checked by that language's rules, and a label's region changes nothing.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';
import { isTextIn } from './written-in.ts';

async function resultOf(language: string, passage: string, text: string): Promise<string> {
  const article = articleOf({ outlet: 'Hafenbote', language, title: 'x', paragraphs: [passage] });
  const claims = article.passages.slice(1).map(({ start, end }) => claimOf(article, article.text.slice(start, end)));
  const [result] = await check([article], [{ text, claims }], language);
  return `${result?.verdict ?? 'none'} ${result?.reasons.join('; ') ?? ''}`;
}

const refused = 'The union did not accept the offer of the company.';

describe('a text that is not in its language', () => {
  it.each(['ja', 'zh', 'ar', 'hi', 'tr', 'ru', 'de'])('is unverified as %s', async (language) => {
    expect(await resultOf(language, refused, refused)).toMatch(/^unverified.*not written in/u);
    expect(await resultOf(language, refused, 'The union accepted the offer of the company.')).not.toMatch(/^supported/u);
  });

  it.each(['en-GB', 'EN', 'en_us'])('is checked by the rules of English as %s', async (language) => {
    expect(await resultOf(language, refused, refused)).toMatch(/^supported/u);
    expect(await resultOf(language, refused, 'The union accepted the offer of the company.')).toMatch(/^partly/u);
  });
});

describe('a text in its language', () => {
  it.each([
    ['de', 'Ana Diaz traf Ivo Lesk in Velmar.'],
    ['es', 'La portavoz de Silva Motors negó el acuerdo con The Harbour Post.'],
    ['pt', 'O porto de Velmar perdeu 12 milhões em maio.'],
    ['it', 'Il porto è chiuso da lunedì.'],
    ['fr', 'Le port de Velmar a perdu 12 millions en mai.'],
    ['ru', 'Velmar Motors купила Lesk Air за 3 млн.'],
    ['uk', 'Порт закрито з понеділка.'],
    ['zh', 'Velmar Motors 收购了 Lesk Air。'],
    ['ja', 'Velmar Motors は Lesk Air を買収した。'],
    ['en', 'Silva Motors de Mexico'],
    ['en', 'The band played “La noche de los que no duermen”.'],
  ])('%s: %s', (language, text) => {
    expect(isTextIn(text, language)).toBe(true);
  });
});
