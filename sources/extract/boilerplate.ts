// What stands in the middle of articles and is none of their text: captions, related links, newsletter boxes, sharing, advertising.
// Two tests: how an element is named, and how a paragraph reads. Both must be sure: a lost sentence cannot be cited.
import type { Block } from './paragraphs.ts';

const droppedTags = new Set('FIGURE FIGCAPTION ASIDE NAV FOOTER FORM TABLE'.split(' '));

/** Parts of class names and ids that name what surrounds an article. Whole words of the name, parted by -, _ or a change of case. */
const boilerplateNames =
  /(?:^|[\s_-])(?:captions?|figcaption|photo-?credits?|image-?credits?|credits?|newsletters?|signup|sign-up|subscri(?:be|ption)s?|related|recirc|recommend(?:ed|ations?)?|read-?more|more-on|most-(?:read|popular)|trending|promos?|promoted|advert(?:s|isement|orial)?|ad-?(?:slot|container|wrapper|unit|box|label)|sponsor(?:ed)?|taboola|outbrain|share|sharing|social|follow-?us|comments?|disqus|breadcrumbs?|tags?|tag-?list|topics?|keywords|author-?(?:bio|box|card|info)|about-?author|bylines?|paywall|cookie|consent|disclaimer|copyright|site-notice|toc|table-of-contents|skip-?link|screen-reader-text|visually-?hidden|sr-only|visuallyhidden|audio-player|video-player|player|gallery|slideshow|teasers?|infobox|jp-relatedposts|correction-link|feedback|print-only)(?:$|[\s_-])/i;

function namesOf(element: Element): string {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('data-component') ?? ''} ${element.getAttribute('data-testid') ?? ''}`;
  return names.replace(/([a-z])([A-Z])/g, '$1-$2').slice(0, 1000);
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

/** Beginnings of short paragraphs that lead away from the article or speak about the site, in the languages we read most. */
const leadsAway =
  /^(?:advertisement|advertising|anzeige|publicité|publicidad|pubblicità|reklama|реклама|read (?:more|also|next)|also read|see also|more on this|related(?: articles?| stories| content)?:|recommended|watch(?: now)?:|listen:|photos?:|sign up (?:for|to)|subscribe (?:to|now|today)|click here|follow (?:us|@)|share this|like us on|download (?:the|our) app|get (?:the|our) .{0,40}(?:newsletter|app|inbox)|this article (?:was )?(?:originally|first) (?:published|appeared)|all rights reserved|copyright|©|\(c\) |lesen sie (?:auch|mehr|hier)|mehr (?:zum thema|dazu)|lire (?:aussi|également)|à lire|lea (?:también|además)|lee también|te puede interesar|leggi anche|leia (?:também|mais)|lees ook|läs (?:också|mer)|les også|læs også|czytaj (?:też|także|również)|читайте (?:также|ещё|еще)|читайте також|あわせて読みたい|関連記事|相关阅读|관련기사|اقرأ (?:أيضا|أيضًا))/iu;

function words(text: string): number {
  return text.split(/\s+/u).length;
}

/** Whether a block of the content is no part of the article's text. */
export function isBoilerplate(block: Block): boolean {
  const count = words(block.text);
  if (block.kind === 'cell') return true;
  if (!/[\p{L}\p{N}]/u.test(block.text)) return true;
  if (block.linkShare > 0.8 && count <= 30) return true;
  if (block.kind === 'list-item' && block.linkShare > 0.5) return true;
  return count <= 30 && leadsAway.test(block.text);
}
