// What stands in the middle of articles and is none of their text: captions, related links, newsletter boxes, sharing, advertising.
// Two tests: how an element is named, and how a paragraph reads. Both must be sure: a lost sentence cannot be cited.
import { leadsAway } from './leads-away.ts';
import type { Block } from './paragraphs.ts';
import { endsSentence, words } from './sentences.ts';
import { foldSpaces } from './text.ts';

const droppedTags = new Set('FIGURE FIGCAPTION ASIDE NAV FOOTER FORM'.split(' '));

/** Parts of class names and ids that name what surrounds an article. Whole words of the name, parted by -, _ or a change of case. */
const boilerplateNames =
  /(?:^|[\s_-])(?:captions?|figcaption|bildunterschrift|bildtext|bildquelle|didascalia|pie-de-foto|pie-foto|legende|firma|signature|autorzeile|dateline|photo-?credits?|image-?credits?|credits?|newsletters?|signup|sign-up|subscri(?:be|ption)s?|related|recirc|recommend(?:ed|ations?)?|read-?more|more-on|most-(?:read|popular)|trending|promos?|promoted|advert(?:s|isement|orial)?|ad-?(?:slot|container|wrapper|unit|box|label)|sponsor(?:ed)?|taboola|outbrain|share|sharing|social|follow-?us|comments?|disqus|breadcrumbs?|tags?|tag-?list|topics?|keywords|author-?(?:bio|box|card|info)|about-?author|bylines?|paywall|cookie|consent|disclaimer|copyright|site-notice|opt-?in|external-content|embed(?:-box|-consent|-privacy|ded-content)?|toc|table-of-contents|skip-?link|screen-reader-text|visually-?hidden|sr-only|visuallyhidden|audio-player|video-player|player|gallery|slideshow|teasers?|infobox|jp-relatedposts|correction-link|feedback|print-only)(?:$|[\s_-])/i;

function namesOf(element: Element): string {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('data-component') ?? ''} ${element.getAttribute('data-testid') ?? ''}`;
  return names.replace(/([a-z])([A-Z])/g, '$1-$2').slice(0, 1000);
}

/** Of these names sections of papers (`comment`), topics and places of a report are called too, and Readability strikes them unread. */
const ambiguousNames = /(?:^|[\s_-])(?:comments?|community|dateline|extra|related|remarks?|replies|social|supplemental)(?:$|[\s_-])/i;

function isProse(element: Element | null): boolean {
  if (element === null || element.querySelector('a, form, button, img, ul, ol, h1, h2, h3, h4, h5, h6, time') !== null) return false;
  const text = foldSpaces(element.textContent ?? '');
  return text.length <= 3000 && words(text) >= 8 && endsSentence(text);
}

/**
 * Takes the name off an element that is a paragraph of an article whatever it is called: sentences without a link, between two other paragraphs.
 * What it is called in earnest stands at the end, in a list, or leads elsewhere.
 */
export function forgetMisnamed(document: Document): void {
  const candidates = [...document.querySelectorAll('div, p, section, blockquote')].filter((element) =>
    ambiguousNames.test(namesOf(element)),
  );
  const isParagraph = (element: Element | null): boolean =>
    element?.tagName.toUpperCase() === 'P' && !boilerplateNames.test(namesOf(element)) && isProse(element);
  const misnamed = candidates.filter(
    (element) => isParagraph(element.previousElementSibling) && isParagraph(element.nextElementSibling) && isProse(element),
  );
  for (const element of misnamed) for (const name of ['class', 'id', 'data-component', 'data-testid']) element.removeAttribute(name);
}

/** A test for elements to leave out; one that holds more than `share` of the whole text is never left out, whatever its name. */
export function boilerplateTest(root: Element, share = 0.35): (element: Element) => boolean {
  const whole = (root.textContent ?? '').length;
  return (element) => {
    const tag = element.tagName.toUpperCase();
    const suspect = droppedTags.has(tag) || boilerplateNames.test(namesOf(element));
    return suspect && (element.textContent ?? '').length <= whole * share;
  };
}

/** `Sat, 21 Nov 2026 18:17 GMT`, `Updated: 3 min read`, `12.03.2026, 14:30 Uhr`: a line of figures, names of months and little else. */
function isDateLine(text: string): boolean {
  if (text.length > 80 || !/\d/.test(text)) return false;
  const rest = text
    .toLowerCase()
    .replace(/\d+|[\p{P}\p{S}年月日時分]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '' && !dateWord.test(word));
  return rest.length === 0;
}

const dateWord =
  /^(?:st|nd|rd|th|at|on|of|de|del|den|the|t|z|am|pm|a|p|m|uhr|kl|h|min|mins|minutes?|minuten|read|lesezeit|gmt|utc|bst|c?est|ist|edt|e[sd]t|p[sd]t|c[sd]t|e?et|msk|wib|kst|jst|(?:last )?updated?|published|posted|modified|aktualisiert|stand|publié|mis|jour|le|à|à|publicado|actualizado|pubblicato|aggiornato|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|오전|오후|입력|수정)$/u;

/** Whether a block of the content is no part of the article's text. */
export function isBoilerplate(block: Block): boolean {
  const count = words(block.text);
  if (!/[\p{L}\p{N}]/u.test(block.text)) return true;
  if (block.timeShare > 0.5 || isDateLine(block.text)) return true;
  // `Inés Calatrava · Puerto Almira · 12 March`: a signature with its date, not a sentence.
  if (block.timeShare > 0 && count <= 15 && !endsSentence(block.text)) return true;
  if (block.linkShare > 0.8 && count <= 30) return true;
  // A row of links: tags, an index, the way home.
  if (block.links >= 3 && block.linkShare > 0.6 && !endsSentence(block.text)) return true;
  if (block.kind === 'list-item' && block.linkShare > 0.5) return true;
  return leadsAway(block);
}
