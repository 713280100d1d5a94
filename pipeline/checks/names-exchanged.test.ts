// Names and speakers of one article set in each other's place: what the rules must refuse, and what of the same words they must let pass.
import { describe, expect, it } from 'vitest';
import { articleOf, claimOf, failing, faultOf } from './fixture.ts';
import type { Case } from './fixture.ts';

const port = articleOf({
  outlet: 'Harbour Beacon',
  language: 'en',
  title: 'Ferry line to close',
  paragraphs: [
    'The ferry line between Oldmere and Castleby will close in May after losses of 3 million euros.',
    'Marcus Bellrow and Tobias Venning signed the contract in Oldmere.',
    'The mayor of Castleby criticised the closure as a mistake for the whole coast.',
    'The union said the closure of the line would cost 40 jobs.',
  ],
});
const puerto = articleOf({
  outlet: 'El Faro',
  language: 'es',
  title: 'Cierra la línea del transbordador',
  paragraphs: [
    'El sindicato denunció que el cierre de la línea costará 40 empleos en la costa.',
    'La alcaldesa de Castroviejo pidió al ministerio que mantenga la línea durante el invierno.',
    'Marcos Beltrán y Tobías Venegas firmaron el contrato en Puertonuevo.',
  ],
});
const hafen = articleOf({
  outlet: 'Hafenblatt',
  language: 'de',
  title: 'Fährlinie wird eingestellt',
  paragraphs: [
    'Laut Gewerkschaft kostet die Einstellung der Linie 40 Stellen.',
    'Der Bürgermeister kritisierte die Einstellung der Linie als Fehler für die Küste.',
  ],
});
const [line, signed, mayor, union] = [
  claimOf(port, 'The ferry line between'),
  claimOf(port, 'Marcus Bellrow'),
  claimOf(port, 'The mayor of Castleby'),
  claimOf(port, 'The union said'),
];
const [sindicato, alcaldesa, firma] = [claimOf(puerto, 'El sindicato'), claimOf(puerto, 'La alcaldesa'), claimOf(puerto, 'Marcos')];
const [laut, kritik] = [claimOf(hafen, 'Laut Gewerkschaft'), claimOf(hafen, 'Der Bürgermeister')];

const fr = articleOf({
  outlet: 'Le Phare',
  language: 'fr',
  title: 'La ligne du bac fermera',
  paragraphs: [
    'Le maire a dénoncé la fermeture de la ligne décidée à Valmartin pour la fin du printemps.',
    'Le syndicat a présenté une pétition à Montclair.',
  ],
});
const beijing = articleOf({
  outlet: '灯塔报',
  language: 'zh',
  title: '港口关闭航线',
  paragraphs: ['市长李华批评港口关闭航线的决定。', '工会代表王强要求港口增加工资。'],
});
const [maire, petition] = [claimOf(fr, 'Le maire'), claimOf(fr, 'Le syndicat')];
const [lihua, wangqiang] = [claimOf(beijing, '市长李华'), claimOf(beijing, '工会代表')];

const cases: (Case & { language: string })[] = [
  {
    language: 'en',
    text: 'Tobias Bellrow signed the contract in Oldmere, Harbour Beacon reports.',
    claims: [signed],
    verdict: failing,
    because: /not together/,
  },
  {
    language: 'en',
    text: 'Marcus Bellrow and Tobias Venning signed the contract in Oldmere, Harbour Beacon reports.',
    claims: [signed],
    verdict: 'supported',
  },
  {
    language: 'en',
    text: 'Tobias Venning signed the contract in Oldmere, Harbour Beacon reports.',
    claims: [signed],
    verdict: 'supported',
  },
  {
    language: 'en',
    text: 'Marcus Bellrow and Tobias Venning signed the contract in Castleby, Harbour Beacon reports.',
    claims: [signed],
    verdict: failing,
    because: /passage has “Oldmere” where/,
  },
  {
    language: 'en',
    text: 'The union criticised the closure as a mistake for the whole coast, Harbour Beacon reports.',
    claims: [mayor, union],
    verdict: failing,
    because: /passage has “mayor of Castleby” where/,
  },
  {
    language: 'en',
    text: 'The mayor of Castleby criticised the closure as a mistake for the whole coast, Harbour Beacon reports.',
    claims: [mayor, union],
    verdict: 'supported',
  },
  { language: 'en', text: 'According to the union, the closure of the line would cost 40 jobs.', claims: [union], verdict: 'supported' },
  {
    language: 'en',
    text: 'According to the mayor, the closure of the line would cost 40 jobs.',
    claims: [mayor, union],
    verdict: failing,
    because: /has this from “union”/,
  },
  {
    language: 'en',
    text: 'The ferry line between Oldmere and Castleby will close in May, Harbour Beacon reports.',
    claims: [line],
    verdict: 'supported',
  },
  {
    language: 'es',
    text: 'Según la alcaldesa, el cierre de la línea costará 40 empleos en la costa.',
    claims: [sindicato, alcaldesa],
    verdict: failing,
    because: /has this from “sindicato”/,
  },
  {
    language: 'es',
    text: 'Según el sindicato, el cierre de la línea costará 40 empleos en la costa.',
    claims: [sindicato, alcaldesa],
    verdict: 'supported',
  },
  {
    language: 'es',
    text: 'Tobías Beltrán firmó el contrato en Puertonuevo, informa El Faro.',
    claims: [firma],
    verdict: failing,
    because: /not together/,
  },
  { language: 'es', text: 'Tobías Venegas firmó el contrato en Puertonuevo, informa El Faro.', claims: [firma], verdict: 'supported' },
  {
    language: 'de',
    text: 'Laut Bürgermeister kostet die Einstellung der Linie 40 Stellen.',
    claims: [laut, kritik],
    verdict: failing,
    because: /has this from “Gewerkschaft”/,
  },
  { language: 'de', text: 'Laut Gewerkschaft kostet die Einstellung der Linie 40 Stellen.', claims: [laut, kritik], verdict: 'supported' },
  {
    language: 'en',
    text: 'The ferry line between Oldmere and Venning will close in May after losses of 3 million euros.',
    claims: [line, signed],
    verdict: failing,
    because: /passage has “Castleby” where/,
  },
  {
    language: 'en',
    text: 'The closure was criticised by the union as a mistake for the whole coast.',
    claims: [mayor, union],
    verdict: failing,
    because: /has this from “mayor Castleby”/,
  },
  {
    language: 'en',
    text: 'The closure was criticised by the mayor of Castleby as a mistake for the whole coast.',
    claims: [mayor, union],
    verdict: 'supported',
  },
  {
    language: 'fr',
    text: 'Le maire a dénoncé la fermeture de la ligne décidée à Montclair pour la fin du printemps.',
    claims: [maire, petition],
    verdict: failing,
    because: /passage has “Valmartin” where/,
  },
  {
    language: 'fr',
    text: 'Le maire a dénoncé la fermeture de la ligne décidée à Valmartin.',
    claims: [maire, petition],
    verdict: 'supported',
  },
  {
    language: 'fr',
    text: 'La fermeture de la ligne a été dénoncée par le syndicat.',
    claims: [maire, petition],
    verdict: failing,
    because: /has this from “maire”/,
  },
  { language: 'fr', text: 'La fermeture de la ligne a été dénoncée par le maire.', claims: [maire, petition], verdict: 'supported' },
  {
    language: 'zh',
    text: '王强批评港口关闭航线的决定。',
    claims: [lihua, wangqiang],
    verdict: failing,
    because: /has this from “市长李华”/,
  },
  { language: 'zh', text: '李华批评港口关闭航线的决定。', claims: [lihua, wangqiang], verdict: 'supported' },
  { language: 'zh', text: '李华要求港口增加工资。', claims: [lihua, wangqiang], verdict: failing, because: /has this from “工会代表王强”/ },
  { language: 'zh', text: '王强要求港口增加工资。', claims: [lihua, wangqiang], verdict: 'supported' },
];

describe('names and speakers in the place of another', () => {
  it.each(cases)('$language: $text', async (one) => {
    expect(await faultOf(one, [port, puerto, hafen, fr, beijing], one.language)).toBeNull();
  });
});
