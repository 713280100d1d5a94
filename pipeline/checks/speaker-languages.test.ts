// One small story in the languages that the other tests of speakers leave out: what the union said is the union's, whoever else speaks in the
// article, and a name is not put together from two. Arabic has no capitals by which names are told: there only speakers are looked at.
import { describe, expect, it } from 'vitest';
import { articleOf, claimOf, failing, faultOf } from './fixture.ts';
import type { Case } from './fixture.ts';

interface Story {
  readonly outlet: string;
  /** What the union says, what the mayor says, who signs: three passages. */
  readonly passages: readonly [string, string, string];
  /** The union's words told after it, and told after the mayor. */
  readonly told: string;
  readonly exchanged: string;
  /** A signer's own name, and one made of two signers'; null where names are not told. */
  readonly named: string;
  readonly merged: string | null;
}

const stories: Record<string, Story> = {
  de: {
    outlet: 'Hafenblatt',
    passages: [
      'Die Gewerkschaft sagte, die Schließung der Fährlinie koste 40 Stellen an der Küste.',
      'Der Bürgermeister forderte das Ministerium auf, die Linie im Winter zu erhalten.',
      'Markus Beller und Tobias Vennig unterzeichneten den Vertrag in Altmoor.',
    ],
    told: 'Die Schließung der Fährlinie kostet 40 Stellen an der Küste, sagte die Gewerkschaft.',
    exchanged: 'Die Schließung der Fährlinie kostet 40 Stellen an der Küste, sagte der Bürgermeister.',
    named: 'Markus Beller unterzeichnete den Vertrag in Altmoor.',
    merged: 'Markus Vennig unterzeichnete den Vertrag in Altmoor.',
  },
  pt: {
    outlet: 'O Farol',
    passages: [
      'O sindicato disse que o fechamento da linha custará 40 empregos na costa.',
      'A prefeita pediu ao ministério que mantenha a linha durante o inverno.',
      'Marcos Beltrame e Tobias Venâncio assinaram o contrato em Portonovo.',
    ],
    told: 'Segundo o sindicato, o fechamento da linha custará 40 empregos na costa.',
    exchanged: 'Segundo a prefeita, o fechamento da linha custará 40 empregos na costa.',
    named: 'Tobias Venâncio assinou o contrato em Portonovo.',
    merged: 'Tobias Beltrame assinou o contrato em Portonovo.',
  },
  it: {
    outlet: 'Il Faro',
    passages: [
      'Il sindacato ha detto che la chiusura della linea costerà 40 posti di lavoro sulla costa.',
      'La sindaca ha chiesto al ministero di mantenere la linea durante l’inverno.',
      'Marco Beltrami e Tobia Venanzi hanno firmato il contratto a Portonuovo.',
    ],
    told: 'Secondo il sindacato, la chiusura della linea costerà 40 posti di lavoro sulla costa.',
    exchanged: 'Secondo la sindaca, la chiusura della linea costerà 40 posti di lavoro sulla costa.',
    named: 'Tobia Venanzi ha firmato il contratto a Portonuovo.',
    merged: 'Tobia Beltrami ha firmato il contratto a Portonuovo.',
  },
  nl: {
    outlet: 'De Vuurtoren',
    passages: [
      'De vakbond zei dat de sluiting van de lijn 40 banen aan de kust kost.',
      'De burgemeester vroeg het ministerie om de lijn in de winter te behouden.',
      'Marcus Bellering en Tobias Venema ondertekenden het contract in Oudemeer.',
    ],
    told: 'Volgens de vakbond kost de sluiting van de lijn 40 banen aan de kust.',
    exchanged: 'Volgens de burgemeester kost de sluiting van de lijn 40 banen aan de kust.',
    named: 'Tobias Venema ondertekende het contract in Oudemeer.',
    merged: 'Tobias Bellering ondertekende het contract in Oudemeer.',
  },
  ru: {
    outlet: 'Маяк',
    passages: [
      'Профсоюз заявил, что закрытие линии будет стоить 40 рабочих мест на побережье.',
      'Мэр попросил министерство сохранить линию на зиму.',
      'Марк Белов и Тобиас Венин подписали договор в Новомысе.',
    ],
    told: 'По словам профсоюза, закрытие линии будет стоить 40 рабочих мест на побережье.',
    exchanged: 'По словам мэра, закрытие линии будет стоить 40 рабочих мест на побережье.',
    named: 'Тобиас Венин подписал договор в Новомысе.',
    merged: 'Тобиас Белов подписал договор в Новомысе.',
  },
  uk: {
    outlet: 'Маяк',
    passages: [
      'Профспілка заявила, що закриття лінії коштуватиме 40 робочих місць на узбережжі.',
      'Мер попросив міністерство зберегти лінію на зиму.',
      'Марко Білик і Тобіас Венін підписали договір у Новомисі.',
    ],
    told: 'За словами профспілки, закриття лінії коштуватиме 40 робочих місць на узбережжі.',
    exchanged: 'За словами мера, закриття лінії коштуватиме 40 робочих місць на узбережжі.',
    named: 'Тобіас Венін підписав договір у Новомисі.',
    merged: 'Тобіас Білик підписав договір у Новомисі.',
  },
  pl: {
    outlet: 'Latarnia',
    passages: [
      'Związek powiedział, że zamknięcie linii będzie kosztować 40 miejsc pracy na wybrzeżu.',
      'Burmistrz poprosił ministerstwo o utrzymanie linii zimą.',
      'Marek Bielski i Tobiasz Wenecki podpisali umowę w Nowymporcie.',
    ],
    told: 'Według związku zamknięcie linii będzie kosztować 40 miejsc pracy na wybrzeżu.',
    exchanged: 'Burmistrz powiedział, że zamknięcie linii będzie kosztować 40 miejsc pracy na wybrzeżu.',
    named: 'Tobiasz Wenecki podpisał umowę w Nowymporcie.',
    merged: 'Tobiasz Bielski podpisał umowę w Nowymporcie.',
  },
  ar: {
    outlet: 'المنارة',
    passages: [
      'قالت النقابة إن إغلاق الخط سيكلف 40 وظيفة على الساحل.',
      'طلب رئيس البلدية من الوزارة الإبقاء على الخط خلال الشتاء.',
      'وقع ماركوس بلوي وتوبياس فنين العقد في ميناء الجديد.',
    ],
    told: 'بحسب النقابة، إغلاق الخط سيكلف 40 وظيفة على الساحل.',
    exchanged: 'بحسب رئيس البلدية، إغلاق الخط سيكلف 40 وظيفة على الساحل.',
    named: 'وقع توبياس فنين العقد في ميناء الجديد.',
    merged: null,
  },
};

describe.each(Object.entries(stories))('in %s', (language, { outlet, passages, told, exchanged, named, merged }) => {
  const article = articleOf({ outlet, language, title: outlet, paragraphs: passages });
  const claims = passages.map((passage) => claimOf(article, passage));
  const sentences: Case[] = [
    { text: told, claims, verdict: 'supported' },
    { text: exchanged, claims, verdict: failing, because: /has this from|no passage has this from/ },
    { text: named, claims, verdict: 'supported' },
    ...(merged === null ? [] : [{ text: merged, claims, verdict: failing, because: /but not together/ }]),
  ];
  it.each(sentences)('$text', async (one) => {
    expect(await faultOf(one, [article], language)).toBeNull();
  });
});
