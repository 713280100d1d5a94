// For each language that the rules cover: words that carry no content, words that only attribute, and words that negate.
// Attribution words say that somebody reports or says something, never what. A denial is no attribution: it negates.
import { foldWord } from './words.ts';

export interface LanguageWords {
  /** Whether the rules cover the language: function words are known. */
  readonly covered: boolean;
  readonly functionWords: ReadonlySet<string>;
  readonly attributionWords: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** Longer expressions of attribution in languages written without spaces, longest first. */
  readonly phrases: readonly string[];
}

interface Lists {
  readonly function: string;
  readonly attribution: string;
  readonly negation: string;
}

const lists: Readonly<Record<string, Lists>> = {
  en: {
    function: `a an the and or but nor so yet if then than that this these those there here it its he him his she her hers they them their we us our you your i me my who whom whose which what least
when where why how as at by for from in into of off on onto out over to up down upon with within about after before between during through under until while since because also too very more most much many
be is am are was were been being do does did doing have has had having will would shall should can could may might must just only such some any each both all other own same again further once
mr mrs ms dr sir now still even though although however one s t re ve ll d m meanwhile moreover separately earlier later whether despite instead there's it's that's he's she's
they're we're you're i'm i've we've they've i'll we'll`,
    attribution: `report reports reported reporting say says said tell tells told write writes wrote written quote quotes quoted quoting cite cites cited citing according state states stated add adds added adding
announce announces announced announcing note notes noted describe describes described declare declares declared account accounts outlet outlets source sources word words give gives gave published publishes publish
article story newspaper news agency statement interview tweet tweeted spokesman spokeswoman spokesperson carries carried remark remarks comment comments version adds explain explains explained ask asks asked answer answers answered
reads wording passage testified`,
    negation: `not no never none nobody nothing neither nor cannot without deny denies denied denying denial denials refute refutes refuted dispute disputes disputed refuse refuses refused reject rejects rejected
don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't mustn't ain't hardly rarely seldom scarcely false untrue fails failed
dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt mustnt aint`,
  },
  es: {
    function: `al ambos aquel aquella aquellos aunque cuya cuyo estaba estaban estan estara estaran este estuvo estuvieron haber habia habian habra habran haya hayan he hemos hubo hubiera hubieran algun alguna algunas algunos mediante mucho muchos
mucha muchas poco pocos segun seran sera seria serian sean siendo son suya suyo tal tenia tenian tendra tendran tener tiene tienen tuvo tuvieron todo toda todos todas unas varios varias asi alli aqui hacia luego quienes cuanto
desde estar esten todavia aun debido
a al ante aun aunque cada como con contra cual cuando de del desde donde durante e el ella ellas ellos en entre era es esa ese eso esta este esto estos estas fue fueron ha han hasta hay la las le les lo los
mas me mi mientras muy ni nos o otra otro para pero por porque que quien se ser si sido sobre son su sus tambien tan tras u un una uno unos unas y ya`,
    attribution: `quejo lamenta lamento denuncio denuncia sostiene sostuvo indico indica aclaro añade añadio agrego comento detallo expuso manifesto preciso recordo relato subrayo advirtio advierte alerta alerto
declaraciones opinion juicio comunicado rueda prensa comento conto detalla palabras calculo calculos
segun informa informan informo informaron dice dicen dijo escribe escriben escribio cita citan cito palabras recoge publica publico reporta reporto declara declaro afirma afirmo asegura aseguro
señala señalo explica explico anuncia anuncio medio medios diario periodico agencia fuente fuentes relato relatos acuerdo mismo cuenta cuentan dijeron propias`,
    negation: `no nunca jamas ningun ninguna ninguno nadie nada sin tampoco raramente niega nego niegan negaron desmiente desmintio desmentido rechaza rechazo`,
  },
  fr: {
    function: `aient ait alors auprès aura auraient aurait auront avaient ayant car celle celles celui comment deja depuis devant donc dont etaient etant etes fut furent ici jusque la-bas lequel laquelle lesquels leur lorsque moins ou parce peu plusieurs
pourtant puis puisque sera seraient serait seront seulement soit soient sinon tandis tant tel telle tels toujours toutefois certains certaines quelques entretemps notamment desormais ainsi afin hors via là y doit doivent devra devront peut peuvent va vont
a afin alors apres au aux aussi autre autres avait avant avec avoir c ce cela ces cet cette ceux chaque comme contre d dans de depuis des dont du elle elles en encore entre est et ete etre eu il ils
j je l la le les leur leurs lors lui m mais meme mes n nos notre nous on ont ou par pendant plus pour qu quand que qui s sa se selon ses si son sont sous sur t tous tout toute toutes tres un une vers vos y`,
    attribution: `assure assurent estime estiment rappelle indiqué confie raconte rapporte juge evoque evoquent avis communique entretien aupres ajoutent expliquent soutient savoir parle parlent parlait
rapporte rapportent rapportait rapportaient dit disent disait ecrit ecrivent ecrivait cite citent mots termes declare declarent declarait affirme affirment indique indiquent annonce annonçait titre titres journal
agence source sources recit recits propos fait etat selon chose publie explique souligne precise ajoute`,
    negation: `ne pas jamais aucun aucune rien personne sans ni guere rarement dement dementi dementent nie nient refuse refute rejette`,
  },
  de: {
    function: `ab allem aller alles andere anderen bereits bevor bleiben daher darauf dabei darf deren dessen deshalb durfen etwas gegen gewesen habe hatte hinter jede jeden jedem jetzt keinerlei konnte konnten konne musse mussen muss musste mussten ohne obwohl
sowie sollte sollten solle trotz uber wahrend wegen welche welcher wollen will wollte wollten worden wo wurden wurde ware waren zwar etwa werde bislang gab
aber alle als also am an auch auf aus bei beim bis da damit dann das dass dem den der des die dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines er es fur hat haben
hatte hatten hier ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja je jeder kann konnen mehr mit nach noch nun nur ob oder sehr sei sein seine seinem seinen seiner seit sich sie sind so sollen soll uber um
und uns unter vom von vor war waren was weil wenn werden wie wir wird wurde wurden zu zum zur zwischen`,
    attribution: `angabe zufolge worten mitteilte mitgeteilt gab bekannt betont erklaren ausserte ausserung ansicht meinung einschatzung sprecher sprecherin mitteilung so meint meinte
berichtet berichten berichtete berichteten schreibt schreiben schrieb schrieben zitiert zitieren zitierte sagt sagen sagte sagten erklart erklarte erklarten laut zufolge angaben worte worten meldet melden meldete
bericht berichte zeitung agentur nachrichtenagentur quelle quellen wortlaut heisst gibt wieder aussage aussagen teilte mit betonte gleiche dasselbe dort hiess`,
    negation: `nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder kaum selten bestreitet bestritt bestreiten dementiert dementierte dementi zuruckgewiesen weist leugnet`,
  },
  it: {
    function: `abbia abbiano alcuni alcune ancora anche avere aveva avevano avra avranno cosi cui dagli dal davanti dunque ebbe essere fino fu furono gia lungo mentre molto molti molte negli nell dell ogni poi poco proprio pure quale quali quanto quello questi
queste sara saranno sarebbe sarebbero sia siano stata state stati stato stesso suoi tale tutto tutti tutte viene vengono venne verra
a ad ai al alla alle allo anche c che chi ci come con contro cui da dai dal dalla dalle de degli dei del della delle dello di dopo dove e ed era erano essere fra gli ha hanno i il in io l la le lei lo loro lui
ma mi nei nel nella nelle o per perche piu prima quando quella quello questa questo se si sia sono su sua sue sugli sui sul sulla suo suoi tra un una uno`,
    attribution: `sostenuto sostiene sostengono comunicato aggiunto precisato raccontato ribadito sottolineato intervista detta stando parere giudizio parole spiega riferito
riporta riportano riportava riferisce riferiscono riferiva scrive scrivono scriveva scritto cita citano parole dice dicono detto ha dichiara dichiarato secondo afferma affermato spiega spiegato annuncia testata
testate giornale agenzia fonte fonti racconto racconti stesso stessa cosa riferito`,
    negation: `non mai nessun nessuna nessuno niente nulla senza ne raramente nega negano negato smentisce smentito smentita respinge`,
  },
  pt: {
    function: `alem algum alguma alguns algumas apenas assim cada cuja cujo depois dessa desse desta deste disso estao estar estara estava estavam esteve fora haver havia houve lhes muito muita muitos muitas nessa nesse nesta neste onde outra outro outras
outros pouco porem qual quais sao sera serao seria seriam sejam tal tambem tanto ter tera terao teve tinha tinham tiveram toda todas todo todos varios varias estes estas
a ainda ao aos apos as ate com como contra da das de desde do dos durante e ela elas ele eles em entre era essa esse esta este eu foi foram ha isso isto ja la lhe mais mas me mesmo na nas no nos o os ou para
pela pelas pelo pelos por porque quando que quem se ser seu seus sido sob sobre sua suas tambem tem um uma uns`,
    attribution: `comunicou reclamou alertou alerta relatou contou acrescentou disseram comenta avalia opiniao declaracoes comunicado entrevista ressaltou destacou
informa informam informou informaram diz dizem disse disseram escreve escrevem escreveu cita citam citou palavras segundo afirma afirmou declara declarou explica explicou anuncia anunciou veiculo veiculos jornal agencia
fonte fontes relato relatos registra registram mesmo acordo conforme proprias`,
    negation: `nao nunca jamais nenhum nenhuma ninguem nada sem nem raramente nega negou negam negaram desmente desmentiu desmentido rejeita rejeitou`,
  },
  nl: {
    function: `alle alleen altijd andere dus echter eens eigen elk hen hier hoe iets ieder juist kunnen moest moeten moet mag mogen naast niets nadat sinds steeds terwijl tijdens tussen vaak vanaf verder waar waarin wanneer welke willen wil wilde zal zoals zouden zullen krijgt kreeg
aan al als bij dan dat de den der deze die dit door een en er ge haar had hadden heb hebben heeft het hij hun ik in is je kan kon kunnen maar me meer men met mijn na naar nog nu of om omdat onder ons ook op over
te tegen toch toen tot uit van veel voor was wat we wel werd werden wie wij wordt worden ze zich zij zijn zo zou`,
    attribution: `zeggen vertelde vertelt vindt vinden noemt noemde stelt stelde mening laten weten liet
meldt melden meldde meldden schrijft schrijven schreef citeert citeren woorden zegt zeggen zei zeiden verklaart verklaarde volgens aldus bericht berichten krant persbureau bron bronnen medium hetzelfde maakt melding eigen`,
    negation: `niet geen nooit niemand niets zonder noch nauwelijks zelden ontkent ontkende ontkenning ontkennen weerspreekt weigert`,
  },
  pl: {
    function: `aby beda bedzie byc dlatego ktora ktore ktorego ktorej ktory ktorych ktorzy lecz mial miala miec moga mozna nich niej nim przeciw rowniez swoj swoja swoje tez tym tylko wobec wiele zostanie zostana zostaly zostalo
a aby ale albo bez bo byc byl byla bylo byly by co czy dla do gdy i ich im ja jak jako je jego jej jest jeszcze juz ku lub ma miedzy mnie moze na nad o od on ona one oni oraz po pod przed przez przy sa sie ta
tak takze tam te tego tej ten to tu ty u w we wiec wszystko z za ze zas został została`,
    attribution: `zdaniem mowil mowila ocenia ocenil ocenila stwierdzil stwierdzila dodal dodala uwaza poinformowala opinii ocenie rzecznik
podaje podaja podal podala donosi donosza doniosl pisze pisza napisal cytuje cytuja slowa slowami mowi mowia powiedzial powiedziala oswiadczyl oswiadczyla wedlug informuje informuja poinformowal gazeta agencja zrodlo
zrodla samo relacje relacji opisuje przytacza słowa`,
    negation: `nie nigdy nikt nic zaden zadna zadne bez rzadko zaprzecza zaprzeczyl zaprzeczenie dementuje odrzuca`,
  },
  tr: {
    function: `ama ancak bazi bir biraz bu bunu bunun da daha de diye en gibi hem her icin ile ise kadar ki mi ne o olan olarak oldu oldugu on ona onlar onu onun sonra su tum uzere var ve veya ya`,
    attribution: `bildiriyor bildiriyorlar bildirdi yaziyor yazdi haberinde haberi haber soyle deniyor sozleri aktariyor aktardi gore dedi soyledi acikladi belirtti gazete ajans kaynak aynisini`,
    negation: `degil yok hic asla yalanladi yalanlama yalanliyor reddetti reddediyor inkar`,
  },
  ru: {
    function: `будет будут буду былo ведь весь всего всем всеми вся всю других другие еще его ей ему если из-за иных каждый какой когда лишь может могут мог могла могли мы нам нас ней необходимо нему нужно однако перед пока потом почему своего своей свои свою
себя себе стал стала стали сейчас тем теперь тех тогда хотя хотел чтобы эту
а без более бы был была были было быть в во вот все всех вы где да для до его ее если есть еще же за и из или им их к как которая которые который которых кто ли между мы на над него нее них но о об он она они
оно от по под после при про с со так также такое там то тоже только том ту тут у уже чем что чтобы эта эти этих это этого этой этом этот я`,
    attribution: `рассказал рассказала рассказали уточнил уточнила уточнили добавил добавила пояснил пояснила объяснил мнению оценке информации сведениям считает считают полагает утверждает подчеркнула
сообщает сообщают сообщил сообщила сообщило сообщили пишет пишут писал писала цитирует цитируют слова словами словам говорит говорят сказал сказала заявил заявила заявили заявляет согласно данным данные передает передают
издание издания газета агентство источник источники отметил отметила подчеркнул то же самое приводит приводят`,
    negation: `не нет ни никогда никто ничего без редко вряд отрицает отрицают отрицал опроверг опровергла опровергает опровержение отверг отвергает отказался`,
  },
  uk: {
    function: `а або але без би був була були було бути в від він вона вони все всі для до є же за з зі і із й його її їх к коли ми на над не про по під після при саме та так також там те то у уже це цей ця ці чи що щоб який яка які як`,
    attribution: `розповів розповіла розповіли уточнив уточнила додав додала пояснив пояснила думку оцінкою інформацією словами вважає
повідомляє повідомляють повідомив повідомила повідомило пише пишуть писала писав цитує цитують слова словами говорить каже кажуть сказав сказала заявив заявила заявляє згідно даними видання газета агентство джерело джерела
наводить зазначив зазначила те саме передає за`,
    negation: `не ні ніколи ніхто нічого без рідко навряд заперечує заперечив заперечила спростував спростовує спростування відкидає відмовився`,
  },
  ar: {
    function: `في من على إلى عن مع أن إن كان كانت هذا هذه ذلك تلك التي الذي الذين ما قد كما بعد قبل بين حتى أو و ثم هو هي هم كل أي عند منذ خلال حول ضد بعض له لها لهم به بها أنه أنها وقد يكون تكون إذا حين حيث لكن`,
    attribution: `قال قالت وقال وقالت ذكر ذكرت وذكرت كتب كتبت نقل نقلت بحسب حسب وفقا أورد أوردت أعلن أعلنت صرح صرحت أكد أكدت أضاف أفاد أفادت صحيفة وكالة مصدر مصادر تصريح كلمات يوم نفسه الأمر`,
    negation: `لا لم لن ليس ليست ما غير بدون دون نفى نفت ينفي تنفي نفيا نفي رفض رفضت يرفض`,
  },
  hi: {
    function: `और का के की को में से है हैं था थे थी पर ने यह वह इस उस कि भी तो ही एक हो कर करने किया गया गई गए लिए साथ बाद तक या जो जब तब अब कुछ कई अपने अपनी अपना इन उन वे ये हुए हुआ हुई रहा रहे रही द्वारा`,
    attribution: `खबर लिखा शब्दों अनुसार मुताबिक कहा कहना कथन बताया बताते रिपोर्ट अखबार एजेंसी सूत्र सूत्रों दी यही बयान`,
    negation: `नहीं न ना मत बिना कभी इनकार इंकार खंडन खारिज`,
  },
};

const phraseLists: Readonly<Record<string, string>> = {
  zh: `的报道与此相同 报道了一项否认 报道称 报道说 的报道 报道 写道 引述 援引 的话 的原话 原话 据 说 称 表示 指出 强调 宣布 记者 消息 通讯社 报 在 的 了 是 和 与 及 也 于 对 为 以 从 到 将 被 由 向 这 那 其 他 她 它`,
  ja: `はこう報じている も同じことを報じている はこう報じた と報じている と報じた の記事から によると によれば が伝える の言葉 の発言 と述べた と語った 報じた 報じる 伝えた 記事 通信 新聞 は が の に を で と も へ から まで こう`,
};
const phraseNegations: Readonly<Record<string, string>> = {
  zh: `不 没 没有 未 无 非 否认 驳斥 拒绝`,
  ja: `ない なかった ません ず 否定 否認 拒否`,
};

const none: ReadonlySet<string> = new Set();
const built = new Map<string, LanguageWords>();

function folded(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).map(foldWord);
}

function build(language: string): LanguageWords {
  const own = lists[language];
  const phrases = (phraseLists[language] ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .toSorted((one, other) => other.length - one.length);
  if (own === undefined) {
    const negations = new Set((phraseNegations[language] ?? '').split(/\s+/).filter(Boolean));
    return { covered: phrases.length > 0, functionWords: none, attributionWords: none, negations, phrases };
  }
  return {
    covered: true,
    functionWords: new Set(folded(own.function)),
    attributionWords: new Set(folded(own.attribution)),
    negations: new Set(folded(own.negation)),
    phrases,
  };
}

/** Words of an ISO 639-1 language; `covered` is false where no rules are known. */
export function languageWords(language: string): LanguageWords {
  let words = built.get(language);
  if (words === undefined) {
    words = build(language);
    built.set(language, words);
  }
  return words;
}
