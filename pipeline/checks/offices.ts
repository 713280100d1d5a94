// Offices and the bodies that are named after them: a minister is not the ministry, a mayor (Italian "sindaca") not the union ("sindacato"),
// though the words begin alike. A mayor and the town hall may stand for each other (meaning-words.ts: Portuguese "prefeitura"). Folded forms,
// whole words.
interface Pair {
  readonly office: RegExp;
  readonly body: RegExp;
}

const pairs: Readonly<Record<string, readonly Pair[]>> = {
  de: [{ office: /^minister(?:s|n|in|innen)?$/u, body: /^ministeri(?:um|ums|en)$/u }],
  es: [
    { office: /^ministr[oa]s?$/u, body: /^ministerios?$/u },
    { office: /^president[ea]s?$/u, body: /^presidencias?$/u },
    { office: /^fiscal(?:es)?$/u, body: /^fiscalias?$/u },
  ],
  fr: [
    { office: /^ministres?$/u, body: /^ministeres?$/u },
    { office: /^prefete?s?$/u, body: /^prefectures?$/u },
    { office: /^presidente?s?$/u, body: /^presidences?$/u },
  ],
  it: [
    { office: /^ministr[oaie]$/u, body: /^minister[oi]$/u },
    { office: /^sindac(?:o|a|i|he)$/u, body: /^sindacat[oi]$/u },
    { office: /^president[ei]$/u, body: /^presidenz[ae]$/u },
    { office: /^prefett[oaie]$/u, body: /^prefettur[ae]$/u },
  ],
  nl: [{ office: /^ministers?$/u, body: /^ministeries?$/u }],
  pt: [
    { office: /^ministr[oa]s?$/u, body: /^ministerios?$/u },
    { office: /^presidentes?$/u, body: /^presidencias?$/u },
  ],
};

/** Whether one of two folded words names an office and the other the body. */
export function isOfficeAndBody(one: string, other: string, language: string): boolean {
  return (pairs[language] ?? []).some(
    ({ office, body }) => (office.test(one) && body.test(other)) || (office.test(other) && body.test(one)),
  );
}
