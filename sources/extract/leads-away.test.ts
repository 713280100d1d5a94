import { expect, test } from 'vitest';
import { leadsAway } from './leads-away.ts';
import type { Block } from './paragraphs.ts';

function block(text: string, given: Partial<Block> = {}): Block {
  return { text, kind: 'paragraph', linkShare: 0, links: 0, timeShare: 0, ...given };
}

test.each([
  'Recommended doses were halved after the ministry reviewed the trials.',
  'Advertising revenue at the broadcaster fell by a third last year.',
  'Copyright law will be changed in June, the minister said.',
  'Anzeigen gegen Beamte seien zurückgewiesen worden, sagte der Sprecher.',
  'Anzeige erstatteten drei Zeugen noch am selben Abend bei der Polizei.',
  'Реклама табака будет запрещена с первого марта, сообщил министр.',
  'Publicité et propagande seront séparées, a dit le ministre.',
  'Publicidad engañosa: multan con dos millones a la empresa.',
  'À lire et à écrire, dix mille adultes ont appris cette année.',
  'Mehr dazu wollte der Sprecher am Abend nicht sagen.',
  'Follow us or die, the rebels told the villagers on Monday.',
  'Subscribe to a gym and live longer, the study suggests.',
  'Download the app or lose your job, workers were told by the company.',
  'Source: the ministry had the letter on 9 March, and answered it on the same day.',
  'The union asked its members to sign up before the vote on Friday, and to follow her on the march.',
  'Already registered ships are let through, the harbour authority said.',
  'Bereits registriert sind 300 Schiffe, sagte der Sprecher des Hafens.',
  'Unlimited access to the strait was granted to the fishermen in May.',
  'Already in May the ministry had asked who would pay for the lights.',
  'To continue the talks, both sides would have to return to Kestrel Haven.',
  '(c) the lock is closed to gas carriers from the first of June.',
])('%s is news', (text) => {
  expect(leadsAway(block(text))).toBe(false);
});

test('so is a heading that begins with such a word', () => {
  expect(leadsAway(block('Publicité et propagande seront désormais séparées', { kind: 'heading' }))).toBe(false);
});

test.each([
  'Advertisement',
  'ANZEIGE:',
  'Publicité · Faites défiler pour lire la suite',
  'Recommended for you',
  'Copyright © 2026 The Harbour Signal. All rights reserved.',
  'Copyright 2026 The Harbour Signal',
  '(c) The Harbour Signal',
  'Read more: Levy stops 31 ships in the roads.',
  'Read more on this story: Levy stops 31 ships in the roads.',
  'Lesen Sie auch unser Gespräch mit der Ministerin',
  'Foto: Odile Marchetti',
  'Фото: Одиль Маркетти / Сигнал',
  'Подписывайтесь на наш телеграм-канал.',
  'Follow us on Instagram for the latest pictures of the harbour.',
  'Sign up for our daily digest of news from the strait.',
  'Subscribe to the newsletter that ministers read before breakfast.',
  'यह भी पढ़ें: बंदरगाह पर जहाज रुके',
  'ताजा खबरों के लिए हमारे व्हाट्सएप चैनल से जुड़ें।',
  'আরও পড়ুন: বন্দরে জাহাজ আটকে',
  'یہ بھی پڑھیں: بندرگاہ پر جہاز رک گئے',
  'İlgili haber: Gemiler limanda bekliyor',
  'Baca juga: Kapal menunggu di pelabuhan',
  'Quelle: Meerbote',
  'There is plenty more. Sign up for The Morning Entry today to get the daily newsletter delivered to your inbox.',
  'Twelve issues of The Strait Quarterly for the price of ten. Click here for more information.',
  'Tamsin Ruhl may be reached at t.ruhl@harbour-signal.example. Follow her on Twitter @tamsin or on Facebook.',
  'To continue reading, subscribe',
  'Get unlimited access for $1 a week. Cancel any time you like.',
  'Already a subscriber? Log in here to continue.',
  'Unlimited digital access to The Harbour Signal.',
  'Already registered? Log in',
  'Déjà abonné ? Se connecter',
  'Bereits Abonnent? Hier anmelden.',
  'Ya eres suscriptor: inicia sesión',
  '新华社记者 陈伟 摄',
  '3月13日，工人在车间作业。新华社记者 陈伟 摄',
])('%s is none of the article', (text) => {
  expect(leadsAway(block(text))).toBe(true);
});

test('a link makes of the beginning of a sentence a way elsewhere', () => {
  const text = 'Read more about the levy and who pays it in our dossier.';
  expect(leadsAway(block(text))).toBe(false);
  expect(leadsAway(block(text, { links: 1, linkShare: 0.2 }))).toBe(true);
});
