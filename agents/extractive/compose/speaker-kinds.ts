// What kind of speaker a claim has, told by the words of its role or name. A persona prefers some kinds; nothing else rests on it, so a
// speaker of no known kind is of none.
import type { Claim } from '../../../core/claims.ts';
import type { SpeakerKind } from '../../../core/persona.ts';
import { fold } from '../text/words.ts';
import { speakerOf } from './speaker-text.ts';

/** Beginnings of folded words (a closing `$` ends the word, `_` is a space), the more particular kinds first. */
const words: readonly (readonly [SpeakerKind, string])[] = [
  [
    'courts',
    `judge justice$ court prosecutor attorney solicitor magistrate lawyer counsel$ tribunal ombuds jurist legal
    juez jueza fiscal abogad tribunal magistrad corte$ juge procureur avocat cour$ tribunaux richter gericht staatsanw anwalt anwalt
    verfassungsrecht bundesgericht juiz promotor advogad суд судь прокур адвокат юрист giudice avvocat rechter rechtbank sedzi prokurator`,
  ],
  [
    'lawmakers',
    `senator congress lawmaker legislator parliament deputies mp$ representative caucus majority minority whip$ speaker$ senate opposition
    senador diputad parlament parlement deput senateur abgeordnet bundestag fraktion deputad сенатор депутат парламент дум рад$ posel posl`,
  ],
  [
    'forces',
    `general$ colonel captain admiral lieutenant commander sergeant navy army troops military brigade militia rebel coast_guard police
    ejercito coronel capitan almirante marina$ policia armee colonel amiral marine police$ armee oberst general kapitan polizei bundeswehr
    exercito policia генерал полковник адмирал капитан флот арми полици военн esercito polizia leger politie wojsk policj`,
  ],
  [
    'markets',
    `bank banker trader broker insurer insurance exchange shipowner company companies operator executive ceo$ 
    investor chamber exporter importer fund$ manufacturer industry banco bolsa naviera aseguradora empresa camara banque
    assureur armateur entreprise borse bank reeder versicher unternehmen betreiber handelskammer банк биржа компани страхов оператор
    судовлад banca bolsa empresa bedrijf firma`,
  ],
  [
    'experts',
    `professor institut universit research scientist engineer historian economist hydrolog geolog seismolog analyst expert academ think_tank
    scholar chemist surveyor profesor investigador cientific ingenier historiador economist catedratic chercheu scientifique ingenieur
    historien economiste forscher wissenschaft ingenieur historiker okonom experte experti профессор институт университет учен эксперт
    инженер историк экономист аналитик pesquisador cientist engenheir storico ricerca naukow`,
  ],
  [
    'campaigners',
    `campaign activist charity relief aid red_cross watch$ human_rights defenders amnesty ngo$ union$ unions federation refugee agency
    sindicat activista derechos_humanos cruz_roja ayuda socorro ong$ humanitaire syndicat militant croix hilfsorganisation gewerkschaft
    menschenrecht rotes_kreuz activist профсоюз правозащит красн активист sindacat`,
  ],
  [
    'officials',
    `president minister ministry government official spokes secretary governor mayor administration ambassador envoy diplomat chancellor
    commissioner department office$ agency authority treasury premier council director white_house foreign presidente ministr ministeri
    gobierno portavoz alcald gobernador embajador canciller funcionari enviad gouvernement ministere porte-parole maire gouverneur
    ambassadeur envoye prefet prasident ministerium regierung sprecher burgermeister botschafter kanzler behorde netzagentur governo
    porta-voz prefeit govern embaixador президент министр мид правительств губернатор мэр посол представитель чиновник администрац
    sindaco regering woordvoerder rzad rzeczni`,
  ],
  [
    'affected',
    `resident villager farmer fisher worker driver nurse teacher mother father widow survivor victim refugee migrant patient student
    passenger crew$ crewm sailor shopkeeper owner neighbour neighbor family families tenant customer vecin agricultor pescador trabajador
    madre padre sobreviviente victim migrante refugiad pasajer comerciante habitant agriculteur pecheur ouvrier mere$ pere$ survivant
    riverain anwohner bauer$ fischer arbeiter mutter uberlebend opfer gefluchtet fahrgast morador agricultor pescador жител фермер рыбак
    рабоч мать беженц пострадавш родител`,
  ],
];

const patterns = words.map(([kind, list]) => {
  const forms = fold(list).trim().split(/\s+/);
  return {
    kind,
    pattern: new RegExp(
      `(?<!\\p{L})(?:${[...new Set(forms)].map((form) => form.replace('_', ' ').replace('$', '(?!\\p{L})')).join('|')})`,
      'u',
    ),
  };
});

/** The kind of a claim's speaker; null where nobody speaks but the outlet, or no word tells. */
export function speakerKindOf(claim: Claim): SpeakerKind | null {
  const speaker = speakerOf(claim);
  if (speaker === null || speaker.kind === 'document') return null;
  const named = fold(`${speaker.role ?? ''} ${speaker.kind === 'person' && speaker.role !== null ? '' : speaker.name}`);
  return patterns.find(({ pattern }) => pattern.test(named))?.kind ?? null;
}
