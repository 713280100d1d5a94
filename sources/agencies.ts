// News agencies and how papers write their names in credit lines. Names of one agency in several languages and scripts are one origin.

/** The name an origin is stored under, and the ways it is credited. Short marks (AP, AA) count only in the places where credits stand. */
const creditedAs: Readonly<Record<string, readonly string[]>> = {
  Reuters: ['Reuters', 'Thomson Reuters', 'Рейтер', 'Reuters News', 'رويترز', '路透社', 'ロイター', '로이터'],
  AP: ['AP', 'A.P.', 'Associated Press', 'The Associated Press', 'AP通信', 'أسوشيتد برس', '美联社', 'ا ب'],
  AFP: ['AFP', 'Agence France-Presse', 'Agence France Presse', 'أ ف ب', 'ا ف ب', 'أ.ف.ب', 'فرانس برس', '法新社', 'AFP通信', 'Relaxnews'],
  dpa: ['dpa', 'Deutsche Presse-Agentur', 'dpa-AFX', 'dpa-infocom', 'dpa/lby', 'dpa/lsw', 'dpa/lnw', 'dpa/tmn'],
  EFE: ['EFE', 'Agencia EFE', 'Efe', 'Agência EFE'],
  'Europa Press': ['Europa Press', 'EUROPA PRESS', 'EP'],
  ANSA: ['ANSA', 'Ansa'],
  Adnkronos: ['Adnkronos', 'AdnKronos'],
  LaPresse: ['LaPresse'],
  Lusa: ['Lusa', 'Agência Lusa'],
  TASS: ['TASS', 'ТАСС', 'ITAR-TASS', 'ИТАР-ТАСС', 'تاس'],
  'RIA Novosti': ['RIA Novosti', 'РИА Новости', 'РИА'],
  Interfax: ['Interfax', 'Интерфакс', 'INTERFAX.RU'],
  'Interfax-Ukraine': ['Interfax-Ukraine', 'Інтерфакс-Україна'],
  Ukrinform: ['Ukrinform', 'Укрінформ', 'Укринформ'],
  UNIAN: ['UNIAN', 'УНІАН', 'УНИАН'],
  BELTA: ['BelTA', 'БЕЛТА', 'БелТА'],
  Xinhua: ['Xinhua', 'Xinhua News Agency', '新华社', '新華社', 'Синьхуа', 'شينخوا'],
  'China News Service': ['中新社', '中新网', 'China News Service'],
  CNA: ['中央社', 'CNA'],
  Kyodo: ['Kyodo', 'Kyodo News', '共同', '共同通信', '共同通信社'],
  Jiji: ['Jiji', 'Jiji Press', '時事', '時事通信', '時事通信社'],
  Yonhap: ['Yonhap', 'Yonhap News Agency', '연합뉴스', '聯合ニュース'],
  Newsis: ['뉴시스', 'Newsis'],
  PTI: ['PTI', 'Press Trust of India', 'पीटीआई', 'भाषा'],
  ANI: ['ANI', 'एएनआई'],
  IANS: ['IANS', 'आईएएनएस'],
  APP: ['APP', 'Associated Press of Pakistan'],
  BSS: ['BSS', 'বাসস'],
  UNB: ['UNB', 'ইউএনবি'],
  Antara: ['Antara', 'ANTARA'],
  Bernama: ['Bernama', 'BERNAMA'],
  VNA: ['VNA', 'TTXVN', 'Vietnam News Agency'],
  Anadolu: ['Anadolu', 'AA', 'Anadolu Ajansı', 'Anadolu Agency', 'الأناضول'],
  DHA: ['DHA', 'Demirören Haber Ajansı'],
  IHA: ['İHA', 'IHA', 'İhlas Haber Ajansı'],
  IRNA: ['IRNA', 'ایرنا', 'إرنا'],
  Tasnim: ['Tasnim', 'تسنیم'],
  SPA: ['SPA', 'واس'],
  WAM: ['WAM', 'وام'],
  MENA: ['MENA', 'أ ش أ', 'أ.ش.أ'],
  MAP: ['MAP', 'و م ع'],
  APS: ['APS', 'وأج'],
  NAN: ['NAN', 'News Agency of Nigeria'],
  APA: ['APA', 'Austria Presse Agentur'],
  'Keystone-SDA': ['SDA', 'sda', 'Keystone-SDA', 'ATS', 'ats'],
  Belga: ['Belga', 'BELGA'],
  ANP: ['ANP'],
  TT: ['TT', 'TT Nyhetsbyrån'],
  NTB: ['NTB'],
  Ritzau: ['Ritzau', '/ritzau/', 'RB'],
  STT: ['STT', 'STT–Lehtikuva', 'STT-Lehtikuva'],
  PAP: ['PAP', 'Polska Agencja Prasowa'],
  ČTK: ['ČTK', 'CTK'],
  TASR: ['TASR'],
  SITA: ['SITA'],
  MTI: ['MTI'],
  Agerpres: ['Agerpres', 'AGERPRES'],
  Mediafax: ['Mediafax'],
  BTA: ['BTA', 'БТА'],
  Tanjug: ['Tanjug', 'Танјуг'],
  Beta: ['Beta', 'Бета'],
  Hina: ['Hina', 'HINA'],
  STA: ['STA'],
  FENA: ['FENA'],
  'ANA-MPA': ['ΑΠΕ-ΜΠΕ', 'ΑΠΕ', 'ANA-MPA', 'AMNA'],
  BNS: ['BNS'],
  ELTA: ['ELTA'],
  LETA: ['LETA'],
  'PA Media': ['PA', 'PA Media', 'Press Association'],
  AAP: ['AAP', 'Australian Associated Press'],
  'The Canadian Press': ['The Canadian Press', 'Canadian Press', 'La Presse Canadienne'],
  UPI: ['UPI', 'United Press International'],
  Bloomberg: ['Bloomberg', 'Bloomberg News'],
  Notimex: ['Notimex'],
  Télam: ['Télam', 'Telam'],
  'Agência Brasil': ['Agência Brasil'],
};

function keyOf(credit: string): string {
  return credit
    .normalize('NFC')
    .replace(/[\s.]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const agencies: ReadonlyMap<string, string> = new Map(
  Object.entries(creditedAs).flatMap(([name, credits]) => [name, ...credits].map((credit) => [keyOf(credit), name] as const)),
);

/** The agency credited as `credit` (`dpa/lby`, `ТАСС`, `AFP=時事`), or null. Of several credited together the first known. */
export function knownAgency(credit: string): string | null {
  const whole = agencies.get(keyOf(credit));
  if (whole !== undefined) return whole;
  // "dpa und AFP" are two agencies; "mit Material von dpa und AFP" is a sentence.
  const joined = credit.split(/\s(?:and|und|et|y|e|og|och|i|и)\s/u).map((part) => agencies.get(keyOf(part)));
  if (joined.length > 1) return joined.includes(undefined) ? null : (joined[0] ?? null);
  for (const part of credit.split(/[/=,+&]/u)) {
    const name = agencies.get(keyOf(part));
    if (name !== undefined) return name;
  }
  return null;
}
