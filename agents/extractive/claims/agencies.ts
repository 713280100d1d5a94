// Whose report a sentence passes on: a news agency or another outlet that it credits. Its claim's origin is that one, so that
// papers which all cite one report never corroborate one another.
const agencies: readonly (readonly [RegExp, string])[] = [
  [/\b(?:The )?Associated Press\b|\bAP\b(?! (?:course|class|test))/, 'Associated Press'],
  [/\bReuters\b|Рейтер|رويترز|路透社?|रॉयटर्स|ロイター/, 'Reuters'],
  [/\bA\.?F\.?P\.?\b|Agence France-Presse|فرانس برس|法新社/, 'Agence France-Presse'],
  [/\bdpa\b|Deutsche Presse-Agentur/, 'dpa'],
  [/\bEFE\b/, 'EFE'],
  [/\bANSA\b/, 'ANSA'],
  [/\b(?:TASS|ITAR-TASS)\b|ТАСС/, 'TASS'],
  [/\bInterfax\b|Интерфакс|Інтерфакс/, 'Interfax'],
  [/\bXinhua\b|新华社|新華社/, 'Xinhua'],
  [/\bKyodo\b|共同通信/, 'Kyodo'],
  [/\bBloomberg(?: News)?\b/, 'Bloomberg'],
];

const credited =
  /(?:\b(?:told|reported by|according to|interview with|report (?:in|by)|citing|cited by|published by)\s+|^)(?<name>(?:[Tt]he )?\p{Lu}[\p{L}.&’'-]*(?: \p{Lu}[\p{L}.&’'-]*){0,3} (?:Times|Post|News|Journal|Herald|Tribune|Gazette|Register|Magazine|Globe|Courier|Ledger|Standard|Signal)|(?:[Tt]he )?(?:CNN|NBC|CBS|ABC|MSNBC|NPR|BBC|PBS|Politico|BuzzFeed|Axios|ProPublica|Newsweek|Breitbart|Vox|The Guardian|The Atlantic|The Hill|Daily Caller|Daily Beast|Der Spiegel|Le Monde|El País))(?![\p{L}])(?:\s+(?:reported|first reported|reports))?/u;

/** "told the Times": a paper called by the last of its words. */
const creditedShortly =
  /\b(?:told|telling|tells|according to|interview with|reported by|citing|cited by) the (?<name>Times|Post|Journal|Globe|Herald|Tribune|Ledger|Courier|Standard|Signal)(?![\p{L}’'-]|\s\p{Lu})/u;

/** The name of the agency or outlet that a sentence credits, apart from its own outlet; null where it credits none. */
export function creditedOrigin(sentence: string, outlet: string): string | null {
  for (const [pattern, name] of agencies) {
    if (pattern.test(sentence) && name !== outlet) return name;
  }
  const match = credited.exec(sentence) ?? creditedShortly.exec(sentence);
  const name = match?.groups?.['name']?.replace(/^the /i, '');
  if (name === undefined || match === null) return null;
  // At a sentence's beginning a name is a credit only with the verb behind it.
  if (match.index === 0 && match[0].startsWith(match.groups?.['name'] ?? '') && !/report(?:ed|s)$/.test(match[0])) return null;
  return outlet.toLowerCase().includes(name.toLowerCase()) ? null : name;
}
