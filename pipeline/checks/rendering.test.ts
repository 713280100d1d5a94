import { describe, expect, it } from 'vitest';
import { checkRendering } from './rendering.ts';

const publishedAt = new Date('2026-03-03T09:00:00Z');
const check = (language: string, quote: string, english: string, named: readonly string[] = []) =>
  checkRendering({ quote, language, english, publishedAt, named });
const verdictsOf = (...pair: Parameters<typeof check>) => check(...pair).map(({ verdict }) => verdict);

describe('a faithful rendering', () => {
  it.each([
    [
      'de',
      'Der Rat von Sollevik sperrt den Hafen am 9. März für 30 Tage.',
      'The council of Sollevik closes the harbour on 9 March for 30 days.',
    ],
    [
      'de',
      'Die Reparatur kostet 1,2 Milliarden Euro und ist nicht genehmigt.',
      'The repair costs 1.2 billion euros and has not been approved.',
    ],
    ['fr', 'Le ministère n’a reçu aucune offre avant lundi.', 'The ministry received no offer before Monday.'],
    ['fr', 'La coalition a perdu 12 % de ses voix en Allemagne.', 'The coalition lost 12 per cent of its votes in Germany.'],
    ['es', 'La alcaldesa Inés Quirarte pidió 4.500 firmas a los vecinos.', 'Mayor Inés Quirarte asked the residents for 4,500 signatures.'],
    ['ru', 'Губернатор Соллевик сообщил о 140 баржах.', 'Governor Sollevik reported 140 barges.'],
    ['pt', 'O governo não pagará a dívida até 15 de abril.', 'The government will not pay the debt by 15 April.'],
    ['it', 'Il porto resta chiuso, ha detto Carla Venturini.', 'The port remains closed, Carla Venturini said.'],
    ['nl', 'De haven van Velsdam blijft zonder stroom.', 'The port of Velsdam remains without power.'],
    ['ar', 'قال المنزري إن الميناء مغلق', 'Al-Manzari said the port was closed.'],
    ['de', 'Der Rat tagte gestern in Köln und Mailand.', 'The council met in Cologne and Milan yesterday.'],
    ['ru', 'Переговоры в Риме и Женеве сорваны.', 'The talks in Rome and Geneva have collapsed.'],
    ['it', 'Il treno parte da Parigi e Basilea.', 'The train leaves from Paris and Basel.'],
    ['zh', '部长在巴黎和莫斯科会谈。', 'The minister held talks in Paris and Moscow.'],
    ['zh', '王建国说港口将于3月9日关闭。', 'Wang Jianguo said the port will close on 9 March.'],
  ])('%s: passes with nothing found: %s', (language, quote, english) => {
    expect(check(language, quote, english)).toEqual([]);
  });
});

describe('a rendering that changes', () => {
  it.each([
    ['a figure', 'de', 'Der Rat zählte 140 Barken.', 'The council counted 180 barges.', 'contradicted'],
    ['a multiplier', 'de', 'Die Reparatur kostet 1,2 Milliarden Euro.', 'The repair costs 1.2 million euros.', 'contradicted'],
    ['a currency', 'fr', 'Le port coûte 300 millions d’euros.', 'The port costs 300 million dollars.', 'contradicted'],
    ['a percentage', 'es', 'El partido obtuvo el 12 % de los votos.', 'The party won 21 per cent of the vote.', 'contradicted'],
    ['a day', 'de', 'Der Hafen schließt am 9. März.', 'The harbour closes on 19 March.', 'contradicted'],
    ['a month', 'es', 'El puerto cierra el 9 de abril.', 'The port closes on 9 March.', 'contradicted'],
    ['a “not”', 'de', 'Der Rat hat die Sperre nicht genehmigt.', 'The council has approved the closure.', 'contradicted'],
    ['a “ne … pas”', 'fr', 'Le ministère n’a pas reçu l’offre.', 'The ministry received the offer.', 'contradicted'],
    ['a “не”', 'ru', 'Совет не одобрил закрытие порта.', 'The council approved the closure of the port.', 'contradicted'],
    ['nothing to a “not”', 'es', 'El consejo aprobó el cierre.', 'The council did not approve the closure.', 'unverified'],
    ['a name', 'es', 'La alcaldesa Inés Quirarte pidió firmas.', 'Mayor Rosa Belmonte asked for signatures.', 'unverified'],
    ['a name of another script', 'ru', 'Порт закрыт, сообщил Виктор Соллевик.', 'The port is closed, Viktor Drumgold said.', 'unverified'],
    ['a city', 'de', 'Der Rat tagte gestern in Köln und Mailand.', 'The council met in Cologne and Warsaw yesterday.', 'unverified'],
    ['a city that bends', 'ru', 'Переговоры в Москве сорваны.', 'The talks in Warsaw have collapsed.', 'unverified'],
    ['by leaving a figure out', 'de', 'Der Rat zählte 140 Barken.', 'The council counted the barges.', 'partly'],
  ])('%s in %s fails', (_what, language, quote, english, verdict) => {
    const found = check(language, quote, english);
    expect(found.map((finding) => finding.verdict)).toContain(verdict);
    expect(found.every(({ reason }) => reason.length > 10)).toBe(true);
  });

  it('in a language that no rules know is undecided at best, and its figures are compared all the same', () => {
    expect(verdictsOf('sw', 'Bandari imefungwa kwa siku 30.', 'The port is closed for 30 days.')).toEqual(['unverified']);
    expect(verdictsOf('sw', 'Bandari imefungwa kwa siku 30.', 'The port is closed for 60 days.')).toContain('contradicted');
  });

  it('into nothing has nothing to show', () => {
    expect(verdictsOf('de', 'Der Hafen ist zu.', '…')).toEqual(['unsupported']);
  });
});
