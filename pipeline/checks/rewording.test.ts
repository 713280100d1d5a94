// Passages as outlets write them, each with sentences that say the same in other words, and sentences that do not: by language and by what a
// rewording changes.
import { describe, expect, it } from 'vitest';
import { cutSentences } from '../../core/sentences.ts';
import { articleOf, check, claimOf } from './fixture.ts';

interface Rewording {
  readonly language: string;
  readonly passage: string;
  readonly carried?: readonly string[];
  readonly refused?: readonly (readonly [string, RegExp])[];
}

const rewordings: Record<string, readonly Rewording[]> = {
  'what is meant, told as done': [
    {
      language: 'es',
      passage: 'El Gobierno propuso el lunes prohibir la pesca de arrastre en la bahía de Lomas.',
      carried: ['El Gobierno quiere prohibir la pesca de arrastre en la bahía de Lomas.'],
      refused: [['El Gobierno prohibió el lunes la pesca de arrastre en la bahía de Lomas.', /as meant/]],
    },
    {
      language: 'fr',
      passage: 'La ministre propose de relever la taxe sur le sucre de 8 %.',
      carried: ['La ministre veut relever la taxe sur le sucre de 8 %.'],
      refused: [['La ministre a relevé la taxe sur le sucre de 8 %.', /as meant/]],
    },
    {
      language: 'pt',
      passage: 'O governo propôs proibir a pesca de arrasto na baía.',
      carried: ['O governo quer proibir a pesca de arrasto na baía.'],
      refused: [['O governo proibiu a pesca de arrasto na baía.', /as meant/]],
    },
    {
      language: 'de',
      passage: 'Die Regierung will den Mindestlohn zum 1. Januar auf 14,50 Euro anheben.',
      carried: ['Der Mindestlohn soll zum 1. Januar auf 14,50 Euro angehoben werden.'],
      refused: [['Die Regierung hat den Mindestlohn zum 1. Januar auf 14,50 Euro angehoben.', /as meant/]],
    },
    {
      language: 'de',
      passage: 'Der Minister schlägt vor, den Beitrag um acht Prozent zu erhöhen und das Amt anzuweisen.',
      carried: ['Der Minister schlägt vor, das Amt anzuweisen und den Beitrag um acht Prozent zu erhöhen.'],
      refused: [],
    },
    {
      language: 'nl',
      passage: 'Het kabinet wil de belasting op suiker verhogen.',
      refused: [['Het kabinet heeft de belasting op suiker verhoogd.', /as meant/]],
    },
    {
      language: 'ru',
      passage: 'Совет города предложил повысить плату за проезд до 60 рублей.',
      carried: ['Совет города предлагает повысить плату за проезд до 60 рублей.'],
      refused: [['Совет города повысил плату за проезд до 60 рублей.', /as meant/]],
    },
    {
      language: 'zh',
      passage: '市议会周三提议将停车费提高到每小时12元。',
      refused: [['市议会周三通过了将停车费提高到每小时12元的决定。', /提议/]],
    },
  ],
  'a negation that another word carries': [
    {
      language: 'en',
      passage: 'The ministry said it had not received any request for evacuation from the mayor.',
      carried: ['The ministry said it had received no request for evacuation from the mayor.'],
      refused: [['The ministry said it had received a request for evacuation from the mayor.', /negates “received”/]],
    },
    {
      language: 'en',
      passage: 'The clinic in Dorvale received no vaccines in May.',
      carried: ['The clinic in Dorvale did not receive vaccines in May.'],
      refused: [['The clinic in Dorvale received vaccines in May.', /negates “vaccines”/]],
    },
    {
      language: 'en',
      passage: 'Trials in children have not begun, the agency said.',
      carried: ['Trials in children have yet to begin, the agency said.'],
      refused: [['Trials in children have begun, the agency said.', /negates “begun”/]],
    },
    {
      language: 'en',
      passage: 'Trials in children have yet to begin, the agency said.',
      carried: ['Trials in children have not yet begun, the agency said.'],
      refused: [['Trials in children have begun, the agency said.', /negates “begun”/]],
    },
    {
      language: 'de',
      passage: 'Das Gericht sah keine Beweise dafür, dass der Pilot betrunken war.',
      carried: ['Das Gericht sah keine Beweise, dass der Pilot betrunken war.'],
      refused: [['Das Gericht sah Beweise dafür, dass der Pilot betrunken war.', /negates “Beweise”/]],
    },
    {
      language: 'de',
      passage: 'Die Klinik hat im Mai keine Impfstoffe erhalten.',
      carried: ['Impfstoffe hat die Klinik im Mai nicht erhalten.'],
      refused: [['Die Klinik hat im Mai Impfstoffe erhalten.', /negates “Impfstoffe”/]],
    },
    {
      language: 'ar',
      passage: 'قالت وزيرة الصحة إن المستشفى لم يتلق أي أدوية منذ أسبوعين.',
      carried: ['لم يتلق المستشفى أي أدوية منذ أسبوعين، بحسب وزيرة الصحة.'],
      refused: [['قالت وزيرة الصحة إن المستشفى تلقى أدوية منذ أسبوعين.', /negates “تلقى”/]],
    },
  ],
  '“unless”, and “if not”': [
    {
      language: 'en',
      passage: 'Unless the union accepts the offer by Friday, the shipyard will cut 700 jobs.',
      carried: ['The shipyard will cut 700 jobs if the union does not accept the offer by Friday.'],
      refused: [['The shipyard will cut 700 jobs if the union accepts the offer by Friday.', /negates “union”/]],
    },
    {
      language: 'en',
      passage: 'If the union accepts the offer by Friday, the shipyard will keep 700 jobs.',
      refused: [['Unless the union accepts the offer by Friday, the shipyard will keep 700 jobs.', /negates “union”/]],
    },
    {
      language: 'es',
      passage: 'El astillero cerrará a menos que el sindicato acepte la oferta.',
      carried: ['El astillero cerrará si el sindicato no acepta la oferta.'],
      refused: [['El astillero cerrará si el sindicato acepta la oferta.', /negates/]],
    },
    {
      language: 'fr',
      passage: "Le chantier fermera à moins que le syndicat accepte l'offre.",
      carried: ["Le chantier fermera si le syndicat n'accepte pas l'offre."],
      refused: [["Le chantier fermera si le syndicat accepte l'offre.", /negates/]],
    },
  ],
  'what may be, told as settled': [
    {
      language: 'en',
      passage: 'The company may close its plant in Wexley, according to two people familiar with the plans.',
      carried: ['The company might close its plant in Wexley, according to two people familiar with the plans.'],
      refused: [['The company has decided to close its plant in Wexley, according to two people familiar with the plans.', /“may”/]],
    },
    {
      language: 'es',
      passage: 'La empresa podría cerrar su planta de Lomas.',
      carried: ['La empresa estudia cerrar su planta de Lomas.'],
      refused: [['La empresa decidió cerrar su planta de Lomas.', /“podría”/]],
    },
  ],
  'the ends of a change': [
    {
      language: 'fr',
      passage: "Le budget passera de 48 à 39 millions d'euros.",
      refused: [["Le budget passera de 39 à 48 millions d'euros.", /from 39|to 39/]],
    },
    {
      language: 'ru',
      passage: 'Доля выросла с 12 до 18 процентов.',
      refused: [['Доля выросла с 18 до 12 процентов.', /from|to/]],
    },
  ],
  'days that share a month': [
    {
      language: 'en',
      passage: 'The bridge will be closed from 3 June until 28 June, the city said.',
      carried: ['The city said the bridge will be closed from 3 to 28 June.'],
      refused: [['The city said the bridge will be closed from 5 to 28 June.', /June/]],
    },
    {
      language: 'en',
      passage: 'The fair runs from June 3 to 28, organisers said.',
      carried: ['The fair runs from 3 June to 28 June, organisers said.'],
      refused: [['The fair runs from June 5 to 28, organisers said.', /June/]],
    },
    {
      language: 'de',
      passage: 'Die Messe läuft vom 3. bis 28. Juni in Lohr.',
      carried: ['Die Messe läuft in Lohr vom 3. Juni bis zum 28. Juni.'],
      refused: [['Die Messe läuft vom 8. bis 28. Juni in Lohr.', /Juni|8/]],
    },
    {
      language: 'es',
      passage: 'La feria abre del 3 al 28 de junio.',
      carried: ['La feria abre el 3 de junio.'],
      refused: [['La feria abre el 4 de junio.', /junio/]],
    },
  ],
  'a fraction and its percentage': [
    {
      language: 'en',
      passage: 'Heat pump sales dropped by a quarter in the second quarter.',
      carried: ['Heat pump sales fell 25 percent in the second quarter.'],
      refused: [['Heat pump sales fell 20 percent in the second quarter.', /20 percent/]],
    },
    {
      language: 'en',
      passage: 'Shares lost 3 percent in a quarter of an hour.',
      refused: [['Shares lost 25 percent in an hour.', /25 percent/]],
    },
  ],
  'who does it, by German articles': [
    {
      language: 'de',
      passage: 'Der Chemiekonzern Arvena verklagt den früheren Vorstand Uwe Brandis auf 20 Millionen Euro.',
      carried: [
        'Den früheren Vorstand Uwe Brandis verklagt der Chemiekonzern Arvena auf 20 Millionen Euro.',
        'Der frühere Vorstand Uwe Brandis wird vom Chemiekonzern Arvena auf 20 Millionen Euro verklagt.',
      ],
      refused: [['Der frühere Vorstand Uwe Brandis verklagt den Chemiekonzern Arvena auf 20 Millionen Euro.', /other way round/]],
    },
    {
      language: 'de',
      passage: 'Die Ministerin hat am Montag den Landrat von Tolm kritisiert.',
      carried: ['Den Landrat von Tolm hat die Ministerin am Montag kritisiert.'],
      refused: [['Der Landrat von Tolm hat am Montag die Ministerin kritisiert.', /other way round/]],
    },
  ],
  'German nouns that are no name': [
    {
      language: 'de',
      passage: 'Die Regierung will den Mindestlohn zum 1. Januar anheben, die Kammern warnen.',
      carried: ['Nach dem Willen der Regierung soll der Mindestlohn zum 1. Januar steigen.'],
    },
  ],
  'a day beside a name': [
    {
      language: 'en',
      passage:
        'The central bank left its key rate at 3.75 percent on Thursday. Governor Petra Aldous said a cut was possible in autumn if inflation stays below 2 percent.',
      carried: [
        'A cut is possible in autumn if inflation stays below 2 percent, Governor Petra Aldous said after the central bank left its key rate at 3.75 percent.',
      ],
    },
  ],
  'two who say different things': [
    {
      language: 'en',
      passage: 'Witnesses said the bus was speeding before it left the road. The driver told police that the brakes had failed.',
      carried: ['The brakes had failed, the driver told police, while witnesses said the bus had been speeding.'],
      refused: [['The brakes had failed, witnesses said, while the driver told police the bus was speeding.', /has this from/]],
    },
    {
      language: 'de',
      passage: 'Ministerin Jana Vogt sagte, die Brücke sei sicher. Ingenieur Lars Kuhn äußerte sich nicht.',
      carried: ['Ministerin Jana Vogt sagte, die Brücke sei sicher; Ingenieur Lars Kuhn äußerte sich nicht.'],
      refused: [['Ingenieur Lars Kuhn sagte, die Brücke sei sicher; Ministerin Jana Vogt äußerte sich nicht.', /has this from/]],
    },
  ],
};

describe('a rewording', () => {
  const cases = Object.entries(rewordings).flatMap(([name, all]) => all.map((one) => ({ name, ...one })));
  it.each(cases)('$name ($language): $passage', async ({ language, passage, carried = [], refused = [] }) => {
    const article = articleOf({ outlet: 'The Harbour Post', language, title: '', paragraphs: [passage] });
    const claims = cutSentences(passage, language).map(({ start, end }) => claimOf(article, passage.slice(start, end)));
    const texts = [...carried, ...refused.map(([text]) => text)];
    const results = await check(
      [article],
      texts.map((text) => ({ text, kind: 'edited' as const, claims })),
      language,
    );
    for (const [index, text] of carried.entries())
      expect(results[index]?.verdict, `${text}: ${results[index]?.reasons.join(' | ') ?? ''}`).toBe('supported');
    for (const [index, [text, because]] of refused.entries()) {
      const result = results[carried.length + index];
      expect(result?.verdict, text).not.toBe('supported');
      expect(result?.reasons.join(' | '), text).toMatch(because);
    }
  });
});
