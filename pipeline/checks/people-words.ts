// Groups and roles that speak in the news. Another one of them is another speaker: none is ever taken as a paraphrase of what is not there.
// And ordinals, which are figures in words.
import { foldWord, stemOf } from './words.ts';

const groups: Readonly<Record<string, string>> = {
  en: `officials critics aides experts lawmakers residents investigators prosecutors lawyers analysts supporters opponents activists scientists researchers doctors economists diplomats police
protesters witnesses villagers neighbours neighbors voters workers employees executives investors shareholders customers consumers patients parents teachers students farmers fishermen drivers passengers
soldiers rebels militants insurgents refugees migrants survivors victims relatives families journalists reporters editors historians academics professors engineers inspectors regulators bankers traders
union unions government opposition parliament congress senate court judge jury mayor governor president minister ministry premier senator chancellor king queen prince pope bishop general admiral colonel
commander spokesman spokeswoman spokesperson chairman chairwoman director manager owner founder coach player referee captain lawyer prosecutor defendant plaintiff lobbyists charity environmentalists
company board bank agency committee commission council party firefighters rescuers nurses rival rivals ally allies landlords tenants tourists civilians hospital university defense prosecution groups campaigners members leaders`,
  es: `funcionarios criticos expertos vecinos fiscales sindicatos abogados policia oposicion gobierno ministro ministra presidente presidenta alcalde alcaldesa juez jueza empresarios trabajadores medicos cientificos ecologistas testigos
portavoz fiscal analistas economistas`,
  fr: `responsables opposants experts habitants procureurs syndicats avocats police opposition gouvernement ministre president presidente maire juge salaries ouvriers medecins scientifiques temoins direction parquet defense patrons
analystes economistes riverains`,
  de: `beamte kritiker fachleute anwohner ermittler gewerkschaften polizei regierung opposition minister ministerin prasident prasidentin burgermeister richter anwalt arzte forscher zeugen experten sprecher verteidigung staatsanwaltschaft`,
  pt: `autoridades criticos especialistas moradores procuradores policia oposicao governo ministro ministra presidente prefeito prefeita juiz empresarios trabalhadores medicos cientistas testemunhas sindicatos defesa`,
  it: `funzionari critici esperti residenti procuratori polizia opposizione governo ministro ministra presidente sindaco sindaca giudice imprenditori lavoratori medici scienziati testimoni sindacati difesa avvocati`,
  ru: `чиновники критики эксперты жители следователи прокуроры полиция оппозиция правительство министр президент губернатор мэр судья рабочие врачи ученые свидетели профсоюз адвокаты аналитики экономисты`,
};
const ordinalWords: Readonly<Record<string, string>> = {
  en: 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
  es: 'primer|primera|primero segundo|segunda tercer|tercera|tercero cuarto|cuarta quinto|quinta sexto|sexta septimo|septima octavo|octava noveno|novena decimo|decima',
  fr: 'premier|premiere deuxieme|second|seconde troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme',
  de: 'erste|ersten|erster|erstes|erstem zweite|zweiten|zweiter|zweites|zweitem dritte|dritten|dritter|drittes vierte|vierten|vierter|viertes funfte|funften|funfter sechste|sechsten siebte|siebten achte|achten neunte|neunten zehnte|zehnten',
  pt: 'primeiro|primeira segundo|segunda terceiro|terceira quarto|quarta quinto|quinta sexto|sexta setimo|setima oitavo|oitava nono|nona decimo|decima',
  it: 'primo|prima secondo|seconda terzo|terza quarto|quarta quinto|quinta sesto|sesta settimo|settima ottavo|ottava nono|nona decimo|decima',
  ru: 'первый|первая|первое|первого|первой|первую|первом второй|вторая|второе|второго|вторую|втором третий|третья|третье|третьего|третьей|третью четвертый|четвертая|четвертого|четвертой|четвертую пятый|пятая|пятого|пятой',
};
/** Ordinals that are other words as often: Italian "prima" (before), Spanish and Portuguese "segundo" (according to), French "second". */
const ambiguous = new Set([
  'prima',
  'secondo',
  'segundo',
  'cuarto',
  'quinto',
  'quarto',
  'second',
  'quinta',
  'sexta',
  'quarta',
  'terca',
  'segunda',
]);

const groupsBuilt = new Map<string, ReadonlySet<string>>();

/** Whether a folded word names a group or a role that speaks. */
export function isSpeakingRole(key: string, language: string): boolean {
  let own = groupsBuilt.get(language);
  if (own === undefined) {
    const form = (word: string): string => (language === 'en' ? stemOf(foldWord(word)) : foldWord(word));
    own = new Set((groups[language] ?? '').split(/\s+/u).filter(Boolean).map(form));
    groupsBuilt.set(language, own);
  }
  return own.has(language === 'en' ? stemOf(key) : key);
}

const ordinalsBuilt = new Map<string, ReadonlyMap<string, number>>();

/** The number that a folded word counts to as an ordinal, or null. */
export function ordinalOf(key: string, language: string): number | null {
  let own = ordinalsBuilt.get(language);
  if (own === undefined) {
    const entries = (ordinalWords[language] ?? '')
      .split(' ')
      .flatMap((forms, index) => forms.split('|').map((form): [string, number] => [foldWord(form), index + 1]));
    own = new Map(entries.filter(([form]) => form !== '' && (language === 'en' || !ambiguous.has(form))));
    ordinalsBuilt.set(language, own);
  }
  const digits = language === 'en' ? /^(\d{1,3})(?:st|nd|rd|th)$/u.exec(key) : null;
  return digits === null ? (own.get(key) ?? null) : Number(digits[1]);
}
