// Short paragraphs that lead away from the article or speak about the site, told by how they begin. News begins with the same words ("Advertising
// revenue fell by a third."), so each kind of beginning asks for more: that nothing else follows, a colon, a link, no sentence, a word of the trade.
import type { Block } from './paragraphs.ts';
import { endsSentence, words } from './sentences.ts';

const mostWords = 30;

function beginning(...phrases: readonly string[]): RegExp {
  return new RegExp(`^(?:${phrases.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'iu');
}

/** Labels over what is not the article: nothing follows them, or a few words set apart. */
const label = beginning(
  'advertisements?', 'advertising', 'sponsored(?: content)?', 'anzeigen?', 'werbung', 'publicité', 'publicidad', 'publicidade', 'pubblicità', 'annonse', 'annons', 'annonce',
  'advertentie', 'mainos', 'reklama', 'reklam', 'iklan', 'hirdetés', 'реклама', 'διαφήμιση', 'quảng cáo', 'โฆษณา', 'विज्ञापन', 'বিজ্ঞাপন', 'اشتہار', 'إعلان', '広告', '广告', '廣告', '광고',
  'recommended(?: for you| reading| (?:stories|articles|videos))?', 'related(?: (?:articles?|stories|content|news|links|topics))?', 'copyright',
); // prettier-ignore

/** Names of other articles follow these. */
const pointer = beginning(
  'read (?:more|also|next)', 'also read', 'see also', 'more on this', 'watch now', 'all rights reserved',
  'lesen sie (?:auch|mehr|hier)', 'mehr (?:zum thema|dazu)', 'lire (?:aussi|également)', 'à lire(?: aussi| également)?', 'lea (?:también|además)', 'lee también',
  'te puede interesar', 'leggi anche', 'leia (?:também|mais)', 'lees ook', 'läs (?:också|mer)', 'les også', 'læs også', 'lue myös', 'czytaj (?:też|także|również)',
  'čtěte také', 'prečítajte si', 'pročitajte (?:i|još|više)', 'citește și', 'citiți și', 'διαβάστε (?:επίσης|ακόμα|ακόμη|περισσότερα)',
  'читайте (?:также|ещё|еще|також)', 'прочетете (?:още|също)', 'ayrıca okuyun', 'bunu da okuyun', '[iİ]lgili haber(?:ler)?', 'baca juga', 'baca selengkapnya', 'simak juga',
  'soma (?:pia|zaidi)', 'xem thêm', 'đọc thêm', 'อ่านเพิ่มเติม', '(?:यह|ये|इसे) भी पढ़ें', 'हे ?ही वाचा', 'আর[ওো] পড়ুন', 'આ પણ વાંચો', 'ਇਹ ਵੀ ਪੜ੍ਹੋ',
  'இதையும் படி(?:க்க|ங்க)', 'மேலும் படிக்க', '(?:ఇది|ఇవి) కూడా చదవండి', 'یہ بھی پڑھیں', 'مزید پڑھیں', 'بیشتر بخوانید', 'همچنین بخوانید',
  'اقرأ (?:أيضا|أيضًا|أيضاً|المزيد)', 'あわせて読みたい', '関連記事', '相关阅读', '相關閱讀', '延伸阅读', '延伸閱讀', '관련 ?기사',
); // prettier-ignore

/** A colon after a pointer, perhaps behind a few words: `Read more on this story: …`. */
const colonNear = /^[^:：.!?]{0,45}[:：]/u;

/** What a site asks its reader to do. */
const call = beginning(
  'sign up (?:for|to)', 'subscribe (?:to|now|today)', 'follow us', 'share this', 'like us on', 'download (?:the|our) app', 'get (?:the|our) .{0,40}(?:newsletter|app|inbox)',
  'подписывайтесь', 'подпишитесь', 'підписуйтесь', 'ikuti (?:kami|saluran)', 'bizi takip edin', 'تابعونا',
); // prettier-ignore
/** Words that such a call has and news that begins alike has not. */
const trade =
  /newsletter|inbox|\bhere\b|\bour (?:app|channel|site|website|page|podcast|daily|weekly|free)\b|facebook|twitter|instagram|whatsapp|telegram|телеграм|youtube|tiktok|google (?:news|play)|app store|breaking news|latest (?:news|updates)/iu;

/** What readers who do not pay are told in place of the rest. */
const offer = beginning(
  '(?:to )?(?:continue|keep) reading(?:,|:|\\.|$| (?:this|with|for|by|now|your)\\b)', '(?:get |enjoy )?(?:unlimited|full|instant) digital access',
  '(?:subscribe|register|sign in|sign up|log in|join)(?: now| today| for free)? to (?:continue|keep|read|unlock)',
  'this (?:article|content|story) is (?:only |exclusively )?(?:for|available to|reserved for) (?:our |paying |registered )?(?:subscribers|members)',
  '(?:jetzt )?weiterlesen mit', 'dieser artikel ist (?:nur )?(?:für|mit) .{0,20}(?:abonnenten|abo|plus)',
  '(?:cet article|la suite|ce contenu) est réservée? aux abonnés', 'il vous reste \\d+', 'pour lire la suite', 'abonnez-vous pour',
  'suscríbete para', 'contenido exclusivo para suscriptores', 'para (?:seguir|continuar) leyendo', 'este contenido es exclusivo',
  '(?:questo contenuto|questo articolo) è riservato agli abbonati', 'per continuare a leggere', 'conteúdo exclusivo para assinantes', 'para continuar lendo',
  'lees verder met', 'läs vidare med', 'masz już (?:konto|subskrypcję)', 'aby czytać dalej',
  'чтобы (?:читать дальше|продолжить чтение)', 'この記事は(?:有料)?会員', '有料会員限定', '残り\\d+文字',
); // prettier-ignore

/** Whether the reader pays already, asked in a few words: news says who is registered already, too. */
const known = beginning(
  'already (?:a |an |have an )?(?:subscriber|subscribed|member|registered|account)', '(?:sie (?:sind|haben) )?(?:bereits|schon) (?:abonnent(?:in)?|abonniert|registriert)', 'déjà abonnée?',
  '¿?ya (?:eres|soy) suscriptor', 'sei già abbonato', 'já é assinante', 'al abonnee', 'redan prenumerant', 'allerede abonnent',
); // prettier-ignore
const asked = /^[^.?!]{0,40}[?:]/u;
/** The same of an access: to a site it has a price or an end. */
const access = beginning('(?:get |enjoy )?(?:unlimited|full|instant) access');
const price = /[$€£]\s?\d|\d\s?(?:€|euros?\b)|\bcancel\b|\bsubscri|\btrial\b/iu;

/** Sure of themselves. */
const notice =
  /^(?:(?:watch|listen|(?:photo|picture|image|foto|bild|caption|photo credit|фото|снимок)s?(?: \d)?)\s?[:：]|related(?: articles?| stories| content)?:|click here|follow @|©|copyright\s*(?:[©ⓒ@]|\(c\)|\d{4})|\(c\)\s?\d{4}|this article (?:was )?(?:originally|first) (?:published|appeared)|(?:article|story) continues (?:below|after))/iu;

/** Where a figure or a picture is from, and nothing else. */
const origin = /^(?:quellen?|sources?|fuente|fonte|источник|来源|來源|출처|bron|kilde|källa)\s?[:：]/iu;
const originWords = 6;

/** What a paragraph about the site or its writer has somewhere in it, and news has not. */
const aboutSite =
  /\b(?:sign up|subscribe)\b.{0,80}\b(?:newsletter|inbox)\b|\bnewsletter\b.{0,60}\b(?:abonnieren|anmelden|abonnez-vous|suscríbete)|\bclick here (?:for|to)\b|\bfollow (?:him|her|them|me) (?:on (?:twitter|x|facebook|instagram)\b|@)/iu;
const aboutSiteWords = 45;

/** Whose picture it is, at the end of a line that is no sentence: `新华社记者 陈伟 摄`. */
const pictureCredit = /(?:记者|記者|通讯员)\s?[\p{Script=Han}·]{2,8}(?:\s[\p{Script=Han}·]{1,6})?\s?[摄攝][）)]?$/u;

/** An invitation to a channel, which these languages put at the end. */
const channel = /व्हाट्सए?ऐ?प|वॉट्सऐप|टेलीग्राम|फेसबुक|ट्विटर|यूट्यूब|whatsapp|telegram|facebook|twitter|instagram|youtube|হোয়াটসঅ্যাপ|ফেসবুক|ইউটিউব|واٹس ایپ|فیس بک|یوٹیوب/iu; // prettier-ignore
const invitation = /(?:जुड़ें|जुड़िए|फॉलो करें|लाइक करें|सब्सक्राइब करें|ফলো করুন|অনুসরণ করুন|সাবস্ক্রাইব করুন|فالو کریں|جوائن کریں|سبسکرائب کریں|takip edin|abone olun)[\s.!।۔]*$/iu; // prettier-ignore

/** Whether a block leads away from the article. */
export function leadsAway(block: Block): boolean {
  const { text } = block;
  const count = words(text);
  if (count <= aboutSiteWords && aboutSite.test(text)) return true;
  if (count > mostWords) return false;
  if (notice.test(text) || offer.test(text)) return true;
  const open = !endsSentence(text);
  if (known.test(text) && (count <= 4 || asked.test(text))) return true;
  if (access.test(text) && price.test(text)) return true;
  if (open && count <= originWords && origin.test(text)) return true;
  if (open && (pictureCredit.test(text) || (count <= 4 && /^\(c\)\s/i.test(text)))) return true;
  const labelled = label.exec(text)?.[0];
  if (labelled !== undefined) {
    const rest = text.slice(labelled.length);
    if (!/[\p{L}]/u.test(rest)) return true;
    if (open && block.kind !== 'heading' && count <= 8 && /^\s*[:：|·–—-]/u.test(rest)) return true;
  }
  const pointed = pointer.exec(text)?.[0];
  if (pointed !== undefined) {
    const openEnough = open && (block.kind !== 'heading' || count <= 4);
    if (openEnough || count <= 4 || block.links > 0 || colonNear.test(text.slice(pointed.length))) return true;
  }
  if (call.test(text) && (open || count <= 5 || block.links > 0 || trade.test(text))) return true;
  return invitation.test(text) && channel.test(text);
}
