// Cities whose English name shares too little with their own, or with other languages', for consonants to tell: what a rendering into English
// may put for what. Written by hand; a city that is missing
// leaves a rendering undecided. A short beginning takes one letter more than it should: “Roma”, the people, may pass for Rome.
import type { Word } from './words.ts';

/**
 * By the English name in small letters, the beginnings of its names elsewhere: endings bend them. Names of two words stand under the word
 * that tells them.
 */
const beginnings: Readonly<Record<string, string>> = {
  aachen: 'aquisgrán aquisgrana aken ахен akwizgran',
  antwerp: 'antwerpen anvers amberes anversa antuérpia антверпен',
  athens: 'athen athènes atenas atene афин ateny aten 雅典',
  basel: 'bâle basilea basileia базел bazyle',
  belgrade: 'belgrad београд белград 贝尔格莱德',
  beijing: 'peking pékin pekín pechino pequim пекин pekin 北京',
  bruges: 'brügge brugge brujas брюгге',
  brussels: 'brüssel bruxelles bruselas brussel bruxelas брюссел bruksel 布鲁塞尔',
  bucharest: 'bukarest bucarest bucureşti bucurești boekarest bucareste бухарест bukareszt 布加勒斯特',
  cairo: 'kairo caire каир kair القاهرة 开罗',
  cologne: 'köln colonia keulen colônia кёльн кельн koloni 科隆',
  copenhagen: 'kopenhagen copenhague copenaghen københavn копенгаген kopenhag 哥本哈根',
  damascus: 'damaskus damas damasco дамаск damaszk دمشق 大马士革',
  dunkirk: 'dünkirchen dunkerque dunkerke дюнкерк',
  florence: 'florenz firenze florencia florença флоренци florencj 佛罗伦萨',
  geneva: 'genf genève ginebra ginevra genebra женев genew 日内瓦',
  genoa: 'genua gênes génova genova генуя генуе genui',
  ghent: 'gent gand gante гент',
  hague: 'haag haye haya aia haia гааг haga hadze 海牙',
  jerusalem: 'gerusalemme jérusalem jerusalén jeruzalem иерусалим jerozolim القدس 耶路撒冷',
  kyiv: 'kiew kiev київ києв киев kijów kijow 基辅',
  lisbon: 'lissabon lisbonne lisboa lisbona лиссабон lizbon 里斯本',
  london: 'londres londra londen лондон londyn 伦敦',
  mainz: 'mayence maguncia magonza майнц moguncj',
  milan: 'mailand milano milán milão милан mediolan 米兰',
  moscow: 'moskau moscou moscú mosca moskou moscovo москв moskw 莫斯科',
  munich: 'münchen múnich munique мюнхен monachium 慕尼黑',
  naples: 'neapel napoli nápoles неапол neapol 那不勒斯',
  nicosia: 'nikosia nicosie никоси nikozj',
  nuremberg: 'nürnberg núremberg norimberga нюрнберг norymberg',
  paris: 'parís parigi parijs париж paryż 巴黎',
  prague: 'prag praga praag праг praha 布拉格',
  rome: 'rom roma рим rzym 罗马',
  seville: 'sevilla siviglia séville севиль sewill',
  sofia: 'sofía софи sofii 索非亚',
  strasbourg: 'straßburg strassburg estrasburgo strasburgo straatsburg страсбург strasburg',
  tehran: 'teheran téhéran teherán teerã тегеран طهران 德黑兰',
  tokyo: 'tokio tóquio токио 东京 東京',
  tripoli: 'tripolis trípoli трипол tripolis طرابلس',
  turin: 'torino turín turijn turim турин turyn 都灵',
  venice: 'venedig venezia venise venecia veneza venetië венеци wenecj 威尼斯',
  vienna: 'wien vienne viena wenen вена вене вену вены wiedeń wiedniu 维也纳',
  warsaw: 'warschau varsovie varsovia varsavia varsóvia варшав warszaw 华沙',
  zurich: 'zürich zurigo zúrich цюрих zurych 苏黎世',
};
const cities = new Map(Object.entries(beginnings).map(([english, others]) => [english, others.split(' ')]));
/** What an ending adds at most: to a short beginning one letter, or Roman would be of Rome. */
const longestEnding = (beginning: string): number => (beginning.length <= 4 ? 1 : 3);

function stands(beginning: string, words: readonly Word[], quote: string): boolean {
  // Scripts without capitals write what goes before onto a word, or write no spaces.
  if (!/[\p{Lu}\p{Ll}]/u.test(beginning)) return quote.includes(beginning);
  return words.some((word) => {
    const text = word.text.toLowerCase();
    return word.capitalised && text.startsWith(beginning) && text.length - beginning.length <= longestEnding(beginning);
  });
}

/** Whether a word of English names a city that the quotation names in its own language. */
export function isCityOf(english: string, quote: string, words: readonly Word[]): boolean {
  return cities.get(english.toLowerCase())?.some((beginning) => stands(beginning, words, quote)) ?? false;
}
