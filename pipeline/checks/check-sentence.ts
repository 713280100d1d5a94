// One sentence through all rules. The rules only ever add findings; the kind of the sentence decides what no finding means.
import { unfilledIn } from '../../core/unfilled.ts';
import { checkAddresses } from './address-rule.ts';
import { checkAgreement } from './agreement.ts';
import { checkAssertion } from './assertion-rule.ts';
import { besideOf } from './beside.ts';
import type { Beside } from './beside.ts';
import { checkCertainty } from './certainty-rule.ts';
import { checkDateContext, checkFigureContext, checkNameContext } from './context-rules.ts';
import { checkCutContext } from './cut-context-rule.ts';
import { checkDisplaced } from './displaced-rule.ts';
import { checkExchange } from './exchange-rule.ts';
import { checkOpposites } from './opposite-rule.ts';
import { checkQuotationSpeakers, checkSpeakers } from './speaker-rule.ts';
import { checkOutlets, checkQuotationOutlets, checkSpeaker } from './attribution.ts';
import { checkDates } from './date-rule.ts';
import { checkBounds, checkFigureSenses } from './figure-sense-rule.ts';
import { checkEndsOfChange, checkFigures, checkOrdinals, checkPortions } from './figure-rule.ts';
import { citedGrounds, prepareDocument, resolveGround } from './ground.ts';
import type { Ground, PreparedDocument, ResolvedGround } from './ground.ts';
import { checkGoverning } from './governing-rule.ts';
import { languageWords } from './language-words.ts';
import { labelEnd } from './labels.ts';
import { checkWords, contentWords } from './lexical.ts';
import type { WordsChecked } from './lexical.ts';
import { checkNames, nameRuns } from './names.ts';
import type { NameRun } from './names.ts';
import { checkNaming } from './naming-rule.ts';
import { checkCutNegation, checkNegation } from './negation.ts';
import { Line } from './line.ts';
import { blank, readOutside } from './outside.ts';
import { quotationRuns } from './quotation-runs.ts';
import type { QuotationRun } from './quotation-runs.ts';
import { checkQuotations, unmarkedQuotation } from './quotations.ts';
import type { FoundQuotation, Place } from './quotations.ts';
import { checkPlans } from './plan-rule.ts';
import { checkQuantities } from './quantity-rule.ts';
import { isSpeakingRole } from './people-words.ts';
import { scopeOf } from './scope.ts';
import type { Scope } from './scope.ts';
import type { SourceIndex } from './source-index.ts';
import type { CheckResult, DocumentToCheck, Evidence, Finding, SentenceToCheck } from './types.ts';
import { checkSpacelessSenses } from './spaceless-senses.ts';
import { bestOf, checkSpacelessWords } from './spaceless.ts';
import { checkRanges, checkScores } from './range-rule.ts';
import { checkRespective } from './respective-rule.ts';
import { checkRoles } from './role-rule.ts';
import { checkTimes, timeSpans } from './time-rule.ts';
import { scoreLayer } from './score-layer.ts';
import { tooManyWords, tooMuch } from './size-limits.ts';
import { speakersIn } from './speakers.ts';
import { checkSlots } from './slot-rule.ts';
import { checkSubstitution } from './substitution-rule.ts';
import { settle } from './verdict.ts';
import { checkVagueNumbers, vagueNumbersIn } from './vague-numbers.ts';
import { isSpaceless, wordsOf } from './words.ts';
import { isPassageIn, isTextIn, languageOfTag } from './written-in.ts';

/** Passages of each cited source that an editor's sentence is compared with. */
const passagesForEdited = 4;

function evidenceOf(place: Place): Evidence {
  const { article } = place.source;
  return { articleId: article.id, snapshot: article.snapshot, start: place.span.start, end: place.span.end, role: 'supports' };
}

function missingGround(sentence: SentenceToCheck, resolved: ResolvedGround): Finding | null {
  if (sentence.kind === 'edited') {
    return resolved.cited.length === 0 && resolved.grounds.length === 0 ? { verdict: 'unverified', reason: 'no citation' } : null;
  }
  if (sentence.kind === 'reported' || sentence.kind === 'quotation') {
    return sentence.claimIds.length === 0 ? { verdict: 'unsupported', reason: 'rests on no claim' } : null;
  }
  return null;
}

function groundless(sentence: SentenceToCheck): Finding {
  const reason = sentence.kind === 'edited' ? 'no passage of the sources that it cites has its words' : 'none of its claims can be found';
  return { verdict: 'unsupported', reason };
}

const sourcesOf = (resolved: ResolvedGround): SourceIndex[] => [
  ...new Set([...resolved.grounds.map((ground) => ground.source), ...resolved.cited]),
];

/** What an editor's sentence is read against: no claim was chosen for it, so the passages of its sources that come nearest. */
function nearestGrounds(text: string, resolved: ResolvedGround, found: readonly FoundQuotation[], language: string): Ground[] {
  const lexicon = languageWords(language);
  const keys = new Set(contentWords(wordsOf(text), lexicon).map((word) => word.key));
  const quoted = found.flatMap((one) => one.places);
  const nearest = sourcesOf(resolved).flatMap((source) => {
    const spans = [
      ...quoted.filter((place) => place.source === source).map((place) => source.passagesAround(place.span)),
      ...(isSpaceless(text) ? source.bestPassagesByPairs(text, passagesForEdited) : source.bestPassages(keys, passagesForEdited)),
    ];
    const chosen = new Map(spans.map((passage) => [`${passage.start}:${passage.end}`, passage]));
    return [...chosen.values()].map((passage): Ground => {
      const claim = resolved.grounds.find((ground) => ground.source === source && ground.passage.start === passage.start)?.claim ?? null;
      return { source, passage, claim };
    });
  });
  // Where no passage comes near, what its footnotes quote is what it is held against, so that its reasons name what is missing.
  return nearest.length > 0 ? nearest : [...resolved.grounds];
}

interface Material {
  readonly sentence: SentenceToCheck;
  readonly text: string;
  readonly language: string;
  readonly resolved: ResolvedGround;
  readonly quotations: { readonly found: readonly FoundQuotation[]; readonly findings: readonly Finding[] };
  /** The part that is verbatim without marks, as titles in headlines are. */
  readonly unmarked: FoundQuotation | null;
  readonly scope: Scope;
  /** The same of the passages in the sentence's language alone, where there are any: what words mean can be compared with those. */
  readonly own: Scope;
  readonly outside: ReturnType<typeof readOutside>;
  /** Names, not a quotation: an outlet or the persona in quotation marks. */
  readonly runs: readonly QuotationRun[];
}

function gather(sentence: SentenceToCheck, prepared: PreparedDocument): Material {
  const text = sentence.text.normalize('NFC');
  const { language } = prepared.input.document;
  const resolved = resolveGround(sentence, prepared);
  const outlets = [...new Set(prepared.input.articles.map((article) => article.outlet))];
  const ownNames = [prepared.input.persona.name];
  const runs = quotationRuns(text).filter((run) => !outlets.includes(run.text.trim()) && !ownNames.includes(run.text.trim()));
  const passages = resolved.grounds.map((ground): Place => ({ source: ground.source, span: ground.passage }));
  const places = sentence.kind === 'edited' ? sourcesOf(resolved).map((source): Place => ({ source, span: source.whole })) : passages;
  const quotations = checkQuotations(runs, places);
  const unmarked = unmarkedQuotation(text, places);
  const found = unmarked === null ? quotations.found : [...quotations.found, unmarked];
  const grounds = sentence.kind === 'edited' ? nearestGrounds(text, resolved, found, language) : resolved.grounds;
  const outside = readOutside(text, unmarked === null ? runs : [...runs, unmarked.run], outlets, ownNames, language);
  const scope = scopeOf(grounds, language);
  const ofLanguage = grounds.filter((ground) => ground.source.article.language === language);
  const own = scope.oneLanguage || ofLanguage.length === 0 ? scope : scopeOf(ofLanguage, language);
  return { sentence, text, language, resolved, quotations, unmarked, scope, own, outside, runs };
}

/** Findings on what can be told exactly: quotations, figures, dates and names. */
function concreteFindings(material: Material, scopeForNames: Scope, where: string): Finding[] {
  const { outside, scope, language, quotations, sentence } = material;
  const lexicon = languageWords(language);
  const published = sourcesOf(material.resolved).flatMap((source) => source.article.publishedAt ?? []);
  const isNumberedHeading = sentence.part === 'heading' && /^\p{N}{1,2}\.?$/u.test(material.text.trim());
  const names = nameRuns(outside.words, outside.text, lexicon, language);
  // "15:40" is one thing, not a 15 and a 40.
  const times = timeSpans(outside.text);
  const figures = outside.figures.filter(({ start }) => !times.some((time) => time.start <= start && start < time.end));
  return [
    ...quotations.findings,
    ...(isNumberedHeading ? [] : checkFigures(figures, scope, language, outside.text)),
    ...checkRanges(figures, outside.text, scope),
    ...checkScores(outside.figures, outside.text, scope),
    ...checkRespective(outside.text, figures, scope),
    ...checkTimes(outside.text, scope),
    ...checkDates(outside.dates, scope, published, outside.mentions.length > 0),
    ...checkNames(names, scopeForNames, where),
    ...checkNaming(outside.text, scopeForNames),
    ...checkAddresses(outside.text, scopeForNames, where),
  ];
}

/** Findings on what the words mean and where they stand: only where sentence and passages are of one language, written with spaces. */
function meaningFindings(material: Material, beside: Beside, names: readonly NameRun[], found: readonly FoundQuotation[]): Finding[] {
  const { outside, own: scope, language } = material;
  if (!scope.oneLanguage || isSpaceless(outside.text)) return [];
  return [
    // A judgement may count in words ("half the decision", "the first source"); a fact may not.
    ...checkEndsOfChange(outside.figures, outside.text, scope),
    ...checkPortions(outside.text, scope),
    ...checkVagueNumbers(outside.text, scope, language, true),
    ...checkOrdinals(outside.words, scope, language),
    ...checkOpposites(beside),
    ...checkFigureContext(outside, beside),
    ...checkDateContext(outside, beside),
    ...checkNameContext(names, beside),
    ...checkDisplaced(beside),
    ...checkExchange(beside),
    ...checkRoles(beside),
    ...checkSubstitution(beside),
    ...checkSpeakers(outside.mentions, beside),
    ...checkQuotationSpeakers(found, outside.mentions, scope.speakers, beside),
  ];
}

/** The sentence as it is read for how its statement is meant: words that stand verbatim in a passage may be cut out of what governs them. */
function uncut({ text, language, outside, own, unmarked, runs }: Material, beside: Beside): Beside {
  if (unmarked === null) return beside;
  return besideOf({ ...outside, unquoted: blank(text, runs) }, own, language);
}

const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Findings on how a statement is meant: how sure, of how many, by whose word. What is a whole passage verbatim says what that says. */
function senseFindings(material: Material, beside: Beside, quotes: boolean): Finding[] {
  const { outside, own: scope, text } = material;
  if (!scope.oneLanguage) return [];
  const said = bare(text);
  if (scope.strict.some(({ range }) => bare(range.text) === said)) return [];
  const whole = uncut(material, beside);
  const marked = material.quotations.found.some((one) => one.places.length > 0);
  if (isSpaceless(text)) {
    const passages = scope.strict.map(({ range }) => range.text);
    const read = { ...outside, unquoted: blank(text, material.runs) };
    return [
      ...checkBounds(outside.figures, read.unquoted, whole),
      ...checkSpacelessSenses(read, bestOf(read.unquoted, passages), passages.join('\n'), scope, material.language, marked),
    ];
  }
  return [
    ...checkCertainty(whole, marked),
    ...checkPlans(whole, marked),
    ...checkGoverning(whole, marked),
    ...checkQuantities(whole, marked),
    ...checkFigureSenses(material.unmarked === null ? outside : { ...outside, unquoted: blank(text, material.runs) }, whole),
    ...checkAssertion(whole, marked),
    ...(quotes ? [] : checkSlots(beside)),
  ];
}

/** Findings on text that is in another language than it is said to be: rules that are none of its own find nothing in it. */
function languageFindings({ outside, scope, language }: Material): Finding[] {
  const ofSource = scope.strict.find(({ source, range }) => !isPassageIn(range, source.article.language));
  const isOther = !isTextIn(outside.text, language);
  if (!isOther && ofSource === undefined) return [];
  const what = isOther ? 'the sentence is' : 'its passage is';
  return [
    {
      verdict: 'unverified',
      reason: `${what} not written in “${isOther ? language : ofSource?.source.article.language}”, as its document says`,
    },
  ];
}

/** Findings on who says it, on negation and on the rest of the words; and remarks on a sentence without any. */
function wordingFindings(material: Material, prepared: PreparedDocument): WordsChecked {
  const { outside, scope, language, quotations, unmarked, sentence, resolved } = material;
  const lexicon = languageWords(language);
  const found = [...quotations.found, ...(unmarked === null ? [] : [unmarked])];
  const quotes = found.some((one) => one.places.length > 0);
  const names = nameRuns(outside.words, outside.text, lexicon, language);
  const cited = sourcesOf(resolved);
  const beside = besideOf(outside, scope, language);
  const cutNegation = checkCutNegation(material.text, found, language);
  const findings = [
    ...languageFindings(material),
    ...checkOutlets(outside.mentions, cited, scope),
    ...checkQuotationOutlets(found, outside.mentions, cited),
    ...checkSpeaker(sentence, names, scope),
    ...checkNegation(outside, material.own, beside, quotes),
    ...meaningFindings(material, beside, names, found),
    ...senseFindings(material, beside, quotes),
    ...cutNegation,
    ...(cutNegation.length > 0 ? [] : checkCutContext(material.text, found, language)),
  ];
  const spoken = outside.words.filter((word) => !scope.named.has(word.key, language));
  if (!lexicon.covered) {
    // Without its rules, nothing but a quotation says anything that could be compared.
    if (spoken.length > 0 || !quotes)
      findings.push({
        verdict: 'unverified',
        reason: `no rules for the language “${language}”: only quotations and attribution by name can be checked in it`,
      });
    return { findings, remarks: [] };
  }
  // Names, figures and dates of a label are checked like all others; its plain words are the newsroom's.
  const label = sentence.part === 'teaser' || sentence.part === 'caption' ? labelEnd(material.text, language) : 0;
  const sizes = material.own.oneLanguage ? vagueNumbersIn(outside.text, language) : [];
  const rest = outside.words.filter(
    (word) => word.start >= label && !sizes.some(({ start, end }) => start <= word.start && word.start < end),
  );
  const checked = checkWords({ ...outside, words: rest }, scope, beside, quotes);
  findings.push(...checked.findings);
  if (isSpaceless(outside.text)) findings.push(...checkSpacelessWords(outside, scope, lexicon, language));
  const saysNothing = contentWords(rest, lexicon).length === 0 && outside.figures.length === 0 && outside.dates.length === 0;
  if (!quotes && saysNothing && outside.mentions.length === 0) {
    findings.push({ verdict: 'unverified', reason: 'says nothing that can be compared with a passage' });
  } else if (!quotes && saysNothing && resolved.grounds.length > 0 && sentence.kind !== 'edited') {
    const earlier = prepared.input.sentences[prepared.input.sentences.indexOf(sentence) - 1];
    findings.push(...checkAgreement(resolved.grounds, earlier === undefined ? [] : resolveGround(earlier, prepared).grounds));
  }
  return { findings, remarks: checked.remarks };
}

/** The document with the languages of its tags, so that the rules of English are those of "en-GB". */
function inLanguages(input: DocumentToCheck): DocumentToCheck {
  const { document, articles } = input;
  return {
    ...input,
    document: { ...document, language: languageOfTag(document.language) },
    articles: articles.map((article) => {
      const language = languageOfTag(article.language);
      return language === article.language ? article : { ...article, language };
    }),
  };
}

/** Checks sentences of one document; what they share is prepared once. */
export function sentenceChecker(input: DocumentToCheck): (sentence: SentenceToCheck) => CheckResult {
  const prepared = prepareDocument(inLanguages(input));
  let citedScope: Scope | null = null;
  const cited = (): Scope => {
    citedScope ??= scopeOf(citedGrounds(prepared), prepared.input.document.language);
    return citedScope;
  };
  return (sentence) => {
    const long = tooManyWords(sentence.text);
    if (long !== null) return settle(sentence.ordinal, [long], [], { verdict: 'supported' });
    return checkSentence(gather(sentence, prepared), prepared, cited);
  };
}

function checkSentence(material: Material, prepared: PreparedDocument, cited: () => Scope): CheckResult {
  const { sentence, resolved, quotations, unmarked, scope } = material;
  const places = [...quotations.found, ...(unmarked === null ? [] : [unmarked])].flatMap((one) => one.places.slice(0, 1));
  const evidence = [...places, ...scope.grounds.map((ground): Place => ({ source: ground.source, span: ground.passage }))].map(evidenceOf);
  const open = unfilledIn(material.text);
  if (open.length > 0) {
    const findings = open.map((reason): Finding => ({ verdict: 'unsupported', reason: `a quotation could not be put in: ${reason}` }));
    return settle(sentence.ordinal, findings, evidence, { verdict: 'supported' });
  }
  const missing = missingGround(sentence, resolved);
  if (missing !== null) return settle(sentence.ordinal, [missing, ...resolved.findings], evidence, { verdict: 'supported' });

  const much = tooMuch(material);
  if (much !== null) return settle(sentence.ordinal, [much, ...resolved.findings], evidence, { verdict: 'supported' });

  const isJudgement = sentence.kind === 'analysis' || sentence.kind === 'transition';
  const wording: WordsChecked =
    scope.grounds.length > 0 ? wordingFindings(material, prepared) : { findings: [groundless(sentence)], remarks: [] };
  const concrete = scope.grounds.length > 0 ? concreteFindings(material, scope, 'in or around the passages') : [];
  const asFact = [...resolved.findings, ...concrete, ...wording.findings];
  if (!isJudgement || asFact.length === 0)
    return withScore(settle(sentence.ordinal, asFact, evidence, { verdict: 'supported', reasons: wording.remarks }), material);

  // A judgement passes as `opinion` when it holds no quotation, figure, date or name that its claims lack; else it is a fact without support.
  const asJudgement = [...resolved.findings, ...(reportsSpeech(material) ? asFact : judgementFindings(material, cited()))];
  if (asJudgement.length === 0) return settle(sentence.ordinal, [], evidence, { verdict: 'opinion' });
  if (scope.grounds.length > 0) return settle(sentence.ordinal, asFact, evidence, { verdict: 'supported' });
  const unsourced = asJudgement.map((finding): Finding => ({ ...finding, verdict: 'unsupported' }));
  return settle(sentence.ordinal, unsourced, evidence, { verdict: 'opinion' });
}

/** Only what the rules pass is scored: what they refuse needs no other opinion. */
function withScore(result: CheckResult, { sentence, language, outside, scope }: Material): CheckResult {
  const score = result.verdict === 'supported' ? scoreLayer(sentence.part, language, outside, scope) : undefined;
  return score === undefined ? result : { ...result, score };
}

/** "Half of the workers" counts them; "half of the story" does not. */
const countsShare =
  /(?<!\p{L})(?:half|thirds?|quarters?|mitad|moitié|hälfte|metade|metà|tercios?|tiers|drittel|viertel|terços?|terzi)\s(?:of|de|des|du|der|dei|degli|delle|della|dos|das)\s(?!(?:the|a|an|any)?\s?(?:story|picture|truth|answer|battle|question|problem)\b)/iu;

function judgementFindings(material: Material, cited: Scope): Finding[] {
  const { outside, scope, language } = material;
  return [
    ...concreteFindings(material, cited, 'in the passages that this document cites'),
    ...checkOutlets(outside.mentions, cited.sources, cited),
    ...checkVagueNumbers(outside.text, scope, language, false),
    ...(countsShare.test(outside.text) ? checkPortions(outside.text, scope) : []),
    ...(scope.oneLanguage && !isSpaceless(outside.text) ? placedFindings(outside, scope, language) : []),
  ];
}

/** Figures and dates that the passages have, said of something else. */
function placedFindings(outside: Material['outside'], scope: Scope, language: string): Finding[] {
  const beside = besideOf(outside, scope, language);
  return [
    ...checkEndsOfChange(outside.figures, outside.text, scope),
    ...checkFigureContext(outside, beside),
    ...checkDateContext(outside, beside),
    ...(outside.figures.length + outside.dates.length > 0 ? checkOpposites(beside) : []),
  ];
}

/** Whether a judgement says what somebody said: that is a fact. "What the mayor said", and that somebody said nothing, are none. */
function reportsSpeech({ outside, language }: Material): boolean {
  const line = new Line(outside.text, language, languageWords(language));
  return speakersIn(line, language).some(({ tokens, verb }) => {
    const isSomebody = tokens.some((token) => (token.word.capitalised && token.index > 0) || isSpeakingRole(token.key, language));
    const isNamed = tokens.length > 1 && tokens.every(({ word }) => word.capitalised);
    const before = line.tokens.slice(0, verb.index).filter(({ clause }) => clause === verb.clause);
    const after = line.tokens.slice(verb.index + 1).filter(({ clause }) => clause <= verb.clause + 1);
    const isObject = before.some(({ key }) =>
      /^(?:what|whatever|how|why|whether|if|as|than|que|quoi|comme|was|wie|che|come|wat|что|как|що|як|co|jak)$/u.test(key),
    );
    const says = line.tokens.filter((token) => token.content && token !== verb && !tokens.includes(token));
    return (
      (isSomebody || isNamed) &&
      !isObject &&
      says.length >= 2 &&
      !after.slice(0, 2).some(({ key, negation }) => negation || /^(?:little|less|more|much)$/u.test(key))
    );
  });
}
