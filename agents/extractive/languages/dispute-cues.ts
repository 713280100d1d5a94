// How a language denies, estimates and contrasts in news prose: cues for telling disputes apart. Only languages where a cue is simple;
// in any other no dispute is read.

export interface DisputeCues {
  /** A denial; `content` is what follows it. */
  readonly denies: RegExp;
  /** Words of a denial's content that name nothing: "it", "the accusation", "any involvement". */
  readonly pointing: RegExp;
  /** A source gives a figure: "puts the number at", "counts". */
  readonly estimates: RegExp;
  /** The source of a figure after it: "according to X". */
  readonly accordingTo: RegExp;
  /** The source itself says that accounts or counts differ. */
  readonly differing: RegExp;
  /** A figure of another time: no dispute. */
  readonly elapsed: RegExp;
  /** Ways of one event that exclude one another. */
  readonly opposites: readonly Opposites[];
}

export interface Opposites {
  readonly sides: readonly [Manner, Manner];
}

export interface Manner {
  /** For the reason that an editor reads. */
  readonly label: string;
  /** `who`: the person it happened to. The first that matches is read. */
  readonly patterns: readonly RegExp[];
}

const name = "(?<who>\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)*)";
const title = '(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Rep)\\. )?';
const office = '(?:[\\p{Ll}-]+ ){0,4}';

const english: DisputeCues = {
  // Somebody's word against a report: a bill that is rejected, or an argument dismissed, is no denial.
  denies:
    /\b(?:[Dd]en(?:y|ied|ies)(?! (?:\p{Lu}\S+|her|him|them) (?:the|an?) )|(?:[Rr]eject|[Dd]isput|[Rr]efut)(?:s|es|ed)?(?=(?: that|(?: \S+){0,3} (?:accusations?|allegations?|claims?|charges?|[Rr]eports?|accounts?|assertions?|suggestions?|rumou?rs?|characteri[sz]ation))\b)|[Dd]ismiss(?:es|ed)(?= (?:accusations|allegations|reports|rumou?rs|suggestions)\b|(?: \S+){1,5} as (?:false|untrue|baseless|fiction|a lie|invented)\b)|nothing to do with(?= th(?:is|at|e)\b)|[Tt]here (?:is|was) no such)(?<content>.*)$/u,
  pointing:
    /^(?:it|any of it|any (?:part|role|involvement|knowledge|responsibility|link|connection|wrongdoing)(?: .*)?|(?:the|these|those|any|all|such|his|her|its|their|all the)?\s*(?:\p{Ll}+ )?(?:accusations?|allegations?|claims?|charges?|reports?|assertions?|suggestions?|accounts?|wrongdoing|involvement|part|role|story|stories|rumou?rs?|characteri[sz]ation|notion|idea|description)|(?:that|this|these|those)(?: \p{Ll}+)?|that (?:account|story|report) false)$/iu,
  estimates:
    /\b(?:puts?|estimat(?:es?|ed)|counts?|counted|speaks? of|spoke of|says?|said|tells?|told|reports?|reported|gives?|gave|mentions?|mentioned|shows?|showed|expects?|expected|claims?|claimed|arrives? at|lists?|(?:figure|estimate|count|number) (?:is|was))\b/i,
  accordingTo: /\baccording to (?<voice>.+)$/i,
  differing:
    /\b(?:in dispute|disputed|differ(?:s|ed|ently)?|not settled|disagree[sd]?|conflicting|contradict\w*|no agreement|varied|unclear how (?:many|much))\b|\b(?:number|figure|estimate|count|toll|total|it)\b[^.]{0,30}\b(?:at|as) $|\b(?:figure|estimate) (?:is|was) $|\b(?:speaks? of|arrives? at|mentions?|puts? [^.]{0,50} at|would be|shows?|expects?|says?|only) $/i,
  elapsed:
    /\b(?:last (?:year|month|week|time)|a (?:year|month|week|decade) (?:earlier|ago|before)|(?:years?|months?|weeks?|days?) (?:earlier|ago|before)|previous(?:ly)?|up from|down from|compared (?:with|to)|since then|by then|rose|fell|grew|dropped|increased|decreased|in (?:18|19|20)\d\d)\b/i,
  opposites: [
    {
      sides: [
        {
          label: 'resigned',
          patterns: [
            new RegExp(
              `${title}${name},?(?: [\\p{Ll}’'-]+){0,3}? (?:resigned|resigns|stepped down|steps down|quit|quits)(?![\\p{L}])`,
              'u',
            ),
          ],
        },
        {
          label: 'dismissed',
          patterns: [
            new RegExp(
              `(?<![\\p{L}])(?:dismissed|dismisses|fired|fires|sacked|sacks|ousted|ousts) (?:${office}|(?:\\p{Lu}\\p{L}+ )*?)${title}${name}(?! (?:claims|reports|allegations|suggestions))`,
              'u',
            ),
            new RegExp(
              `${title}${name},?(?: [\\p{Ll}’'-]+){0,3}? (?:was|had been|has been|been) (?:dismissed|fired|sacked|ousted|pushed out|forced out)(?! as)`,
              'u',
            ),
          ],
        },
      ],
    },
    {
      sides: [
        { label: 'an accident', patterns: [/\b(?:was|is|as) (?:an accident|accidental)\b|\baccidentally\b/i] },
        { label: 'on purpose', patterns: [/\b(?:deliberate(?:ly)?|on purpose|intentional(?:ly)?|sabotage[d]?|was (?:an act|a crime))\b/i] },
      ],
    },
  ],
};

const spanish: DisputeCues = {
  denies: /(?<!\p{L})(?:neg(?:ó|aron)|niegan?|desmint(?:ió|ieron)|desmienten?)(?!\p{L})(?<content>.*)$/iu,
  pointing: /^(?:(?:lo|la|las|los|esas?|esos?|toda|todo|acusación|acusaciones|informaciones|implicación|participación)\s*)*$/iu,
  estimates:
    /\b(?:habla|hablan|calcula|calculan|estima|estiman|cifra|cifran|eleva|elevan|sitúa|sitúan|cuenta|cuentan|dice|dicen|dijo|según|registra)\b/iu,
  accordingTo: /\bsegún (?<voice>.+)$/iu,
  differing:
    /\b(?:no hay acuerdo|difieren|discrepan|en disputa|mientras que|en cambio)\b|\b(?:eleva[n]? la cifra a|habla[n]? de|cifra[n]? en|sitúa[n]? en|calcula que) (?:[^\s.]+ ){0,4}$/iu,
  elapsed: /\b(?:año pasado|mes pasado|hace un|antes|frente a los|en (?:19|20)\d\d)\b/iu,
  opposites: [
    {
      sides: [
        { label: 'dimitió', patterns: [new RegExp(`${name}(?: [\\p{Ll}]+){0,2}? (?:dimitió|renunció|dimite|renuncia)(?!\\p{L})`, 'u')] },
        {
          label: 'destituido',
          patterns: [
            new RegExp(`(?:destituyó|cesó|destituye|cesa) (?:a |al [\\p{Ll} ]{0,30})?${name}`, 'u'),
            new RegExp(`${name} fue (?:destituido|cesado)`, 'u'),
          ],
        },
      ],
    },
  ],
};

const french: DisputeCues = {
  denies: /(?<!\p{L})(?:dément|a démenti|démentent|nie|nient|a nié|conteste|contestent|rejette|a rejeté)(?!\p{L})(?<content>.*)$/iu,
  pointing: /^(?:(?:le|la|les|cela|ces|toute|tout|accusations?|informations|implication|formellement)\s*)*$/iu,
  estimates:
    /(?<!\p{L})(?:estime|estiment|recense|recensent|reconnaît|compte|comptent|évalue|évaluent|parle|parlent|affirme|affirment|selon|dit|disent|chiffre)(?!\p{L})/iu,
  accordingTo: /(?<!\p{L})selon (?<voice>.+)$/iu,
  differing:
    /(?<!\p{L})(?:font (?:eux-mêmes )?débat|divergent|diffèrent|en revanche|quand|alors que|tandis que)(?!\p{L})|(?:n['’]en (?:reconnaît|recense|compte) que|parle de|évalue à|estime à) $/iu,
  elapsed: /(?<!\p{L})(?:l['’]an dernier|il y a|auparavant|contre|en (?:19|20)\d\d)(?!\p{L})/iu,
  opposites: [
    {
      sides: [
        { label: 'a démissionné', patterns: [new RegExp(`${name} (?:a démissionné|démissionne)`, 'u')] },
        {
          label: 'limogé',
          patterns: [
            new RegExp(`(?:a limogé|limoge|a révoqué|révoque) ${name}`, 'u'),
            new RegExp(`${name} a été (?:limogé|révoqué|démis)`, 'u'),
          ],
        },
      ],
    },
  ],
};

const german: DisputeCues = {
  denies: /(?<!\p{L})(?:bestritt|bestreitet|bestritten|dementiert(?:e|en)?|widersprach|widerspricht|wies|weist)(?!\p{L})(?<content>.*)$/iu,
  pointing:
    /^(?:(?:das|dies|es|dem|die|der|den|Vorwürfe|Vorwurf|Darstellung|Bericht|Berichte|Anschuldigungen|zurück|eine|jede|Beteiligung)\s*)*$/iu,
  estimates:
    /(?<!\p{L})(?:spricht|sprechen|sprach|zählt|zählen|nennt|nennen|schätzt|schätzen|beziffert|geht|gehen|laut|sagt|sagte|meldet)(?!\p{L})/iu,
  accordingTo: /(?<!\p{L})(?:laut|nach Angaben|zufolge) (?<voice>.+)$/iu,
  differing:
    /(?<!\p{L})(?:umstritten|dagegen|hingegen|abweichend|weichen|unterschiedlich\p{L}*)(?!\p{L})|(?:spricht von|nennt|zählt|beziffert [^.]{0,40} auf|geht von) $/iu,
  elapsed: /(?<!\p{L})(?:vor einem Jahr|Vorjahr|im Vorjahr|zuvor|früher|damals|im Jahr (?:19|20)\d\d)(?!\p{L})/iu,
  opposites: [
    {
      sides: [
        { label: 'trat zurück', patterns: [new RegExp(`${name} (?:trat|ist|tritt) [^.]{0,40}(?:zurück|zurückgetreten)`, 'u')] },
        {
          label: 'entlassen',
          patterns: [
            new RegExp(`${name} (?:wurde|ist|sei) [^.]{0,40}entlassen`, 'u'),
            new RegExp(`(?:hat|habe) ${name} [^.]{0,60}entlassen`, 'u'),
          ],
        },
      ],
    },
  ],
};

const russian: DisputeCues = {
  denies: /(?:опроверг\p{L}*|опроверга\p{L}*|отрица\p{L}+|отверг\p{L}*)(?<content>.*)$/iu,
  pointing: /^(?:(?:это|эти|все|всё|обвинения|обвинение|сообщения|причастность|свою)\s*)*$/iu,
  estimates: /(?<!\p{L})(?:говор\p{L}+|сообщ\p{L}+|насчит\p{L}+|оцени\p{L}+|назыв\p{L}+|назвал\p{L}*|по данным|утвержда\p{L}+)(?!\p{L})/iu,
  accordingTo: /(?<!\p{L})(?:по данным|по словам|согласно) (?<voice>.+)$/iu,
  differing:
    /(?<!\p{L})(?:расход\p{L}+|разнятся|спорн\p{L}+|завышен\p{L}+|тогда как|между тем)(?!\p{L})|(?:говор\p{L}+ о|насчит\p{L}+|оцени\p{L}+ в|назыв\p{L}+) $/iu,
  elapsed: /(?<!\p{L})(?:год назад|в прошлом году|ранее|раньше|прежде|в (?:19|20)\d\d)(?!\p{L})/iu,
  opposites: [
    {
      sides: [
        { label: 'ушёл в отставку', patterns: [new RegExp(`${name}[^.]{0,20} (?:ушёл|ушел|ушла|подал|подала) в отставку`, 'u')] },
        {
          label: 'уволен',
          patterns: [
            new RegExp(`(?:уволил|отправил в отставку) (?:\\p{Ll}+ )*${name}`, 'u'),
            new RegExp(`${name}[^.]{0,20} (?:был уволен|была уволена|уволен)`, 'u'),
          ],
        },
      ],
    },
  ],
};

const arabic: DisputeCues = {
  denies: /(?<!\p{L})[وف]?(?:نفى|نفت|ينفي|تنفي|نفوا)(?!\p{L})(?<content>.*)$/u,
  pointing: /^(?:(?:ذلك|هذا|هذه|الاتهام|الاتهامات|الأمر|صحة|أي|علاقة)\s*)*$/u,
  estimates: /(?<!\p{L})[وف]?(?:تقدر|يقدر|قدرت|قدر|تقول|يقول|قال|قالت|تتوقع|يتوقع|تشير|أعلنت|أعلن)(?!\p{L})/u,
  accordingTo: /(?<!\p{L})(?:وفقا ل|بحسب|حسب) ?(?<voice>.+)$/u,
  differing: /(?<!\p{L})(?:بينما|في حين|تختلف|يختلف|خلاف|أما)(?!\p{L})/u,
  elapsed: /(?<!\p{L})(?:العام الماضي|قبل عام|سابقا)(?!\p{L})/u,
  opposites: [],
};

const chinese: DisputeCues = {
  denies: /(?:否认|驳斥|反驳)(?<content>.*)$/u,
  pointing: /^(?:了|这一|该|上述|此|有关|说法|指控|报道|指责|任何)*$/u,
  estimates: /(?:说|称|表示|估计|统计|公布|指出|数据|认为)/u,
  accordingTo: /根据(?<voice>[^，。]+)/u,
  differing: /(?:各执一词|不一致|差额|而.{0,12}(?:说|称|是)|则(?:说|称|为)|不同)/u,
  elapsed: /(?:去年|此前|之前|上月|以前)/u,
  opposites: [],
};

const known: Readonly<Record<string, DisputeCues>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  ru: russian,
  ar: arabic,
  zh: chinese,
};

/** Cues of an ISO 639-1 code, null where none are known. */
export function disputeCuesOf(language: string): DisputeCues | null {
  return known[language] ?? null;
}
