// A statement taken out of what governs it in the source, and the plain cuts that leave it standing.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf, failing } from './fixture.ts';

async function resultOf(language: string, passage: string, text: string): Promise<string> {
  const article = articleOf({ outlet: 'Harbour Post', language, title: 'x', paragraphs: [passage] });
  const claims = article.passages.slice(1).map(({ start, end }) => claimOf(article, article.text.slice(start, end)));
  const [result] = await check([article], [{ text, claims }], language);
  return `${result?.verdict ?? 'none'} ${result?.reasons.join('; ') ?? ''}`;
}

const cut = [
  ['en', 'Police are investigating whether the pilot was asleep.', 'The pilot was asleep.'],
  ['en', 'Police suspect the pilot was asleep.', 'The pilot was asleep.'],
  ['en', 'The pilot was asleep, police suspect.', 'The pilot was asleep.'],
  ['en', 'Lawmakers asked whether the pilot was asleep.', 'The pilot was asleep.'],
  ['en', 'A rumour that the pilot was asleep spread.', 'The pilot was asleep.'],
  ['en', 'Was the pilot asleep?', 'The pilot was asleep.'],
  ['en', 'The report that the pilot was asleep was retracted.', 'The pilot was asleep.'],
  ['en', 'Rumours that the bank would fail proved false.', 'The bank would fail.'],
  ['en', 'In the film, the pilot was asleep.', 'The pilot was asleep.'],
  ['en', 'In a drill, troops shot down three planes.', 'Troops shot down three planes.'],
  ['en', 'Officials fear the dam has burst.', 'The dam has burst.'],
  ['en', 'Officials hope the truce will hold.', 'The truce will hold.'],
  ['en', 'Aid groups fear that thousands have drowned.', 'Thousands have drowned.'],
  ['en', 'It is not true that the reactor leaked, the operator said.', 'The reactor leaked, the operator said.'],
  ['en', 'There is no proof that the vaccine caused the deaths.', 'The vaccine caused the deaths.'],
  ['en', 'The senator dismissed reports that he would resign.', 'The senator would resign.'],
  ['en', 'Berg is charged with bribing the minister.', 'Berg bribed the minister.'],
  ['en', 'Berg was indicted for bribing the minister.', 'Berg bribed the minister.'],
  ['en', 'The dam almost burst on Friday.', 'The dam burst on Friday.'],
  ['en', 'The firm nearly collapsed in 2009.', 'The firm collapsed in 2009.'],
  ['en', 'The war is far from over in the north.', 'The war is over in the north.'],
  ['en', 'The firm avoided bankruptcy last year.', 'The firm went into bankruptcy last year.'],
  ['en', 'Police foiled an attack on the embassy.', 'Police carried out an attack on the embassy.'],
  ['en', 'The company stopped short of blaming the supplier.', 'The company blamed the supplier.'],
  ['en', 'Instead of resigning, Lesk called a vote.', 'Lesk resigned and called a vote.'],
  ['en', 'The judge blocked the sale of the port.', 'The port was sold.'],
  ['en', 'The court overturned the ban on the party.', 'The party was banned.'],
  ['en', 'Prosecutors sought a ten-year term for Berg.', 'Berg got a ten-year term.'],
  ['en', 'The mayor called for the resignation of the police chief.', 'The police chief resigned.'],
  ['en', 'Former minister Ana Lesk opened the bridge.', 'Minister Ana Lesk opened the bridge.'],
  ['en', 'The deputy mayor opened the bridge.', 'The mayor opened the bridge.'],
  ['en', 'The ex-mayor of Graz spoke.', 'The mayor of Graz spoke.'],
  ['en', 'Berg was jailed for attempted murder in May.', 'Berg was jailed for murder in May.'],
  ['en', 'Non-union workers accepted the offer.', 'Union workers accepted the offer.'],
  ['en', 'The anti-war party won seats.', 'The war party won seats.'],
  ['en', 'All provinces except Tarka voted yes.', 'All provinces voted yes.'],
  ['es', 'La policía investiga si el piloto dormía.', 'El piloto dormía.'],
  ['es', 'El fiscal pide diez años de cárcel para Berg.', 'Berg recibió diez años de cárcel.'],
  ['es', 'Los vecinos temen que la presa se rompa.', 'La presa se rompe.'],
  ['es', '¿Dormía el piloto?', 'El piloto dormía.'],
  ['es', 'El buque casi se hundió el viernes.', 'El buque se hundió el viernes.'],
  ['es', 'Casi todos los diputados votaron a favor.', 'Todos los diputados votaron a favor.'],
  ['es', 'Lesk evitó la quiebra.', 'Lesk fue a la quiebra.'],
  ['fr', 'La police cherche à savoir si le pilote dormait.', 'Le pilote dormait.'],
  ['fr', 'Les habitants craignent que le barrage cède.', 'Le barrage cède.'],
  ['fr', 'Le pilote dormait-il ?', 'Le pilote dormait.'],
  ['fr', 'Le navire a failli couler vendredi.', 'Le navire a coulé vendredi.'],
  ['fr', 'La rumeur selon laquelle le pilote dormait est fausse.', 'Le pilote dormait.'],
  ['de', 'Die Polizei prüft, ob der Pilot schlief.', 'Der Pilot schlief.'],
  ['de', 'Die Anwohner fürchten, dass der Damm bricht.', 'Der Damm bricht.'],
  ['de', 'Schlief der Pilot?', 'Der Pilot schlief.'],
  ['de', 'Das Schiff wäre am Freitag fast gesunken.', 'Das Schiff ist am Freitag gesunken.'],
  ['de', 'Das Gerücht, der Pilot habe geschlafen, ist falsch.', 'Der Pilot hat geschlafen.'],
  ['ru', 'Полиция выясняет, спал ли пилот.', 'Пилот спал.'],
  ['ru', 'Жители опасаются, что плотина прорвётся.', 'Плотина прорвётся.'],
  ['ru', 'Спал ли пилот?', 'Пилот спал.'],
  ['ru', 'Судно едва не затонуло в пятницу.', 'Судно затонуло в пятницу.'],
  ['ru', 'Слухи о том, что пилот спал, оказались ложными.', 'Пилот спал.'],
  ['ru', 'Берг обвиняется в краже короны.', 'Берг украл корону.'],
  ['it', 'I residenti temono che la diga ceda.', 'La diga cede.'],
  ['it', 'La nave è quasi affondata venerdì.', 'La nave è affondata venerdì.'],
  ['pt', 'Os moradores temem que a barragem se rompa.', 'A barragem se rompe.'],
  ['pt', 'O navio quase afundou na sexta-feira.', 'O navio afundou na sexta-feira.'],
  ['nl', 'Bewoners vrezen dat de dam breekt.', 'De dam breekt.'],
  ['nl', 'Het schip was vrijdag bijna gezonken.', 'Het schip was vrijdag gezonken.'],
  ['pl', 'Mieszkańcy obawiają się, że tama pęknie.', 'Tama pęknie.'],
  ['pl', 'Policja sprawdza, czy pilot spał.', 'Pilot spał.'],
  ['uk', 'Мешканці побоюються, що гребля прорветься.', 'Гребля прорветься.'],
  ['uk', 'Поліція перевіряє, чи пілот спав.', 'Пілот спав.'],
  ['ar', 'يخشى السكان أن ينهار السد القديم.', 'ينهار السد القديم.'],
] as const;

const standing = [
  ['en', 'Officials fear the dam has burst.', 'Officials fear that the dam has burst.'],
  ['en', 'Officials fear the dam has burst.', 'The dam may have burst.'],
  ['en', 'Investigators found that the pilot was asleep.', 'The pilot was asleep.'],
  ['en', 'It was the storm that destroyed the port of Velmar.', 'The storm destroyed the port of Velmar.'],
  ['en', 'On the day that the bridge collapsed, 40 trucks crossed it.', 'The bridge collapsed.'],
  ['en', 'Residents feared more floods, but the dam has held since Monday.', 'The dam has held since Monday.'],
  ['en', 'Police, who foiled an attack last year, reopened the embassy on Monday.', 'Police reopened the embassy on Monday.'],
  ['en', 'Police foiled an attack on the embassy.', 'An attack on the embassy was foiled by police.'],
  ['en', 'Nearly 300 workers left the plant in May.', 'Nearly 300 workers left the plant.'],
  ['en', 'Former minister Ana Lesk opened the bridge.', 'Ana Lesk opened the bridge.'],
  ['en', 'Lesk, the former mayor of Graz, opened the bridge.', 'Lesk opened the bridge.'],
  ['en', 'Prosecutors sought a ten-year term for Berg, and the court jailed Berg for six.', 'The court jailed Berg for six.'],
  ['en', 'Berg was fined for bribing the minister.', 'Berg was fined for bribing the minister.'],
  ['en', 'The blast was so strong that windows broke in the town.', 'Windows broke in the town.'],
  ['en', 'Suspected militants killed three soldiers near the border.', 'Three soldiers were killed near the border.'],
  ['en', 'The fire shut a plant that produces 90,000 barrels of fuel a day.', 'The plant produces 90,000 barrels of fuel a day.'],
  ['es', 'El juez confirmó que la presa se rompió en mayo.', 'La presa se rompió en mayo.'],
  ['fr', 'Le tremblement a duré plus longtemps que prévu.', 'Le tremblement a duré plus longtemps que prévu.'],
  ['de', 'Die Prüfer stellten fest, dass der Damm gebrochen war.', 'Der Damm war gebrochen.'],
  ['ru', 'Эксперты установили, что плотина прорвалась в мае.', 'Плотина прорвалась в мае.'],
] as const;

describe('a statement cut off from what governs it', () => {
  it.each(cut)('%s: %s => %s', async (language, passage, text) => {
    const result = await resultOf(language, passage, text);
    expect(
      failing.some((verdict) => result.startsWith(verdict)),
      result,
    ).toBe(true);
  });
});

describe('a plain cut', () => {
  it.each(standing)('%s: %s => %s', async (language, passage, text) => {
    expect(await resultOf(language, passage, text)).toMatch(/^supported/u);
  });
});
