// Words that no paraphrase may bring along: what they say of somebody is a matter of its own, and has to be in the passages. English words are
// base forms, found by their stem; elsewhere `*` stands for any ending.
import { foldWord, stemOf } from './words.ts';

const lists: Readonly<Record<string, string>> = {
  en: `die dead death deadly fatal fatally kill killer murder murderer murderous manslaughter assassinate assassination assassin execute execution massacre slaughter genocide shoot shot gunman stab behead hang lynch poison poisonous drown
starve suicide rape rapist assault abuse abusive abuser molest torture beat kidnap abduct hostage enslave slave traffic trafficker terror terrorist terrorism bomb bomber explode explosion blast jail prison imprison inmate arrest detain
custody charge indict accuse convict conviction acquit guilty innocent sentence sue lawsuit prosecute felon crime criminal criminally illegal illegally unlawful unlawfully flee fugitive escape exile deport extradite bribe bribery corrupt corruption
graft fraud fraudulent fraudulently fraudster launder embezzle embezzlement steal theft thief stolen rob robbery loot blackmail extort extortion forge forgery counterfeit fake falsify false falsely lie liar lied lying perjury mislead misleading deceive deceit
deceitful cheat cover-up conceal rig plagiarise plagiarize resign quit fire sack dismiss oust depose overthrow coup impeach expel ban bankrupt bankruptcy insolvent insolvency bust default collapse ruin liquidate close closure shut leave win lose
loser crash burn fire arson attack invade invasion occupy war declare annex bombard rebel mutiny surrender defeat retreat betray traitor treason spy espionage leak contaminate toxic infect epidemic outbreak sick ill cancer dying injure wound maim
paralyse paralyze hurt victim missing vanish drunk drunken drug addict addicted racist racism antisemitic nazi fascist sexist dictator tyrant regime disgraced scandal scandalous shameful incompetent reckless negligent negligence hate hated insane divorce
divorced pregnant misappropriate misappropriation pocket squander harass harassment threaten threat grope strangle hospitalise hospitalize extremist extremism hacker hack incite incitement
suspend suspension evict eviction smuggle smuggler swindle swindler intimidate bully whip choke torch vandal vandalise former late ex deceased widow widowed deliberate deliberately secret secretly wrong wrongly wrongful`,
  de: `starb* sterb* tot tote* tod tödlich* töt* getötet* mord* ermord* erschoss* erschieß* erstoch* hingericht* vergift* ertrunk* ertrank* ertränk* vergewaltig* misshandel* gefolter* folter* entführ* explod* inhaftier* verhaft* festgenomm* festnahm*
angeklag* anklag* verklag* beschuldig* verurteil* freigesproch* schuldig* unschuldig* illegal* floh* fluch* flüchtig* geflüchtet* geflohen* flüchtet* bestech* bestach* bestochen* korrupt* betrog* betrüg* betrug* gestohl* stahl* unterschlag* gefälsch* log*
lüg* gelog* verschwieg* vertusch* zurückgetret* zurücktrat* trat entlass* entließ* gefeuert* gestürzt* stürz* pleite* bankrott* insolvent* geschloss* schloss* schließ* verließ* verlass* verlor* verlier* gewann* gewonn* abgestürz* abstürz* verbrann*
brann* brenn* angegriff* angriff* griff überfall* überfiel* besetz* einmarsch* betrunk* süchtig* rassist* ehemalig* früher* verstorb* heimlich* absichtlich* vorsätzlich* fälschlich* krank* verletz* vermisst* geschieden* veruntreu* erpress* bedroh* missbrauch* verprüg* plünder* verschied*`,
  es: `muer* murio murieron mortal* mato mata* asesin* dispar* fusil* apuñal* ahorc* envenen* ahog* viol* tortur* secuestr* explot* encarcel* arrest* deten* detuv* acus* conden* absol* culpab* inocent* ilegal* huyo huye* huid* fuga* fugit* sobor* corrup* fraud*
robo roba* robad* estaf* falsif* fals* minti* mient* mentir* ocult* dimiti* dimit* renunci* despid* despedi* destitu* expuls* quebr* bancarrot* insolv* cerr* cierr* abandon* gano gana* perdi* pierd* estrell* quem* incend* ataca* ataco invad* ocup*
borrach* racist* dictad* ex exministr* difunt* secret* deliberad* enferm* herid* desaparec* divorc* odia* fallec* malvers* agred* agresion* amenaz* golpe* saque*`,
  fr: `meurt* mort* mourut tue* tuer* assassin* abatt* abattu* poignard* pendu* empoisonn* noye* viol* tortur* enlev* explos* emprison* incarcer* arrêt* détenu* accus* inculp* condamn* acquitt* coupab* innocent* illégal* fuit* fui fuite* fugit* corromp* corrup*
soudoy* fraud* vol* escroqu* falsifi* faux* menti* ment* mensong* dissimul* démission* licenci* limog* renvers* expuls* faillite* insolv* ferm* quitt* gagn* perd* écras* brûl* incend* attaqu* envahi* occup* ivre* racist* dictat* ancien* ex défunt*
secret* délibér* malad* bless* dispar* divorc* détest* déced* décès* détourn* battu* battre pill* menac* agress*`,
  it: `mor* uccis* uccid* assassin* spar* accoltell* impicc* avvelen* anneg* stupr* tortur* rapi* esplo* incarcer* arrest* detenut* accus* condann* assol* colpevol* innocent* illegal* fugg* fuga* corrot* corruzion* corromp* frod* rub* truff* falsific* fals*
menti* ment* nascos* dimess* dimett* dimission* licenzi* depost* espuls* fallit* fallim* insolv* chius* chiud* lascia* vint* vins* perd* pers* schiant* brucia* incend* attacc* invas* invad* occup* ubriac* razzist* dittat* ex defunt* segret* deliberat*
malat* ferit* scompars* divorz* odia* decedut* deces* malvers* picchi* saccheg* minacc* aggred*`,
  pt: `morr* mort* mat* assassin* dispar* baleou esfaque* enforc* envenen* afog* estupr* viol* tortur* sequestr* explod* encarcer* pres* prend* deti* acus* conden* absolv* culpad* inocent* ilegal* fugi* fug* suborn* corromp* corrup* fraud* roub* furt* falsific*
fals* ment* ocult* demit* demiss* renunci* destitu* expuls* fali* falencia* insolv* fech* deix* abandon* ganh* perd* caiu queim* incendi* atac* invad* ocup* bêbad* racist* ditad* ex falecid* secret* deliberad* doent* ferid* desaparec* divorci* odia* falec* desvi* agred* ameac* espanc* saque*`,
  nl: `stierf* sterf* gestorven dood* doden gedood* vermoord* moord* schoot geschoten neergeschoten vergiftig* verdronk* verkracht* mishandel* gemarteld* ontvoer* ontploft* gevangen* gearresteerd* arresteer* aangehouden aangeklaag* beschuldig* veroordeel*
vrijgesproken schuldig* onschuldig* illega* vlucht* gevlucht* omgekocht omkocht* corrupt* fraude* bestal gestolen vervals* loog gelogen lieg* verzweeg* aftrad afgetreden ontslag* ontslagen failliet* bankroet* gesloten sloot sluit* verliet verlaten
verloor verlor* won gewonnen neergestort* stortte verbrand* brand* aangevallen viel* bezet* binnenvallen dronken racist* voormalig* wijlen geheim* opzettelijk* ziek* gewond* vermist* overled* verduister* bedreig* plunder*`,
  ru: `умер* погиб* мёртв* мертв* смерт* уби* застрел* расстрел* зарез* повес* отрав* утон* изнасил* пыта* похит* взорв* взрыв* посад* заключ* арест* задерж* обвин* осуд* осужд* оправд* винов* невинов* незакон* сбежа* бежал* бежит скрыл* подкуп* взятк*
коррупц* мошенн* украл* украд* хищен* подделал* лжив* солгал* лгал* врал* соврал* скрыв* ушел ушёл ушла отставк* уволи* уволен* свергн* изгнан* банкрот* обанкрот* закры* покину* выигра* проигра* разби* сгор* сжег* напал* атак* вторг* захват*
оккуп* пьян* расист* диктатор* бывш* покойн* тайн* умышлен* больн* ранен* ранил* пропал* скончал* избил* избива* ограб* обокра* растрат* угрож*`,
  uk: `помер* загину* мертв* смерт* уби* вби* застрел* розстріл* отру* утоп* зґвалт* катува* викра* підірв* вибух* увʼязн* арешт* затрим* звинува* засуд* виправд* винн* незакон* втік* втек* підкуп* хабар* корупц* шахрай* вкра* підроб* збреха* брех*
відставк* звільн* повал* банкрут* збанкрут* закри* покину* виграв* програ* розби* згор* спал* напал* атак* вторг* захоп* окуп* пʼян* колишн* таємн* навмисн* хвор* поран* скончал* побил* пограб* розтрат* погрож*`,
  pl: `zmar* umar* zgin* śmier* zabi* zamordow* zastrzel* rozstrzel* otru* uton* zgwałc* tortur* porwa* wybuch* uwięzi* areszt* zatrzym* oskarż* skaza* uniewinn* winn* niewinn* nielegal* uciek* przekup* łapów* korup* oszust* ukrad* kradzi* sfałszow*
kłama* skłama* ukry* zrezygn* rezygn* zwolni* obal* bankrut* zbankrut* zamkn* opuści* wygra* przegra* rozbi* spłon* spali* zaatak* atak* najech* okup* pijan* były była byli tajn* umyśln* chor* rann* zaginą* skona* pobił* pobit* okrad* sprzeniewierz* groz* groż*`,
};

interface Grave {
  readonly exact: ReadonlySet<string>;
  readonly prefixes: readonly string[];
}

const built = new Map<string, Grave>();

function graveOf(language: string): Grave {
  let grave = built.get(language);
  if (grave === undefined) {
    const words = (lists[language] ?? '').split(/\s+/u).filter(Boolean);
    const form = (word: string): string => (language === 'en' ? stemOf(foldWord(word)) : foldWord(word));
    grave = {
      exact: new Set(words.filter((word) => !word.endsWith('*')).map(form)),
      prefixes: words.filter((word) => word.endsWith('*')).map((word) => foldWord(word.slice(0, -1))),
    };
    built.set(language, grave);
  }
  return grave;
}

/** English stems of what a word may be a form of: the stems of "sued" and "sue" are not one. */
function englishStems(key: string): string[] {
  const bare = key.replace(/(?:ing|ed|en|es|s|d)$/u, '');
  const forms = bare.length < 2 ? [key] : [key, bare, `${bare}e`, bare.replace(/([^aeiou])\1$/u, '$1'), bare.replace(/ck$/u, 'c')];
  return forms.map(stemOf);
}

/** Whether a folded word says something of somebody that weighs too much to be a paraphrase. */
export function isGrave(key: string, language: string): boolean {
  const { exact, prefixes } = graveOf(language);
  return (
    (language === 'en' ? englishStems(key) : [key]).some((form) => exact.has(form)) || prefixes.some((prefix) => key.startsWith(prefix))
  );
}
