// Words of titles that make news of anything: deaths, disasters, crimes, courts. What holds one is no weather bulletin, quiz or list, whatever else
// it says. In all languages at once: a word that means something else elsewhere only keeps an article.
import { anywhere, whole } from './markers.ts';

const spaced: Readonly<Record<string, string>> = {
  en: 'kill(?:s|ed|ing)?|dead|dea(?:th|ths)|die[sd]?|dying|murder\\p{L}*|shot|shooting|attack\\p{L}*|bomb\\p{L}*|war|victims?|injur\\p{L}+|missing|evacuat\\p{L}+|flood\\p{L}*|storm|hurricane|typhoon|cyclone|tornado\\p{L}*|wildfires?|earthquake|arrest\\p{L}*|charged|jailed|sue[sd]?|lawsuit|court|judge|police|probe|fraud|scandal|fined?|banned|ban|bans|strike|resign\\p{L}*|sanctions?|recalls?|record|emergency|warn(?:s|ed|ing)?|climate|minister|president|government|election',
  de: 'tote[nr]?|tot|stirbt|gestorben|opfer|verletzte?|mord|anschlag|krieg|unwetter\\p{L}*|sturm\\p{L}*|hochwasser|flut|erdbeben|evakuier\\p{L}+|vermisst|festgenommen|gericht|urteil|polizei|ermittel\\p{L}+|betrug|skandal|verbot\\p{L}*|streik|rücktritt|minister\\p{L}*|regierung|wahl|warn\\p{L}+',
  fr: 'morts?|mortes?|meurt|tué\\p{L}*|décès|victimes?|bless\\p{L}+|guerre|attentat|inondations?|tempête|séisme|évacu\\p{L}+|arrêté\\p{L}*|tribunal|justice|police|enquête|fraude|scandale|grève|démission\\p{L}*|ministre|gouvernement|élections?|alerte',
  es: 'muert\\p{L}+|muere\\p{L}*|mueren|fallec\\p{L}+|asesin\\p{L}+|víctimas?|herid\\p{L}+|guerra|atentado|inundaci\\p{L}+|huracán|tormenta|terremoto|evacu\\p{L}+|deten\\p{L}+|juez|tribunal|policía|fraude|escándalo|multa|huelga|dimi\\p{L}+|ministr[oa]|gobierno|elecci\\p{L}+|alerta|crisis',
  pt: 'mort[oae]s?|morre\\p{L}*|vítimas?|ferid\\p{L}+|enchentes?|furacão|tempestade|sismo|pres[oa]s?|juiz|polícia|greve|demissão|governo|eleiç\\p{L}+|crise',
  it: 'mort[oie]|muore|muoiono|vittim[ae]|ferit[oi]|alluvion[ei]|terremoto|evacuat\\p{L}+|arrestat\\p{L}+|giudice|polizia|frode|scandalo|sciopero|dimission\\p{L}+|governo|elezioni|allerta|crisi',
  nl: 'doden|dode|overleden|slachtoffers?|gewond\\p{L}*|oorlog|aanslag|overstroming\\p{L}*|aangehouden|rechter|politie|fraude|staking|kabinet|verkiezingen',
  scandinavian:
    'död\\p{L}*|døde?|dræbt\\p{L}*|drept|skadad\\p{L}*|krig\\p{L}*|översvämning\\p{L}*|oversvømmelse\\p{L}*|gripen|anholdt|domstol\\p{L}*|polis\\p{L}*|politi\\p{L}*|strejk|bøde|bot|regering\\p{L}*',
  ru: 'погиб\\p{L}*|убит\\p{L}*|умер\\p{L}*|смерт\\p{L}*|ранен\\p{L}*|войн\\p{L}*|взрыв\\p{L}*|обстрел\\p{L}*|наводнен\\p{L}*|арест\\p{L}*|задержан\\p{L}*|суд\\p{L}*|полици\\p{L}*|штраф\\p{L}*|министр\\p{L}*|выбор\\p{L}*|испыта\\p{L}*',
  uk: 'загин\\p{L}*|вбит\\p{L}*|помер\\p{L}*|поранен\\p{L}*|війн\\p{L}*|вибух\\p{L}*|обстріл\\p{L}*|повін\\p{L}*|затрим\\p{L}*|поліці\\p{L}*|міністр\\p{L}*|вибор\\p{L}*',
  pl: 'zgin\\p{L}+|zabit\\p{L}*|śmier\\p{L}+|zmar\\p{L}+|rann\\p{L}+|wojn\\p{L}+|powod\\p{L}+|zatrzyman\\p{L}*|sąd\\p{L}*|policj\\p{L}+|kara|minister\\p{L}*|rząd\\p{L}*|wybor\\p{L}+',
  tr: 'öldü\\p{L}*|ölü\\p{L}*|öldürül\\p{L}*|can aldı|yaralı\\p{L}*|savaş\\p{L}*|saldırı\\p{L}*|sel|deprem\\p{L}*|gözaltı\\p{L}*|tutuklan\\p{L}*|mahkeme\\p{L}*|polis\\p{L}*|soruşturma\\p{L}*|bakan\\p{L}*|seçim\\p{L}*',
  id: 'tewas|meninggal|korban|luka|perang|banjir|gempa|ditangkap|polisi|pengadilan|denda|menteri|presiden|pemilu',
};
const joined: Readonly<Record<string, string>> = {
  ar: 'مقتل|قتل|مصرع|وفاة|ضحايا|جرح|حرب|قصف|هجوم|سيول|فيضان|زلزال|اعتقال|محكمة|الشرطة|وزير|انتخابات',
  fa: 'کشته|مرگ|جنگ|سیل|زلزله|بازداشت|دادگاه|پلیس|وزیر',
  hi: 'मौत|मृत|हत्या|घायल|युद्ध|हमला|बाढ़|भूकंप|गिरफ्तार|अदालत|कोर्ट|पुलिस|मंत्री|चुनाव|जान गई',
  zh: '死|伤|傷|亡|战争|戰爭|袭击|襲擊|洪水|地震|逮捕|被捕|法院|警方|部长|部長|选举|選舉|罚|罰',
  ja: '死|負傷|戦争|攻撃|洪水|地震|逮捕|裁判|警察|大臣|選挙',
  ko: '사망|숨져|부상|전쟁|공격|홍수|지진|체포|구속|법원|경찰|장관|선거',
};

const byLanguage = new Map([
  ...Object.entries(spaced).map(([code, words]) => [code, whole([words])] as const),
  ...Object.entries(joined).map(([code, words]) => [code, anywhere([words])] as const),
]);
const scandinavian = new Set(['sv', 'da', 'no', 'nb']);

/** `language`: ISO 639-1 code of the title. */
export function isGrave(title: string, language: string): boolean {
  return byLanguage.get(scandinavian.has(language) ? 'scandinavian' : language)?.test(title) ?? false;
}
