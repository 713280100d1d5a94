// How languages say who says it: verbs of saying and judging in their finite forms, the words that put a source before or after what it says,
// and what marks who acts in the passive.
import { foldWord } from './words.ts';

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean).map(foldWord));

/** Verbs of saying, judging, asking and accusing in their finite forms. */
export const speechVerbs: Readonly<Record<string, ReadonlySet<string>>> = {
  en: folded(
    `say says said tell tells told add adds added state stated states announce announced announces warn warns warned claim claims claimed argue argues argued write writes wrote
explain explained insist insists insisted note noted acknowledge acknowledged deny denies denied confirm confirmed confirms promise promised accuse accuses accused call called calls
report reported reports cautioned predicted complained testified declared declares asked demanded demands estimates estimated declined expect expected expects criticized criticised replied believe believes believed
condemned denounced described describes considers praised urged urges reckons regretted dismissed`,
  ),
  es: folded(
    `dijo dice dijeron afirmo afirma aseguro asegura declaro declara anuncio anuncia añadio explico explica señalo señala advirtio advierte alerta califico califica informo informa sostuvo sostiene nego niega confirmo confirma
ratifico critico critica criticaron negaron afirmaron aseguraron dicen lamento lamenta denuncio denuncia reprocho reprocha acuso acusa tildo tilda exigio exige reclamo reclama pidio pide piden pidieron calcula calcularon calculan
estima estiman considera consideran opina opinan atribuye atribuyo achaca propuso propone celebro elogio quejo`,
  ),
  fr: folded(
    `dit declare annonce affirme assure assurent prevenu averti explique precise ajoute estime requis deplore denonce confirme indique regrette accuse reproche juge demande demandent reclame reclament propose invoque
justifie savoir considere calcule rappelle souligne admet reconnait conteste pretend avertit previent salue critique`,
  ),
  de: folded(
    `sagte sagten sagt erklarte erklarten erklart teilte teilten warnte warnt kritisierte kritisiert betonte betont nannte nennt sprach spricht meinte meint forderte fordert verlangte verlangt berichtete berichtet schrieb schreibt
bestatigte bestatigt kundigte klagte beklagte behauptete behauptet bezeichnete bezeichnet rechnete lobte begrusste wirft warf halt gab ausserte raumte mahnte`,
  ),
  pt: folded(
    `disse diz disseram afirmou afirma declarou anunciou informou informa explicou considera consideram criticou criticaram afirmaram declararam informaram alertou alerta confirmou reclamou cobrou cobra acusou acusa acusam
estima estimou estimam avalia avaliou comunicou elogiou pediu pede pediram exigiu exige negou lamentou denunciou propos defende defendeu`,
  ),
  it: folded(
    `detto dichiarato affermato annunciato spiegato escluso aggiunto sostenuto comunicato lodato accusato criticato chiesto chiedono chiede definito avvertito sottolineato ricordato dice dicono afferma sostiene ritiene denuncia accusa
propone critica stima calcola sapere ha`,
  ),
  ru: folded(
    `сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили отметил отметила пообещал пообещала обещает считает считают добавил добавила рассказал рассказала уточнил уточнила назвал назвала назвали обвинил обвинила обвинили
попросил попросила попросили потребовал потребовала потребовали оценил оценила подсчитал подсчитала пожаловался пожаловалась раскритиковал раскритиковала предложил предложила подчеркнул подчеркнула полагает`,
  ),
  uk: folded(
    `сказав сказала сказали заявив заявила заявили повідомив повідомила повідомили розповів розповіла каже кажуть вважає звинуватив звинуватила звинуватили розкритикував розкритикувала критикує вимагає попросив попросила додав додала`,
  ),
  tr: folded(`söyledi açıkladı duyurdu belirtti dedi savundu`),
  nl: folded(
    `zei zeiden zegt zeggen verklaarde verklaart meldde meldt noemt noemde eist eiste vindt vond vreest vreesde stelt stelde waarschuwt waarschuwde bevestigt bevestigde wil willen denkt beweert beweerde hekelt hekelde prees weten`,
  ),
  pl: folded(
    `powiedział powiedziała powiedzieli oświadczył oświadczyła podał podała podało ocenia ocenił oceniła poinformował poinformowała zapowiedział zapowiedziała zarzucił zarzuciła zarzuca skrytykował skrytykowała krytykuje mówił mówiła
mówi zaproponował zaproponowała zażądał zażądała dodał dodała uważa stwierdził stwierdziła twierdzi zaprzeczył zaprzeczyła`,
  ),
};

/** Verbs after which who says it may follow with its article: "said the minister", and not "announced the plan". */
export const invertingVerbs: ReadonlySet<string> = folded(
  `say says said adds added writes wrote warned explained told insisted complained dijo afirmo aseguro declaro explico señalo lamento denuncio reprocho critico sostuvo advirtio alerta añadio dit declare affirme prevenu averti explique indique annonce
estime regrette deplore sagte sagt erklarte erklart betonte klagte meinte warnte disse afirmou declarou reclamou explicou criticou informou detto dichiarato affermato spiegato aggiunto sostenuto annunciato comunicato
anunciou comunicou calculan tildó
сказал сказала заявил заявила сообщил сообщила рассказал рассказала уточнил уточнила отметил отметила сказав повідомив повідомила розповів розповіла
zei zegt vindt meldde meldt powiedział powiedziała poinformował poinformowała podał podała mówił mówiła ocenił oceniła`,
);

/** Words that put a source before what it says, one expression each. An apostrophe before the first tells the French "d'après" from "après". */
const before: Readonly<Record<string, string>> = {
  en: 'according to|in the view of|in the words of|in the opinion of|report by|report from|study by|study from|statement by|statement from|figures from|survey by',
  es: 'segun|de acuerdo con|a juicio|en palabras|en opinion|a ojos',
  fr: "selon|'apres|aux yeux|de avis",
  de: 'laut|nach angaben|nach angabe|nach worten|nach den worten|nach ansicht|nach einschatzung|nach meinung|nach darstellung',
  pt: 'segundo|conforme|de acordo com|na opiniao|na avaliacao|na estimativa|nas palavras',
  it: 'secondo|a detta|stando a|stando alla|stando al|stando ai|stando alle|stando|a giudizio|a parere',
  ru: 'по словам|по мнению|по данным|по оценке|по информации|по сведениям',
  uk: 'за словами|за даними|за оцінкою|за інформацією|на думку',
  nl: 'volgens|aldus|in de woorden van|in de ogen van',
  pl: 'wedlug|zdaniem|w ocenie|w opinii',
  ar: 'بحسب|حسب|وفقا ل|وفقا',
};
/** The same after the source. */
const after: Readonly<Record<string, string>> = {
  de: 'zufolge',
  hi: 'के अनुसार|के मुताबिक|अनुसार|मुताबिक',
  tr: 'göre',
};

/** A preposition that gives the rest of a sentence to somebody where it opens it: "Pour le syndicat, …". */
export const opensWithSource: Readonly<Record<string, RegExp>> = { fr: /^pour$/u, it: /^per$/u, es: /^para$/u, pt: /^para$/u };

export interface SourcePhrase {
  readonly keys: readonly string[];
  /** Stands after the article's apostrophe: "d'après". */
  readonly elided: boolean;
}

function phrases(text: string | undefined): readonly SourcePhrase[] {
  return (text ?? '')
    .split('|')
    .filter(Boolean)
    .map((phrase) => ({
      elided: phrase.startsWith("'"),
      keys: phrase.replace(/^'/u, '').split(' ').map(foldWord),
    }))
    .toSorted((one, other) => other.keys.length - one.keys.length);
}

const built = new Map<string, { readonly before: readonly SourcePhrase[]; readonly after: readonly SourcePhrase[] }>();

/** Expressions of a language that name a source, by the side on which it stands. */
export function sourcePhrases(language: string): { readonly before: readonly SourcePhrase[]; readonly after: readonly SourcePhrase[] } {
  let own = built.get(language);
  if (own === undefined) {
    own = { before: phrases(before[language]), after: phrases(after[language]) };
    built.set(language, own);
  }
  return own;
}

/** Participles of saying that may stand in the passive, by how they begin. */
const participles: Readonly<Record<string, RegExp>> = {
  en: /^(?:accused|called|criticized|criticised|described|told|announced|warned|praised|asked|urged|denied|rejected|confirmed|condemned|denounced|dismissed|welcomed|blamed|promised)$/u,
  es: /^(?:acusad|criticad|calificad|anunciad|denunciad|elogiad|descrit|tildad|advertid|confirmad|desmentid)[oa]s?$/u,
  fr: /^(?:accuse|critique|denonce|annonce|qualifie|salue|averti|prevenu|decrit|confirme|dementi|sollicite|reclame|propose)e?s?$/u,
  de: /^(?:vorgeworfen|kritisiert|bezeichnet|beschuldigt|angekundigt|gefordert|gelobt|bestatigt|genannt|begrusst)$/u,
  pt: /^(?:acusad|criticad|classificad|anunciad|denunciad|elogiad|descrit|alertad|confirmad)[oa]s?$/u,
  it: /^(?:accusat|criticat|definit|annunciat|denunciat|lodat|descritt|avvertit|confermat|chiest)[oaie]$/u,
  nl: /^(?:beschuldigd|genoemd|bekritiseerd|aangekondigd|geprezen|gemeld|bevestigd)$/u,
  pl: /^(?:oskarzon|skrytykowan|nazwan|zapowiedzian|pochwalon)[a-z]{1,3}$/u,
};
const agents: Readonly<Record<string, RegExp>> = {
  en: /^by$/u,
  es: /^por$/u,
  fr: /^(?:par)$/u,
  de: /^(?:von|vom)$/u,
  pt: /^(?:por|pelo|pela|pelos|pelas)$/u,
  it: /^(?:da|dal|dalla|dall|dallo|dai|dagli|dalle)$/u,
  nl: /^door$/u,
  pl: /^przez$/u,
};

export const isPassiveParticiple = (key: string, language: string): boolean => participles[language]?.test(key) === true;
/** The word before who acts: "by". */
export const marksAgent = (key: string, language: string): boolean => agents[language]?.test(key) === true;

/** Forms of "be" and "become" that make a passive of a participle. */
export const passiveAuxiliary =
  /^(?:be|been|being|is|are|was|were|get|got|ser|sido|es|fue|fueron|son|est|sont|ete|etait|etre|wird|wurde|wurden|worden|werden|e|era|stato|stata|stati|state|viene|venne|sono|foi|foram|sera|был|была|было|были|werd|werden|zostal|zostala|zostalo|zostaly)$/u;

const bodies: Readonly<Record<string, ReadonlySet<string>>> = {
  en: folded('authority authorities league association charity institute institution watchdog council lobby federation hospital newspaper'),
  es: folded(
    'sindicato asociacion diputado diputada alcaldia consejero consejera consejeria empresa constructora ayuntamiento ministerio tribunal fiscalia presidencia instituto universidad conductores hoteleros ecologista secretario secretaria',
  ),
  fr: folded(
    'prefecture presidence syndicat association mairie groupe entreprise ministere region depute deputee adjoint adjointe directeur directrice economiste secretaire cabinet tribunal institut universite salaries salarie',
  ),
  de: folded(
    'verband verein gewerkschaft unternehmen stadt landkreis gericht behorde amt institut firma partei landrat kammerer kammererin vorsitzende vorsitzender abgeordnete abgeordneter fahrgastverband rechnungshof landesrechnungshof buro ministerium',
  ),
  pt: folded(
    'sindicato associacao secretario secretaria deputado deputada vereador vereadora empresa construtora tribunal instituto ministerio governador governadora entidade presidencia',
  ),
  it: folded(
    'associazione sindacato prefettura presidenza regione comune corte istituto assessore assessora azienda impresa tribunale ministero soprintendente cacciatori sindaci veterinaria',
  ),
  ru: folded('профсоюз палата мэрия мэр институт депутат министерство департамент завод компания директор глава суд прокуратура ведомство'),
  uk: folded(
    'комітет рада міністр президент мер інститут організація директор директорка депутат профспілка міністерство поліція суд компанія голова',
  ),
  nl: folded(
    'wethouder vereniging club bureau gemeente provincie bedrijf voorzitter hoogleraar minister politie rechter vakbond vervoerder ministerie gedeputeerde burgemeester onderzoeksbureau',
  ),
  pl: folded(
    'burmistrz radny radna minister prezydent premier prezes dyrektor stowarzyszenie fundacja instytut rzecznik rzeczniczka poseł posłanka policja sąd firma związek skarbnik',
  ),
};

/** Whether a folded word names a body or an office that speaks in the news, beside the roles of people. */
export function isSpeakingBody(key: string, language: string): boolean {
  const own = bodies[language];
  if (own === undefined) return false;
  if (own.has(key)) return true;
  // German joins words: "Schwimmverein", "Landesrechnungshof".
  return language === 'de' && [...own].some((body) => body.length >= 4 && key.endsWith(body));
}
