import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { waitingRows } from '../store/repositories/waiting-work.ts';
import { seedArticle } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { genreOf, type GenreInput } from './genre.ts';
import { setAsideByGenre } from './set-aside.ts';

const prose = 'The council of Hallow met on Monday. It spoke of the harbour and of the price of grain.';
const page = (language: string, title: string, changes: Partial<GenreInput> = {}): GenreInput => ({
  title,
  text: `${title}\n\n${prose}`,
  url: 'https://courier.example/news/2026/03/a-page.html',
  section: null,
  language,
  ...changes,
});
const genre = (language: string, title: string, changes: Partial<GenreInput> = {}) =>
  genreOf(page(language, title, changes))?.genre ?? null;

const enSigns = 'Aries: a good day. Taurus: rest. Gemini: talk. Cancer: wait. Leo: act. Virgo: count.';
const match = 'The striker scored after half-time, the goalkeeper was beaten by a penalty, and the coach of the league leaders smiled.';

describe('what no analyst writes about', () => {
  it.each([
    ['en', 'Hallow storm live: harbour closed – live updates', 'live-blog'],
    ['en', 'Election night in Velmar – as it happened', 'live-blog'],
    ['de', 'Velmar-Krise im Liveticker: Kesh ruft Botschafter zurück', 'live-blog'],
    ['nl', 'Liveblog Velmar: sluis blijft dicht', 'live-blog'],
    ['fr', 'Guerre en Velmar, en direct : le port fermé', 'live-blog'],
    ['es', 'Crisis en Velmar, en directo: última reunión', 'live-blog'],
    ['it', 'Velmar, la diretta: chiuso il porto', 'live-blog'],
    ['pt', 'Velmar, ao vivo: porto fechado', 'live-blog'],
    ['pl', 'Wybory w Velmarze. Relacja na żywo', 'live-blog'],
    ['ru', 'Выборы в Велмаре. Онлайн-трансляция', 'live-blog'],
    ['tr', 'Velmar seçimleri dakika dakika', 'live-blog'],
    ['ar', 'فيلمار: تغطية مباشرة', 'live-blog'],
    ['zh', '维尔马危机 实时更新', 'live-blog'],
    ['en', 'Powerball winning numbers for Saturday', 'lottery'],
    ['de', 'Lottozahlen am Samstag: die Gewinnzahlen', 'lottery'],
    ['pt', 'Resultado da Mega-Sena de hoje', 'lottery'],
    ['es', 'Resultado de la lotería de hoy', 'lottery'],
    ['en', 'Wordle today: hints and answer for 12 March', 'puzzle'],
    ['en', 'Weekly quiz: what do you remember of the news?', 'puzzle'],
    ['fr', 'Mots croisés du 12 mars', 'puzzle'],
    ['de', 'Wetter heute: Sonne im Süden', 'weather'],
    ['pt', 'Previsão do tempo para São Velo', 'weather'],
    ['ja', '明日の天気 北は雨', 'weather'],
    ['en', 'What to watch tonight: five films', 'television'],
    ['fr', 'Programme TV : ce soir', 'television'],
    ['en', 'Sponsored: how Hallow Bank helps you save', 'paid'],
    ['de', '[Anzeige] So sparen Sie beim Strom', 'paid'],
    ['ja', '[PR] 新しい銀行の選び方', 'paid'],
    ['en', '21 funniest tweets about the Hallow mayor', 'listicle'],
    ['en', 'The 10 best gifts for sailors', 'listicle'],
    ['de', '15 Geschenkideen für Segler', 'listicle'],
  ])('is told in %s: %s', (language, title, expected) => {
    expect(genre(language, title)).toBe(expected);
  });

  it.each([
    ['en', 'Daily horoscope for 12 March', enSigns],
    ['de', 'Tageshoroskop für den 12. März', 'Widder: gut. Stier: ruhig. Zwillinge: laut. Krebs: warten. Löwe: handeln.'],
    ['es', 'Horóscopo de hoy', 'Aries, bien. Tauro, calma. Géminis, habla. Cáncer, espera. Leo, actúa.'],
    ['ru', 'Гороскоп на 12 марта', 'Овнам повезёт. Тельцам нужен отдых. Близнецы говорят. Раки ждут. Львы правят.'],
    ['hi', 'आज का राशिफल', 'मेष: शुभ। वृषभ: शांत। मिथुन: बात। कर्क: रुकें। सिंह: करें।'],
    ['zh', '今日星座运势', '白羊座好。金牛座静。双子座说。巨蟹座等。狮子座行。'],
    ['ar', 'حظك اليوم وتوقعات الأبراج', 'الحمل يوم جيد. الثور هدوء. الجوزاء كلام. السرطان صبر. الأسد عمل.'],
  ])('horoscopes in %s, whose texts name the signs: %s', (language, title, text) => {
    expect(genre(language, title, { text })).toBe('horoscope');
  });

  it('results of matches: a score in the title, and sport in the text or the address', () => {
    expect(genre('en', 'Hallow 2-1 Torvik: late penalty wins it', { text: match })).toBe('sport-result');
    expect(
      genre('en', 'Lakers hold off Hallow 112-107', { text: 'The coach spoke.', url: 'https://c.example/sports/article/x.html' }),
    ).toBe('sport-result');
    expect(
      genre('it', 'Hallow-Torvik 2-1: le pagelle', { text: 'Il portiere e l’attaccante: un gol su rigore, l’allenatore esulta.' }),
    ).toBe('sport-result');
    expect(genre('en', 'Hallow 2-1 Torvik')).toBeNull();
  });

  it('what its address or section says, in any language', () => {
    expect(genre('sw', 'Habari', { url: 'https://c.example/sponsored/x.html' })).toBe('paid');
    expect(genre('el', 'Ζώδια', { url: 'https://c.example/horoscope/2026/x' })).toBe('horoscope');
    expect(genre('en', 'How to save', { section: 'Partner content' })).toBe('paid');
    expect(genreOf(page('en', 'How to save', { section: 'Partner content' }))?.reason).toBe('its section is “Partner content”');
  });

  it('recipes that measure out, labels over a text, offers with a price', () => {
    const text = 'You need 200 g flour, 3 tbsp sugar, 2 cups milk and 50 ml oil. Bake it.';
    expect(genre('en', 'Pear jam recipe', { text })).toBe('recipe');
    const untitled =
      'Rinse 250 grams of barley and soak it. Cut 150 grams of bacon, then add two onions and stir until soft. Simmer for an hour, and serve.';
    expect(genre('en', 'A soup for the end of winter', { text: untitled })).toBe('recipe');
    expect(genre('en', 'Your week in the stars: clear the attic')).toBe('horoscope');
    expect(genre('en', 'Grain prices', { text: 'Farmers cut 250 grams of salt and add 150 grams of soil, and stir it.' })).toBe(null);
    expect(genre('en', 'A bank for all', { text: `A bank for all\n\nSponsored content\n\n${prose}` })).toBe('paid');
    expect(genre('en', 'Best Black Friday deals on boats', { text: 'This one is $90.' })).toBe('paid');
  });
});

describe('news', () => {
  it.each([
    ['en', 'Horoscope app sold data of 3 million users, regulator says'],
    ['en', 'Football club Hallow United declared bankrupt'],
    ['en', '5 things to know about the war in Velmar'],
    ['en', '7 key questions on the Velmar budget'],
    ['en', '10 killed as bridge falls in Torvik'],
    ['en', 'Supreme Court rules 5-4 against Hallow in lock case'],
    ['en', 'Senate votes 51-49 to close the harbour'],
    ['en', 'Man wins $2 billion Powerball jackpot, sues shop'],
    ['en', 'Hurricane forecast to hit Hallow on Friday, thousands flee'],
    ['en', 'They live in tents: a year after the flood'],
    ['en', 'Live animal exports banned in Velmar'],
    ['en', 'Minister quits after doping scandal at the Games'],
    ['en', 'Government sponsored hackers broke into the harbour office'],
    ['en', 'Advertising watchdog fines Hallow Bank over sponsored posts'],
    ['en', 'Recipe for disaster: how the lock at Torvik failed'],
    ['en', '3 films win at Hallow festival'],
    ['en', 'Trade deal of the century in doubt, Kesh says'],
    ['en', 'Polls put Velmar parties at 34-31'],
    ['en', 'Cancer cases rise near Torvik plant'],
    ['de', 'Fußballverband wegen Steuerbetrugs verurteilt'],
    ['de', 'Waage des Labors war falsch: 12 Prozesse neu'],
    ['de', '40 Tote nach Brand in Hallow'],
    ['de', 'Streit um Anzeige gegen Ministerin'],
    ['de', 'Wetterdienst warnt vor Sturmflut an der Küste'],
    ['fr', 'Le ministre annonce en direct sa démission'],
    ['fr', 'La vierge de Hallow volée dans une église'],
    ['es', 'El gol de la ministra: aprobada la ley del puerto'],
    ['es', 'Muere en vivo un periodista en Velmar'],
    ['it', 'Rigore nei conti: il governo taglia la spesa'],
    ['ru', 'Рак лёгких: врачи Велмара бьют тревогу'],
    ['pl', 'Rak płuc: raport ministerstwa'],
    ['tr', 'Reklam şirketine soruşturma açıldı'],
    ['ar', 'الأسد يغادر العاصمة'],
    ['zh', '广告法修订引发争议'],
    ['de', 'Werbung: Verbot für Tabak kommt'],
    ['es', 'Publicidad: multa a un gigante de la red'],
    ['fr', 'Météo du jour : 3 morts dans les orages'],
    ['hi', 'आज का मौसम: बाढ़ से 12 की मौत'],
    ['ar', 'طقس اليوم: مصرع 12 في سيول'],
    ['tr', 'Hava durumu: sel 3 can aldı'],
    ['en', 'Lottery results delayed after fraud probe'],
    ['en', 'Crossword champion dies at 90'],
    ['en', 'How to watch the eclipse safely'],
    ['en', '12 hotels evacuated as fire spreads'],
    ['en', '3 tips led police to suspect'],
    ['ja', '試合中に選手が倒れ死亡 警察が捜査'],
  ])('stays, in %s: %s', (language, title) => {
    expect(genreOf(page(language, title))).toBeNull();
  });

  it('stays though it is filed under sport, or names a sign or two', () => {
    const url = 'https://c.example/sport/football/hallow-bankrupt.html';
    expect(genre('en', 'Hallow United banned for 2026-27 season over unpaid taxes', { url, text: match })).toBeNull();
    expect(genre('en', 'Zodiac killer letter found', { text: 'A Leo, and a Virgo, the police said.' })).toBeNull();
  });
});

describe('an article that is set aside', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore();
  });
  afterAll(() => test.close());

  it('keeps its reason, is in no story and waits for none', async () => {
    const deps = { database: test.database, logger: pino({ level: 'silent' }) };
    const of = (title: string): Promise<string> => seedArticle(test.database, null, { outlet: 'Courier', title, paragraphs: [prose] });
    const [quiz, news] = [await of('Weekly quiz: what do you remember?'), await of('Council of Hallow meets')];
    expect(await setAsideByGenre(deps, quiz)).toBe(true);
    expect(await setAsideByGenre(deps, quiz)).toBe(true);
    expect(await setAsideByGenre(deps, news)).toBe(false);
    expect(await setAsideByGenre(deps, 'ar_none')).toBe(false);
    const row = await test.database
      .selectFrom('article')
      .select(['set_aside', 'story_id'])
      .where('id', '=', quiz)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ set_aside: 'puzzle: the title says “Weekly quiz”', story_id: null });
    const waiting = await waitingRows(test.database, 'cluster-article', { before: new Date(Date.now() + 1000), after: '', limit: 10 });
    expect(waiting.map((one) => one.row)).toEqual([news]);
  });
});
