// Words that govern a statement: left out, they leave it saying more than it said, or the opposite. `x*` stands for any ending; an expression of
// several words is joined by underscores. They are compared folded.
import { foldWord } from './words.ts';
import type { Token } from './line.ts';

export interface GoverningWords {
  /** Opens a clause that what stands before it governs: "that". */
  readonly that: Family;
  /** Opens one that nobody says is so: "whether". */
  readonly whether: Family;
  /** Governors that leave standing what they govern: "found that", "the day that". */
  readonly factive: Family;
  /** What is feared, hoped or suspected is not told as being so. */
  readonly doubt: Family;
  /** What is called so is not so. */
  readonly refuted: Family;
  /** A thing that a negation before it denies with all that follows: "no proof that". */
  readonly proof: Family;
  /** What was kept from happening. */
  readonly averted: Family;
  /** What is asked for is not had. */
  readonly asked: Family;
  /** What somebody is accused of is not done. */
  readonly accused: Family;
  readonly almost: Family;
  /** Before a role: somebody who has it no longer, or not quite. */
  readonly role: Family;
  /** Before any noun: no such thing. */
  readonly sham: Family;
  readonly except: Family;
}

/** A closed list of words and expressions, by their folded forms. */
export class Family {
  readonly #words = new Set<string>();
  readonly #stems: string[] = [];
  readonly #expressions: string[][] = [];

  constructor(list: string) {
    for (const word of list.split(/\s+/u).filter(Boolean)) {
      const keys = word.split('_');
      if (keys.length > 1) this.#expressions.push(keys.map(foldedStem));
      else if (word.endsWith('*')) this.#stems.push(foldWord(word.slice(0, -1)));
      else this.#words.add(foldWord(word));
    }
  }

  has(key: string): boolean {
    return this.#words.has(key) || this.#stems.some((stem) => key.startsWith(stem));
  }

  /** How many words of the family's stand at `index`; 0 where none does. */
  at(tokens: readonly Token[], index: number): number {
    const key = tokens[index]?.key;
    if (key === undefined) return 0;
    const expression = this.#expressions.find((keys) => keys.every((one, at) => fits(one, tokens[index + at]?.key)));
    return expression?.length ?? (this.has(key) ? 1 : 0);
  }
}

const foldedStem = (word: string): string => (word.endsWith('*') ? `${foldWord(word.slice(0, -1))}*` : foldWord(word));

function fits(word: string, key: string | undefined): boolean {
  return key !== undefined && (word.endsWith('*') ? key.startsWith(word.slice(0, -1)) : key === word);
}

const lists: Readonly<Record<string, Readonly<Record<keyof GoverningWords, string>>>> = {
  en: {
    that: 'that',
    whether: 'whether',
    factive: `find finds found show* learn* know* knew known realis* realiz* discover* reveal* confirm* prove* proof demonstrat* note notes noted noting acknowledg* admit* conced* recogni* regret* remember* forget* forgot* notic*
      see sees saw seen hear* clear evident fact facts emerg* turn* mean* meant ensur* result* day moment time night week month year hour since given sure certain understand* understood aware* announc* establish* conclu* determin* evidence
      remind* point* report* agree* decid* decision vote* rul* happen* verif* signal* so such now warn* stress* emphasi* insist* indicat* add* recall* reiterat* said say* told state* news guarantee* condition ground* requir* order* law* bill* way* provid* extent
      comment* remark* statement* argu* record* observ* claim* all everything only those one* same first last period* moment* place* thing* something anything`,
    doubt:
      'fear fears feared suspect suspects suspected hope hopes hoped worry worries worried doubt doubts doubted wonder* imagin* pretend* speculat* rumour* rumor* gossip* suspicion* allegation* theory theories hypothes* possib* chance* risk*',
    refuted:
      'retract* false falsely untrue debunk* unfounded baseless groundless hoax* disprov* fabricat* fake bogus wrong wrongly mistaken* mistake dismiss* refut* rebut* discredit* invented myth withdrawn',
    proof:
      'proof evidence sign* indication* true correct clear certain sure prove* proven show* shown establish* confirm* conclu* reason* suggestion* hint* basis grounds guarantee* verif* find* found',
    averted:
      'avoid avoids avoided avoiding avert* prevent* foil* thwart* block blocks blocked blocking overturn* quash* annul* cancel cancels cancelled canceled scrap scraps scrapped ruled_out rules_out far_from short_of instead_of rather_than refrain* lack lacks lacked lacking escape escaped escapes evade evaded call*_off',
    asked:
      'sought seek seeks seeking request* demand demands demanded demanding call_for calls_for called_for calling_for called_on ask_for asks_for asked_for asking_for push*_for campaign*_for appl*_for hope*_for bid_for await* petition*',
    accused: 'charged_with charges_of accused_of suspected_of suspicion_of indicted_for indicted_on trial_for accused indicted',
    almost: 'almost nearly practically virtually',
    role: 'former ex deputy vice acting aspiring onetime assistant',
    sham: 'attempted non anti mock fake hoax fictional simulated aborted',
    except: 'except excepting barring apart_from save_for other_than excluding',
  },
  es: {
    that: 'que',
    whether: 'si',
    factive: `sab* supo mostr* muestr* descubr* confirm* prob* demostr* result* hecho dia momento vez noche semana año acord* decid* anunci* inform* recono* admit* concl* constat* record* observ* vio ven ver signific* lo los la las el mas menos mejor peor tan tanto mismo clar* evident* adv* recalc* insist* asegur* dij* dic* afirm* declar* señal* explic* indic* subray*
      orden* garantiz* ley leyes cree* estim* sosten* sostuv* denunci* calcul* prev* precis* manifest*`,
    doubt: 'temen teme temian temia temor temores sospech* esper* dud* rumor* posib* hipotesis riesgo imagin* especul*',
    refuted: 'fals* retract* desment* bulo infundad* mentira erron* descart* inexact* refut*',
    proof: 'prueb* indici* cierto verdad evidenci* constancia clar* segur* señal* consta prob* demostr* confirm*',
    averted: 'evit* impid* impidi* frustr* bloque* anul* cancel* descart* lejos_de en_vez_de en_lugar_de carec* suspend*',
    asked: 'pide piden pidio pidieron exig* reclam* solicit* demand* busca buscan busco',
    accused: 'acusado_de acusada_de acusados_de imputad* procesado_por procesada_por investigado_por sospechoso_de',
    almost: 'casi practicamente',
    role: 'ex antiguo antigua vice',
    sham: 'falso falsa presunto anti',
    except: 'salvo excepto menos',
  },
  fr: {
    that: 'que qu laquelle lequel',
    whether: 'si',
    factive: `sav* sait su montr* découvr* découvert confirm* prouv* démontr* fait jour moment fois nuit semaine année conven* décid* annonc* inform* reconn* admet* admis conclu* constat* rappel* observ* vu voit signifi* plus moins mieux si tel* telle autant aussi même clair* évident* dit di* affirm* déclar* expliqu* indiqu* souligne* précis* assur* estim* averti* jug* cel*
      soutien* écri* rapport* ajout* ordonn* garanti* loi lois pens* croi* seul* premier* dernier*`,
    doubt: 'craign* craint* crainte* soupçonn* espère* espèr* espoir* dout* rumeur* possib* hypothèse* risque* imagin* redout* suppos*',
    refuted: 'faux fausse* démenti* rétract* infond* mensong* erron* écart* inexact* réfut* canular',
    proof: 'preuve* vrai indice* exact clair* sûr certain* prouv* établi* démontr* signe*',
    averted: 'évit* empêch* déjou* bloqu* annul* écart* loin_de lieu_de plutôt_que manqu*_de renonc*',
    asked: 'demande demandent demandé réclam* exig* sollicit* cherche cherchent requis requiert',
    accused: 'accusé_de accusée_de accusés_de inculpé* examen_pour soupçonné_de soupçonnée_de poursuivi_pour jugé_pour',
    almost: 'presque failli quasiment',
    role: 'ancien ancienne anciens ex vice adjoint',
    sham: 'non faux fausse prétendu anti',
    except: 'sauf excepté hormis',
  },
  de: {
    that: 'dass daß',
    whether: 'ob',
    factive: `wiss* weiß weiss wusst* zeig* entdeck* bestätig* beweis* bewies* tatsache tag* moment* umstand ergeb* ergab* beschloss* beschlossen* entschied* entschieden* kündig* angekündigt* mitgeteilt* teilt* erkenn* erkannt* räum* stellt* festgestellt* erinner* sah sieht gesehen bedeut* klar deutlich fest sicher* betont* beton* sag* erklär* berichte* meld* schreib* schrieb* warn* so darauf dazu dafür dadurch daran
      urteil* glaub* mein* schätz* geh* gilt heißt heiß* hinweis* führ* sorg* gericht* einig* vereinbar* deshalb ohne statt gesetz* hieß`,
    doubt:
      'fürcht* befürcht* hofft* hoffen* hoffnung* vermut* verdacht* verdächtig* zweifel* bezweifel* gerücht* möglich* risiko gefahr angst ängst* sorge* spekul* hypothese',
    refuted: 'falsch* unwahr* widerleg* dementier* zurückgezogen* haltlos* unbegründet* erfunden* lüge* irrig*',
    proof: 'beweis* beleg* hinweis* wahr richtig sicher klar anzeichen indiz* bewiesen belegt',
    averted:
      'vermied* vermeid* verhinder* vereitel* blockier* abgewend* abwend* weit_davon statt anstatt entging* abgesagt* abgewehrt* verzicht* kipp* gekippt* aufgehoben*',
    asked: 'forder* gefordert* verlang* beantrag* erbat* erbitt* bittet bat ersuch*',
    accused: 'angeklagt* beschuldigt* verdächtigt* vorgeworfen* bezichtig*',
    almost: 'fast beinahe nahezu',
    role: 'ehemalig* frühere* früherer ex vize stellvertretend* kommissarisch* designiert*',
    sham: 'anti angeblich* versuchter versuchten vermeintlich*',
    except: 'außer ausser ausgenommen ausnahme',
  },
  it: {
    that: 'che',
    whether: 'se',
    factive: `sa sann* sap* sape* mostr* scopr* scopert* conferm* prov* dimostr* fatto giorno momento volta notte settimana anno decis* annunci* inform* riconosc* ammess* ammett* conclu* constat* ricord* osserv* visto vede signific* più meno meglio tale così stesso chiar* evident* dett* dic* afferm* dichiar* spieg* indic* sottoline* precis* assicur* ritien* ritengon* stim* avvert* quell* legge sostien* sostengon*`,
    doubt: 'tem* timor* sospett* sper* dubit* dubbi* voce voci possib* ipotesi rischi* immagin*',
    refuted: 'fals* smentit* ritratt* infondat* bugia bufala errat* esclus* inesatt*',
    proof: 'prov* vero indizi* chiar* sicur* cert* segn*',
    averted: 'evit* imped* sventat* blocc* annull* esclu* lontan*_da invece_di anziché rinunci*',
    asked: 'chied* chiest* reclam* esig* sollecit* invoc*',
    accused: 'accusato_di accusata_di accusati_di indagato_per indagata_per imputat* sospettato_di',
    almost: 'quasi praticamente',
    role: 'ex vice',
    sham: 'non presunto finto finta anti',
    except: 'tranne eccetto salvo',
  },
  pt: {
    that: 'que',
    whether: '',
    factive: `sab* soube* mostr* descobr* confirm* prov* demonstr* fato facto dia momento vez noite semana ano decid* anunci* inform* reconhec* admit* conclu* constat* lembr* observ* viu vê signific* mais menos melhor tão tanto mesmo clar* evident* diss* diz* afirm* declar* expli* indic* destac* assegur* garant* alert* o os a as estim* avali* acredit* lei acrescent* conta* contou`,
    doubt: 'tem* temor* receio* receia* suspeit* esper* duvid* dúvida* rumor* boato* possib* hipótese* risco imagin*',
    refuted: 'fals* desment* retrat* infundad* mentira errad* descart* inexat*',
    proof: 'prova* verdade indíci* clar* cert* segur* evidênci* sina*',
    averted: 'evit* imped* frustr* bloque* anul* cancel* descart* longe_de vez_de invés_de',
    asked: 'pede pedem pediu pediram exig* solicit* reivindic* busca buscam buscou',
    accused: 'acusado_de acusada_de acusados_de indiciad* investigado_por suspeito_de réu_por',
    almost: 'quase praticamente',
    role: 'ex antigo antiga vice interino',
    sham: 'falso falsa suposto anti',
    except: 'exceto salvo menos',
  },
  nl: {
    that: 'dat',
    whether: '',
    factive: `weet weten wist wisten toon* ontdek* bevestig* bewijs* bewees feit dag moment keer nacht week jaar besl* aankondig* aangekondigd* erken* gaf stel* vastgesteld* herinner* zag ziet gezien beteken* duidelijk zeker benadruk* zei* zeg* verklaar* meld* schrijf* schreef* waarschuw* zo daarop ervoor bleek blijkt gebleken oordeel* vind* vond* laat liet wet`,
    doubt: 'vrees* vreest gevreesd hoop* hoopt vermoed* verdenk* twijfel* betwijfel* gerucht* mogelijk* risico angst zorg* speculeer*',
    refuted: 'onwaar vals weerlegd* ingetrokken ongegrond* verzonnen leugen* onjuist*',
    proof: 'bewijs* waar juist zeker duidelijk aanwijzing* teken*',
    averted: 'vermeed* vermeden vermijd* voorkom* voorkwam* verijdel* blokkeer* geblokkeerd afgewend* afgelast* in_plaats_van ver_van',
    asked: 'eis eist eisen eiste eisten vraagt_om vroeg_om verzoek* verzocht*',
    accused: 'beschuldigd* aangeklaagd* verdacht_van',
    almost: 'bijna vrijwel nagenoeg',
    role: 'voormalig* ex oud vice waarnemend*',
    sham: 'anti vermeend*',
    except: 'behalve uitgezonderd',
  },
  ru: {
    that: 'что',
    whether: 'ли',
    factive: `знае* знал* узна* показ* обнаруж* подтверд* доказ* факт день момент решил* объяви* призна* заключ* установ* напомн* замет* видел* видно означ* ясно очевидно так потому сообщ* заяв* сказ* говор* отме* подчеркн* предупред* счита* полага* утвержда* добав* уточн* поясн* рассказ* выясн* оказ* тем из-за настаива* писал* пишет объясн* уверен*`,
    doubt: 'опаса* боя* боит* надеж* надеят* надеет* подозр* сомнен* сомнев* слух* возможн* верси* риск* предполаг* гипотез*',
    refuted: 'ложн* опроверг* недостоверн* неправд* фейк* отозва* вымыс* выдум* необоснован*',
    proof: 'доказательств* правд* признак* ясно верно свидетельств* подтвержден* доказан*',
    averted: 'избежа* избега* предотвра* сорва* заблокир* отмени* отменен* вместо далек*_от пресек* обезвред*',
    asked: 'требу* потребова* прос* попрос* запрос* добива*',
    accused: 'обвиня* обвинен* подозрева*',
    almost: 'почти едва_не чуть_не практически',
    role: 'бывш* экс вице исполняющ*',
    sham: 'мним* якобы',
    except: 'кроме исключением',
  },
  uk: {
    that: 'що',
    whether: 'чи',
    factive: `знає* знал* дізна* показ* виявил* підтверд* довел* факт день момент виріш* оголос* визна* встанов* нагада* помітил* видно означа* ясно очевидно так тому повідом* заяв* сказ* каж* зазнач* підкресл* поперед* вважа* стверджу* дода* уточн* поясн* розпов* з'ясув* виявилося переконан*`,
    doubt: 'побою* боят* сподіва* підозр* сумнів* чутк* можлив* версі* ризик* припуска*',
    refuted: 'хибн* спростов* недостовірн* неправд* фейк* відклик* вигад*',
    proof: 'доказ* правд* ознак* ясно вірно свідчен* підтвердж*',
    averted: 'уник* запобі* зірва* заблоку* скасува* замість далек*_від',
    asked: 'вимага* прос* попрос* запит*',
    accused: 'звинувач* обвинувач* підозрю*',
    almost: 'майже ледь_не мало_не практично',
    role: 'колишн* екс віце',
    sham: 'нібито',
    except: 'крім окрім винятком',
  },
  pl: {
    that: 'że iż',
    whether: 'czy',
    factive: `wie wied* wiadomo pokaz* odkry* potwierdz* udowod* fakt dzień moment postanow* zdecyd* ogłosi* przyzna* ustal* przypomn* zauwa* widać oznacza* jasne oczywiste tak dlatego poinform* oświadcz* powiedz* mów* zaznacz* podkreś* ostrze* uważa* twierdz* doda* wyjaśni* okaza* tym stwierdz* podał* podaje pisze napisał*`,
    doubt: 'obawi* obaw* nadzie* podejrz* wątp* plotk* możliw* ryzyk* przypuszcz*',
    refuted: 'fałsz* nieprawd* zdementow* wycofan* bezpodstawn* zmyśl*',
    proof: 'dowod* prawd* oznak* jasne pewne potwierdz*',
    averted: 'unik* zapobi* udaremni* zablokow* anulow* odwoła* zamiast daleko_od',
    asked: 'żąda* zażąda* domaga* pros* poprosi* wnioskow*',
    accused: 'oskarżon* podejrzany_o podejrzana_o',
    almost: 'prawie niemal omal',
    role: 'eks wice',
    sham: 'rzekom* niedosz*',
    except: 'oprócz wyjątkiem prócz',
  },
  tr: {
    that: '',
    whether: '',
    factive: '',
    doubt: 'şüphelen* söylenti* umuyor umut* korku* endişe*',
    refuted: 'asılsız yalan* yanlış*',
    proof: '',
    averted: 'önlendi önledi engelledi engellendi iptal',
    asked: 'talep',
    accused: 'suçlan*',
    almost: 'neredeyse az_kalsın hemen_hemen',
    role: 'eski vekil',
    sham: 'sözde',
    except: 'hariç dışında',
  },
  ar: {
    that: 'أن إن بأن',
    whether: 'إذا هل',
    factive: `يعلم علم عرف أظهر أظهرت كشف كشفت أكد أكدت ثبت تأكد حقيقة يوم قرر قررت أعلن أعلنت اعترف أقر لاحظ رأى قال قالت ذكر ذكرت أضاف أفاد أفادت أوضح صرح حذر شدد يعني بعد قبل منذ غير إلى على مع رغم حيث أشار أشارت`,
    doubt: 'يخشى تخشى خشية مخاوف يأمل تأمل يشتبه شائعات شائعة شك شكوك احتمال',
    refuted: 'كاذبة كاذب باطل مزيف مفبرك',
    proof: 'دليل أدلة صحيح صحيحا مؤكد',
    averted: 'تجنب تجنبت منع منعت أحبط أحبطت ألغى ألغت',
    asked: 'طلب طلبت يطلب تطلب طالب طالبت',
    accused: 'متهم متهمة',
    almost: 'تقريبا كاد كادت',
    role: 'نائب',
    sham: '',
    except: 'باستثناء عدا',
  },
};

const built = new Map<string, GoverningWords | null>();

/** Governing words of a language; null where none are known. */
export function governingWords(language: string): GoverningWords | null {
  let words = built.get(language);
  if (words === undefined) {
    const own = lists[language];
    words =
      own === undefined
        ? null
        : (Object.fromEntries(Object.entries(own).map(([name, list]) => [name, new Family(list)])) as unknown as GoverningWords);
    built.set(language, words);
  }
  return words;
}
