// Words by which a source leaves open what it tells. Kept with the claim in the source's own words: what is only likely must not come
// out as certain. A language without an entry has none found, which is not the same as none there.

const hedges: Readonly<Record<string, RegExp>> = {
  en: /\b(?:(?:would|will|could|may|might|is|are|was|were|most|very|more than) (?:likely|probably|presumably)|(?:could|may|might)(?= (?:not |also |soon |still |yet |now |well |even |already )?(?:be|have|[a-z]{3,}))|(?:reported|alleged|apparent|purported|supposed|presumab|possib|probab)ly|perhaps|maybe|likely|unlikely|(?:is|are|was|were) (?:believed|thought|said|understood|suspected|rumou?red|feared|alleged|reported|estimated|expected) to|appear(?:s|ed)? to|seem(?:s|ed)? to|suspected|unconfirmed|so-called|it is unclear (?:whether|if)|allegations? that)\b/gu,
  es: /(?<!\p{L})(?:podrían?|habrían?|presunt[oa]s?|presuntamente|supuest[oa]s?|supuestamente|probablemente|posiblemente|quizás?|tal vez|al parecer|a lo mejor)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:pourrai(?:t|ent)|serai(?:t|ent)|aurai(?:t|ent)|probablement|sans doute|peut-être|apparemment|présumée?s?|vraisemblablement|éventuellement|semble(?:nt)?)(?!\p{L})/giu,
  de: /(?<!\p{L})(?:könnten?|dürften?|soll(?:en)?|mutmaßlich\p{L}*|angeblich\p{L}*|wahrscheinlich|vermutlich|möglicherweise|offenbar|womöglich|wohl|vielleicht|anscheinend)(?!\p{L})/giu,
  it: /(?<!\p{L})(?:potrebbe(?:ro)?|sarebbe(?:ro)?|avrebbe(?:ro)?|presunt[oaie]|probabilmente|forse|apparentemente|pare|sembra)(?!\p{L})/giu,
  pt: /(?<!\p{L})(?:poderiam?|teria(?:m)?|seria(?:m)?|supost[oa]s?|supostamente|provavelmente|possivelmente|talvez|aparentemente)(?!\p{L})/giu,
  nl: /(?<!\p{L})(?:zou(?:den)?|mogelijk|waarschijnlijk|vermoedelijk|naar verluidt|misschien|wellicht|blijkbaar)(?!\p{L})/giu,
  ru: /(?<!\p{L})(?:возможно|вероятно|предположительно|якобы|по-видимому|может быть|видимо|скорее всего|могл[иао]? бы)(?!\p{L})/giu,
  uk: /(?<!\p{L})(?:можливо|ймовірно|імовірно|нібито|начебто|мабуть|очевидно)(?!\p{L})/giu,
  pl: /(?<!\p{L})(?:prawdopodobnie|rzekom\p{L}+|podobno|być może|może|zapewne|najpewniej)(?!\p{L})/giu,
  tr: /(?<!\p{L})(?:muhtemelen|belki|olabilir|iddia edil\p{L}+|sözde|galiba)(?!\p{L})/giu,
  ar: /(?<!\p{L})(?:ربما|يُعتقد|يعتقد|محتمل(?:ة)?|المزعوم(?:ة)?|يُزعم|يزعم|يُرجح|يرجح|من المحتمل|من المرجح|قد (?=[يت]))/gu,
  hi: /(?:शायद|संभवतः|संभवत:|कथित(?: तौर पर| रूप से)?|संभावना)/gu,
  zh: /(?:可能|或许|也许|据称|据信|据传|疑似|涉嫌|恐怕|料将|大概)/gu,
  ja: /(?:可能性|おそらく|とみられ|と見られ|かもしれない|見通し|でしょう|疑い)/gu,
};

/** The hedging words of a text in its order, each once. */
export function hedgesOf(text: string, language: string): string[] {
  const pattern = hedges[language];
  return pattern === undefined ? [] : [...new Set([...text.matchAll(pattern)].map(([found]) => found.trim()))];
}
