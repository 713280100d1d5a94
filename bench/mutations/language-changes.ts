// What a mutation puts in place of what, language by language. The lists are the benchmark's own: the checks have theirs, and share none of it.

export interface LanguageChanges {
  /** Pairs of opposites, each of which is put for the other. */
  readonly opposites: readonly (readonly [string, string])[];
  /** Word after which a negation is put, and the negation; `before`: it is put before the word. */
  readonly negations: readonly { readonly word: string; readonly negation: string; readonly before?: boolean }[];
  /** Negations that are taken out. */
  readonly negators: readonly string[];
  /** Groups of speakers, each put for another. */
  readonly speakers: readonly string[];
  /** Words that are put for one another in a quotation: adverbs that fit nearly anywhere. */
  readonly fillers: readonly string[];
  /** People and places from elsewhere. */
  readonly people: readonly string[];
  readonly places: readonly string[];
}

const pairsOf = (text: string): [string, string][] =>
  text.split(/\s*\|\s*/u).map((pair) => {
    const [one = '', other = ''] = pair.trim().split('/');
    return [one, other];
  });
const listOf = (text: string): string[] => text.split('|').map((word) => word.trim());
const after = (words: string, negation: string): LanguageChanges['negations'] => listOf(words).map((word) => ({ word, negation }));
const before = (words: string, negation: string): LanguageChanges['negations'] =>
  listOf(words).map((word) => ({ word, negation, before: true }));

export const changes: Readonly<Record<string, LanguageChanges>> = {
  en: {
    opposites: pairsOf(
      'rose/fell|more/fewer|more/less|before/after|above/below|won/lost|increase/decrease|increased/decreased|accepted/rejected|higher/lower|gained/lost|up/down|opened/closed|supported/opposed|supporters/opponents|began/ended|first/last|approved/rejected|raised/cut|increasing/decreasing|strengthen/weaken|joined/left|allow/ban|allowed/banned|guilty/innocent|for/against|most/least|largest/smallest|earlier/later|success/failure|victory/defeat|growth/decline|arrived/left|expand/shrink|hired/fired|buy/sell|bought/sold|north/south|east/west|majority/minority|best/worst|praised/criticized|welcomed/condemned|optimistic/pessimistic|over/under',
    ),
    negations: [...after('is|are|was|were|has|had|will|would|can|could|should|have|did', 'not'), ...after('has|had|have|will', 'never')],
    negators: ['not', 'never', 'no longer', 'no', "n't", 'n’t'],
    speakers: listOf('officials|critics|aides|experts|lawmakers|residents|investigators|prosecutors|lawyers|analysts'),
    fillers: listOf('always|clearly|never|entirely|simply|probably'),
    people: listOf('Martin Ellwood|Joanna Prior|Henry Castellan|Ruth Amadi|Peter Vanstone|Lucia Ferrante'),
    places: listOf('Norway|Chicago|Nairobi|Portugal|Ohio|Jakarta|Vienna'),
  },
  es: {
    opposites: pairsOf(
      'más/menos|antes/después|subió/bajó|aumentó/disminuyó|ganó/perdió|aprobó/rechazó|mayor/menor|aceptó/rechazó|abrió/cerró|norte/sur|primera/última|primer/último|alta/baja|alto/bajo|favor/contra',
    ),
    negations: before('ha|han|fue|era|será|es|está|puede|había|hay|tiene', 'no'),
    negators: ['no', 'nunca'],
    speakers: listOf('funcionarios|críticos|expertos|vecinos|fiscales|sindicatos'),
    fillers: listOf('siempre|claramente|solamente|quizás'),
    people: listOf('Marta Olmedo|Julián Barrios|Inés Cuevas'),
    places: listOf('Noruega|Sevilla|Quito|Lisboa'),
  },
  fr: {
    opposites: pairsOf(
      'plus/moins|avant/après|hausse/baisse|augmenté/diminué|gagné/perdu|approuvé/rejeté|accepté/refusé|ouvert/fermé|nord/sud|première/dernière|premier/dernier|haut/bas|supérieur/inférieur',
    ),
    negations: [],
    negators: ['pas', 'jamais'],
    speakers: listOf('responsables|opposants|experts|habitants|procureurs|syndicats'),
    fillers: listOf('toujours|clairement|seulement|peut-être'),
    people: listOf('Mathilde Garnier|Olivier Lestang|Hélène Vasseur'),
    places: listOf('Norvège|Lyon|Dakar|Lisbonne'),
  },
  de: {
    opposites: pairsOf(
      'mehr/weniger|vor/nach|gestiegen/gesunken|stieg/sank|gewonnen/verloren|gewann/verlor|höher/niedriger|erste/letzte|ersten/letzten|über/unter|angenommen/abgelehnt|größte/kleinste|Norden/Süden|für/gegen',
    ),
    negations: after('ist|sind|war|waren|hat|haben|wird|werden|wurde|wurden|kann|könne', 'nicht'),
    negators: ['nicht', 'nie'],
    speakers: listOf('Beamte|Kritiker|Fachleute|Anwohner|Ermittler|Gewerkschaften'),
    fillers: listOf('immer|eindeutig|nur|vielleicht'),
    people: listOf('Karin Holtmann|Jens Abendroth|Birgit Sommerfeld'),
    places: listOf('Norwegen|Leipzig|Lissabon|Graz'),
  },
  pt: {
    opposites: pairsOf(
      'mais/menos|antes/depois|subiu/caiu|aumentou/diminuiu|ganhou/perdeu|aprovou/rejeitou|maior/menor|aceitou/recusou|abriu/fechou|norte/sul|primeira/última|primeiro/último|alta/baixa',
    ),
    negations: before('foi|é|está|será|tem|era|pode|havia|há|são', 'não'),
    negators: ['não', 'nunca'],
    speakers: listOf('autoridades|críticos|especialistas|moradores|procuradores'),
    fillers: listOf('sempre|claramente|apenas|talvez'),
    people: listOf('Teresa Valadares|Rui Carvalhal|Joana Seabra'),
    places: listOf('Noruega|Recife|Luanda|Porto'),
  },
  it: {
    opposites: pairsOf(
      'più/meno|prima/dopo|aumentato/diminuito|vinto/perso|approvato/respinto|accettato/rifiutato|maggiore/minore|salito/sceso|aperto/chiuso|nord/sud|primo/ultimo',
    ),
    negations: before('è|ha|hanno|sono|era|sarà|può|aveva', 'non'),
    negators: ['non', 'mai'],
    speakers: listOf('funzionari|critici|esperti|residenti|procuratori'),
    fillers: listOf('sempre|chiaramente|soltanto|forse'),
    people: listOf('Elisa Montanari|Paolo Greppi'),
    places: listOf('Norvegia|Torino|Bari'),
  },
  ru: {
    opposites: pairsOf(
      'больше/меньше|более/менее|до/после|выросли/упали|вырос/упал|выросла/упала|увеличить/уменьшить|выиграл/проиграл|одобрил/отклонил|выше/ниже|первый/последний|первая/последняя|за/против|открыт/закрыт',
    ),
    negations: before('будет|был|была|были|может|могут|заявил|согласился|подписали|получит', 'не'),
    negators: ['не'],
    speakers: listOf('чиновники|критики|эксперты|жители|следователи'),
    fillers: listOf('всегда|явно|только|возможно'),
    people: listOf('Ирина Соколова|Павел Громов|Ольга Лебедева'),
    places: listOf('Норвегии|Казани|Томске'),
  },
  tr: {
    opposites: pairsOf(
      'daha çok/daha az|önce/sonra|arttı/azaldı|yükseldi/düştü|kazandı/kaybetti|kabul/ret|ilk/son|açıldı/kapandı|en büyük/en küçük',
    ),
    negations: [],
    negators: ['değil'],
    speakers: listOf('yetkililer|eleştirmenler|uzmanlar|sakinler'),
    fillers: listOf('her zaman|açıkça|yalnızca|belki'),
    people: listOf('Ayten Korkmaz|Selim Aydoğan'),
    places: listOf('Norveç|Bursa|Lizbon'),
  },
  ar: {
    opposites: pairsOf('أكثر/أقل|قبل/بعد|ارتفع/انخفض|ارتفعت/انخفضت|زيادة/خفض|وافق/رفض|أول/آخر|فاز/خسر|شمال/جنوب|فوق/تحت|رفع/خفض'),
    negations: before('يمكن|تكون|يكون|تزال|تفرج|تقول|يتجاوز', 'لا'),
    negators: ['لا', 'لم', 'لن'],
    speakers: listOf('مسؤولون|منتقدون|خبراء|سكان'),
    fillers: listOf('دائما|فقط|ربما'),
    people: listOf('سمير الحلبي|ليلى المنصوري'),
    places: listOf('النرويج|تونس|مراكش'),
  },
  hi: {
    opposites: pairsOf('अधिक/कम|ज़्यादा/कम|पहले/बाद|बढ़ा/घटा|बढ़ी/घटी|जीत/हार|पहली/आखिरी|पहला/आखिरी|ऊपर/नीचे|मंज़ूर/नामंज़ूर|उत्तर/दक्षिण'),
    negations: before('है|हैं|था|थे|गया|किया', 'नहीं'),
    negators: ['नहीं', 'न'],
    speakers: listOf('अधिकारियों|आलोचकों|विशेषज्ञों|निवासियों'),
    fillers: listOf('हमेशा|केवल|शायद'),
    people: listOf('सुनील माथुर|कविता नायर'),
    places: listOf('नॉर्वे|जयपुर|पटना'),
  },
  zh: {
    opposites: pairsOf(
      '增加/减少|上升/下降|之前/之后|以上/以下|批准/否决|胜/败|高于/低于|接受/拒绝|支持/反对|首次/最后一次|北部/南部|上涨/下跌',
    ),
    negations: [...before('会|能|同意|得到|打算|应', '不'), ...before('签署|获得|达成|批准', '没有')],
    negators: ['不', '没有', '未'],
    speakers: listOf('官员|批评者|专家|居民'),
    fillers: listOf('总是|只|也许'),
    people: listOf('陈国强|林晓燕'),
    places: listOf('挪威|成都|天津'),
  },
  ko: {
    opposites: pairsOf('증가/감소|상승/하락|전에/후에|이상/이하|찬성/반대|승리/패배|최대/최소|북부/남부'),
    negations: [],
    negators: ['않'],
    speakers: listOf('관계자|비판자|전문가|주민'),
    fillers: listOf('항상|오직|아마'),
    people: listOf('김도현|박서윤'),
    places: listOf('노르웨이|대전'),
  },
  id: {
    opposites: pairsOf(
      'lebih/kurang|sebelum/sesudah|naik/turun|menang/kalah|menerima/menolak|pertama/terakhir|utara/selatan|terbesar/terkecil|menyetujui/menolak',
    ),
    negations: before('akan|bisa|ada|sudah|telah|dapat', 'tidak'),
    negators: ['tidak', 'bukan', 'belum'],
    speakers: listOf('pejabat|pengkritik|pakar|warga'),
    fillers: listOf('selalu|hanya|mungkin'),
    people: listOf('Dewi Kartika|Bambang Suroso'),
    places: listOf('Norwegia|Medan|Bandung'),
  },
  sw: {
    opposites: pairsOf('zaidi/chini|kabla/baada|kuongezeka/kupungua|kwanza/mwisho|kaskazini/kusini|kubwa/ndogo'),
    negations: [],
    negators: ['hakuna', 'si'],
    speakers: listOf('maafisa|wakosoaji|wataalamu|wakazi'),
    fillers: listOf('daima|tu|labda'),
    people: listOf('Amina Kessy|Juma Mbwana'),
    places: listOf('Norwe|Mwanza|Arusha'),
  },
};

export const changesOf = (language: string): LanguageChanges =>
  changes[language] ?? { opposites: [], negations: [], negators: [], speakers: [], fillers: [], people: [], places: [] };
