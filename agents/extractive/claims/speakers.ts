// Who speaks: a subject of a verb of saying, read as a person, an organisation, a document or somebody unnamed.
// A subject that is not surely one of these is nobody: the whole sentence is then quoted with its own attribution in it.
import type { AttributionLink } from '../../../core/claims.ts';
import { namePattern, sentenceOpener, titles, withoutTitles, type People } from './people.ts';

export type Speaker = AttributionLink | 'pronoun';

const roleWords =
  'president|secretary|spokesman|spokeswoman|spokesperson|spokesmen|minister|leader|judge|sheriff|senator|lawyer|attorney|press|director|executive|chief|candidate|host|strategist|economist|professor|analyst|adviser|advisor|commander|governor|mayor|officer|former|republican|democratic|democrat|congressman|congresswoman|lawmaker|nominee|deputy|general|justice|chairman|chairwoman|chair|prosecutor|ambassador|historian|expert|manager|pollster|consultant|activist|founder|author|aide|official|coach|campaign|communications|majority|minority|whip|speaker|state|national|security|foreign|defense|defence|interior|prime|vice|district|county|police|party|co-founder|engineer|captain|bishop|cardinal|pastor|owner|resident|law|political|science|legal|counsel|white|house|senior|top|fellow|conservative|liberal|independent';
const organisationWords =
  /(?:\b(?:House|Department|Committee|Party|Campaign|Ministry|Court|Senate|Congress|Council|Administration|Group|Center|Centre|University|Association|Union|Agency|Bureau|Office|Institute|Commission|Corporation|Company|Inc|Treasury|Pentagon|Kremlin|Parliament|Police|Foundation|Fund|Bank|Authority|Republicans|Democrats|Organization|Organisation|News|Times|Post|Journal)\b|^\p{Lu}{2,6}$|^(?:\p{Lu}\.){2,6}$)/u;
const anonymousNouns =
  'officials?|spokes(?:man|woman|person|people|men)|aides?|sources?|persons?|people|advis[eo]rs?|lawmakers|prosecutors|authorities|lawyers?|attorneys|critics|supporters|opponents|experts?|analysts?|witness(?:es)?|diplomats?|organizers|protesters|residents?|activists|republicans|democrats|investigators|senators|leaders|members|economists|historians|strategists|operatives|employees|families|neighbou?rs|police|voters|executives?|assistants?|friends?|colleagues?';
const documentNouns =
  'report|statement|documents?|memo|memorandum|letter|lawsuit|complaint|filings?|poll|survey|indictment|affidavit|transcript|e-?mails?|study|ruling|resolution|petition|brief|figures|records|website|release';
const bodyNouns =
  'group|company|agency|campaign|committee|department|ministry|organization|organisation|association|party|administration|court|government|university|foundation|union|council|network|firm|panel|bureau|commission|office|white house|pentagon|treasury|union';
const qualifier = "(?:\\p{Lu}[\\p{L}.’'-]*|[\\p{Ll}’'-]+)";
const tail =
  '(?: (?:familiar with|close to|for|of|in|at|from|with|briefed on|inside|to|who (?:asked|spoke|declined|requested)) [^,]{2,70})?';
const described = (nouns: string): RegExp =>
  new RegExp(
    `^(?:(?:an?|the|two|three|four|several|some|many|one|both|senior|top|other|administration) )?(?:${qualifier} ){0,5}?(?:${nouns})${tail}$`,
    'iu',
  );
const anonymous = described(anonymousNouns);
const document = described(documentNouns);
const body = described(bodyNouns);
const lead = new RegExp(
  `^(?:(?:the|an?|one|his|her|their|its) )?(?:(?:${titles}|${roleWords}|\\p{Lu}[\\p{L}’'.-]*|of|for|[a-z-]+’s) )*$`,
  'u',
);
const named = new RegExp(`^(?<lead>(?:[\\p{L}’'.,-]+ )*?)(?<name>(?:(?:${titles}) )*${namePattern})$`, 'u');
const apposition =
  /^(?:an?|the|his|her|its|their|one|who|chairman|president|director|head|chief|a former|\p{Lu}?[\p{L}.’'-]+[’']s|professor|executive|spokes\p{L}+|[RDI]-\p{L}+)\b/u;
const leadingWords =
  /^(?:but|and|as|while|plus|so|yet|also|then|later|even|indeed|for (?:his|her|their) part,?|in response,?|meanwhile,?|however,?|still,?|later,?|on \p{Lu}\p{Ll}+day,?) /iu;

const calendar =
  /^(?:(?:on|in|late|early|last|this|next) )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|today|yesterday)(?: (?:morning|afternoon|evening|night|\d{1,4}))?$/iu;
const roleEnd = new RegExp(`(?:^| )(?:${roleWords}|chairwoman|head|envoy|lawyer)(?: (?:of|for|at) .{2,40})?$`, 'iu');
const wholeName = new RegExp(`^${namePattern}$`, 'u');

/** "A spokeswoman, Jan Smith": the role before the name. Null where the first part is no role or the second no full name. */
function introducedName(head: string, after: string, people: People): AttributionLink | null {
  if (!wholeName.test(after) || !after.includes(' ') || organisationWords.test(after) || !roleEnd.test(head)) return null;
  if (!/^(?:the|an?|its|his|her|their|one)\b|[’']s\b/i.test(head) && /\p{Lu}.*\p{Lu}/u.test(head.slice(1))) return null;
  return {
    kind: 'person',
    name: people.resolve(after).name,
    role: head.replace(/^(?:The|An?|Its|His|Her|Their|One)\b/u, (word) => word.toLowerCase()),
  };
}

/** Reads the subject of an English verb of saying, appositions included; null where it is not surely a speaker. */
export function readSpeaker(subject: string, people: People): Speaker | null {
  let text = subject.trim().replace(/,$/, '');
  text = text.replace(leadingWords, '');
  const comma = text.indexOf(', ');
  const head = comma === -1 ? text : text.slice(0, comma);
  // "..., a senator said Tuesday": the day is not who said it.
  if (calendar.test(head)) return null;
  // "Critics of Ada Lind have taken her words out of context": a sentence, not somebody.
  if (/\p{Ll} (?:have|has|had|is|are|was|were|will|would) \p{Ll}/u.test(head) && !/\bwho\b/u.test(head)) return null;
  const after = comma === -1 ? null : text.slice(comma + 2).trim();
  if (/^(?:he|she)$/i.test(head)) return after === null ? 'pronoun' : null;
  const introduced = after === null ? null : introducedName(head, after, people);
  if (introduced !== null) return introduced;
  if (after !== null && (!apposition.test(after) || !after.includes(' ') || after.length > 110 || /\b(?:said|says|told)\b/.test(after)))
    return null;
  if (!/\s.*\p{Lu}/u.test(head) && (anonymous.test(head) || document.test(head)) && after === null) {
    if (/^(?:the|this|that|these|those|his|her|their|its) [\p{Ll}’'-]+$/iu.test(head)) return null;
    return { kind: document.test(head) ? 'document' : 'anonymous', name: head, role: null };
  }
  const match = named.exec(head);
  if (match !== null) {
    const before = match.groups?.['lead'] ?? '';
    const name = match.groups?.['name'] ?? '';
    if (sentenceOpener.test(name) || /^(?:Rep|Sen|Gov|Mr|Mrs|Ms|Dr|Prof|Gen)\.?$/.test(name)) return null;
    if (lead.test(before) && !/^(?:The|A|An|In|On|At|But|And|As|When|After|If|It|This|That|He|She|They|We|I)$/.test(withoutTitles(name))) {
      if (!/\p{Ll}{2}/u.test(name.split(' ').at(-1) ?? '') && !organisationWords.test(name)) return null;
      if (organisationWords.test(name) && /^(?:the )?$/i.test(before) && !new RegExp(`^(?:${titles}) `, 'u').test(name))
        return { kind: 'organisation', name, role: null };
      // "Secretary of State Jan Smith", "Representative Jan Smith of Ohio": what belongs to the name is not surely told apart.
      if (/\b(?:of|for)\b/.test(before) && /^the /i.test(head) && organisationWords.test(head))
        return { kind: 'organisation', name: head, role: null };
      if (/\b(?:of|for)\b/.test(before)) return after === null ? { kind: 'person', name: head, role: null } : null;
      if (before === '' && people.isCommon(name.split(' ')[0] ?? '')) return null;
      const bare = withoutTitles(name);
      const inner = name.slice(0, name.length - bare.length).trim();
      const long = inner.split(' ').length > 1;
      // "The Great Census", "the Pilots Alliance": what an article opens and no title marks is a body.
      if (/^the $/i.test(before) && inner === '' && bare.includes(' '))
        return { kind: 'organisation', name: `the ${name}`, role: after !== null && !/^who\b/.test(after) ? after : null };
      const person = people.resolve(long ? bare : name);
      const role =
        [/^(?:the|an?|one|his|her|their|its)$/i.test(before.trim()) ? '' : before.trim(), long ? inner : ''].filter(Boolean).join(' ') ||
        null;
      return { kind: 'person', name: person.name, role: after !== null && !/^who\b/.test(after) ? after : (role ?? person.role) };
    }
  }
  if (after !== null && !/^who\b/.test(after)) return null;
  // "The group", "the officials": which ones, only the sentence before would say.
  if (head.split(' ').length > 14 || /^(?:the|this|that|these|those|his|her|their|its) [\p{Ll}’'-]+$/iu.test(head)) return null;
  if (document.test(head)) return { kind: 'document', name: head, role: null };
  if (anonymous.test(head)) return { kind: 'anonymous', name: head, role: null };
  if (
    (body.test(head) && /\s\p{Lu}/u.test(head)) ||
    (organisationWords.test(head) && /^(?:The |the )?\p{Lu}/u.test(head) && head.split(' ').length <= 7)
  )
    return { kind: 'organisation', name: head, role: null };
  return null;
}

/** Reads a speaker in a language without rules of its own: a capitalised name, at most five words of role before it. */
export function readNamedSpeaker(subject: string, people: People): AttributionLink | null {
  const [head = '', after] = subject.trim().split(/,\s+/, 2);
  const match = new RegExp(`^(?<lead>(?:[\\p{L}’'.-]+ ){0,5}?)(?<name>${namePattern})$`, 'u').exec(head.trim());
  const name = match?.groups?.['name'];
  if (
    name === undefined ||
    (!name.includes(' ') && people.resolve(name).name === name && (match?.groups?.['lead'] ?? '') === '' && after === undefined)
  )
    return null;
  // German nouns are capitalised too: an article before them shows that they are no name.
  if (/^(?:Der|Die|Das|Ein|Eine|Den|Dem|Des)\b/.test(head) || (!name.includes(' ') && people.resolve(name).name === name)) return null;
  const person = people.resolve(name);
  const role = (match?.groups?.['lead'] ?? '').trim();
  return { kind: 'person', name: person.name, role: after !== undefined && after.length < 70 ? after : role === '' ? person.role : role };
}
