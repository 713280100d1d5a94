import { describe, expect, it } from 'vitest';
import { claimsOf } from '../claims/extract.ts';
import { testArticle } from '../testing.ts';
import { weighClaims } from './weigh.ts';

const background = [
  'The terminal at Mirrow was built in 1961 and enlarged when the second pier was added.',
  'Traders on the waterfront opened their stalls as usual on that weekday morning.',
  'The old customs house is a brick building with a clock that has stopped too often.',
];

function groupOf(reports: readonly { outlet: string; sentence: string; origin?: string; language?: string }[]) {
  const articles = reports.map(({ outlet, sentence, ...rest }, index) =>
    testArticle({ outlet, title: `Title number ${String(index)}`, paragraphs: [sentence, background[index] ?? ''], ...rest }),
  );
  const claims = articles.flatMap(claimsOf);
  const groups = weighClaims(claims, articles);
  expect(groups.flatMap((group) => group.claimIds).toSorted()).toEqual(claims.map((claim) => claim.id).toSorted());
  const first = claims.find((claim) => claim.quote === reports[0]?.sentence);
  const group = groups.find((one) => first !== undefined && one.claimIds.includes(first.id));
  return { standing: group?.standing, reason: group?.reason, size: group?.claimIds.length };
}

describe('weighing', () => {
  it('calls corroborated what two origins state', () => {
    expect(
      groupOf([
        {
          outlet: 'Courier',
          sentence: 'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
        },
        {
          outlet: 'Ledger',
          sentence: 'The ferry terminal of Mirrow was closed by the harbour authority after inspectors had found cracks.',
        },
      ]),
    ).toMatchObject({ standing: 'corroborated', size: 2 });
  });

  it('counts two papers that carry one agency as one origin', () => {
    const group = groupOf([
      {
        outlet: 'Courier',
        origin: 'Meridian Wire',
        sentence: 'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
      },
      {
        outlet: 'Ledger',
        origin: 'Meridian Wire',
        sentence: 'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
      },
    ]);
    expect(group).toMatchObject({ standing: 'single-source', size: 2 });
    expect(group.reason).toContain('Meridian Wire');
  });

  it('calls contested a figure that two outlets give differently, and says which gives what', () => {
    const group = groupOf([
      { outlet: 'Courier', sentence: 'The repair of the southern pier of the Mirrow ferry terminal will cost 18 million crowns.' },
      { outlet: 'Ledger', sentence: 'The repair of the southern pier of the Mirrow ferry terminal will cost 23 million crowns.' },
    ]);
    expect(group.standing).toBe('contested');
    expect(group.reason).toBe('Figures differ. Courier: 18 million; Ledger: 23 million.');
  });

  it('does not set figures of different things against each other', () => {
    expect(
      groupOf([
        { outlet: 'Courier', sentence: 'The repair of the southern pier of the Mirrow ferry terminal will cost 18 million crowns.' },
        { outlet: 'Ledger', sentence: 'The repair of the southern pier of the Mirrow ferry terminal will last 23 months.' },
      ]).standing,
    ).not.toBe('contested');
  });

  it('calls contested a report and its denial', () => {
    expect(
      groupOf([
        { outlet: 'Courier', sentence: 'Blue Line knew of the cracks in the southern pier of the terminal in January.' },
        { outlet: 'Ledger', sentence: 'Blue Line denied that it knew of the cracks in the southern pier of the terminal in January.' },
      ]).standing,
    ).toBe('contested');
  });

  it('leaves apart sentences that share only their subject', () => {
    expect(
      groupOf([
        {
          outlet: 'Courier',
          sentence: 'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
        },
        { outlet: 'Ledger', sentence: 'The ferry terminal of Mirrow employs forty people who fear for their wages this summer.' },
      ]),
    ).toMatchObject({ standing: 'single-source', size: 1 });
  });

  it('finds one event that two outlets tell in other words', () => {
    expect(
      groupOf([
        {
          outlet: 'Courier',
          sentence: 'A regional court in Harrow barred the ministry from moving 42 million crowns out of the lighthouse fund.',
        },
        {
          outlet: 'Ledger',
          sentence:
            'The ministry may not take 42 million crowns from the lighthouse fund, a Harrow court ruled on Friday, and halted the transfer.',
        },
      ]),
    ).toMatchObject({ standing: 'corroborated', size: 2 });
  });

  it('does not take what one expects and another reports for one report', () => {
    expect(
      groupOf([
        { outlet: 'Courier', sentence: 'The council of Mirrow will vote on the northern ferry landing and its new timber pier on Friday.' },
        { outlet: 'Ledger', sentence: 'The council of Mirrow rejected the northern ferry landing after a long debate about its price.' },
      ]).standing,
    ).toBe('single-source');
  });

  it('counts a paper that is cited under another form of its name as one origin', () => {
    const group = groupOf([
      { outlet: 'The Ledger', sentence: 'Captain Ole Brandt had never inspected the southern pier of the terminal before March.' },
      {
        outlet: 'Courier',
        sentence: 'Captain Ole Brandt told the Ledger that he had never inspected the southern pier of the terminal before March.',
      },
    ]);
    expect(group).toMatchObject({ standing: 'single-source', size: 2 });
  });

  it('does not let two claims of one article corroborate one another, whomever they credit', () => {
    const article = testArticle({
      outlet: 'Courier',
      title: 'A pier in doubt',
      paragraphs: [
        'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
        'Reuters reported that the harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.',
      ],
    });
    expect(weighClaims(claimsOf(article), [article]).map((group) => group.standing)).not.toContain('corroborated');
  });

  it('words the corroboration of one outlet from two origins for one outlet', () => {
    const sentence = 'The harbour authority closed the ferry terminal of Mirrow on Monday after inspectors found cracks.';
    expect(
      groupOf([
        { outlet: 'Courier', sentence },
        { outlet: 'Courier', origin: 'Meridian Wire', sentence },
      ]),
    ).toMatchObject({ standing: 'corroborated', reason: 'Courier carries it from 2 origins: Courier and Meridian Wire.' });
  });
});

/** Contested groups of reports given as paragraphs, reason and quotations. */
function contested(reports: readonly { outlet: string; paragraphs: string[]; language?: string }[]) {
  const articles = reports.map((report, index) => testArticle({ title: `Title number ${String(index)}`, ...report }));
  const claims = articles.flatMap(claimsOf);
  return weighClaims(claims, articles)
    .filter((group) => group.standing === 'contested')
    .map((group) => ({ reason: group.reason, quotes: group.claimIds.map((id) => claims.find((claim) => claim.id === id)?.quote ?? '') }));
}

describe('figures that differ', () => {
  it('are told from the articles as well as from the claims: the same claims of other articles are weighed anew', () => {
    const article = testArticle({
      outlet: 'Courier',
      title: 'Title',
      paragraphs: ['The island council counts 38,000 visitors in the summer. The ferry company speaks of 21,000 and leaves out day trips.'],
    });
    const claims = claimsOf(article);
    const contestedIn = (articles: readonly (typeof article)[]): number =>
      weighClaims(claims, articles).filter(({ standing }) => standing === 'contested').length;
    expect([contestedIn([article]), contestedIn([]), contestedIn([article])]).toEqual([1, 0, 1]);
  });

  it('are found where one source sets them side by side, and drawn together from all outlets that give one of them', () => {
    const [group] = contested([
      {
        outlet: 'Courier',
        paragraphs: [
          'The island council counts 38,000 visitors in the summer. The ferry company speaks of 21,000 and leaves out day trips.',
        ],
      },
      { outlet: 'Ledger', paragraphs: ['Hotels on the islands prepare for 38,000 visitors and have hired cooks from the mainland.'] },
    ]);
    expect(group?.reason).toBe('Figures differ. Courier and Ledger: 38,000; Courier: 21,000.');
    expect(group?.quotes).toHaveLength(3);
  });

  it('are found where two voices count one thing in words of their own', () => {
    const count = (other: string) =>
      contested([
        { outlet: 'Courier', paragraphs: ['About 140 barges were waiting below the lock by noon, the harbour office said.'] },
        { outlet: 'Ledger', paragraphs: [other] },
      ]).map((group) => group.reason);
    expect(count('The Keshan trade office counted 180 barges held below the lock.')).toEqual([
      'Figures differ. Courier: 140; Ledger: 180.',
    ]);
    expect(count('The Keshan trade office counted 180 barges in the ports of Almira.')).toEqual([]);
    expect(count('The Keshan trade office counted 180 lorries held below the lock.')).toEqual([]);
    expect(count('The Keshan trade office counted 148 barges held below the lock a year earlier.')).toEqual([]);
  });

  it('are said to measure different things where they do', () => {
    const [group] = contested([
      {
        outlet: 'Courier',
        paragraphs: [
          'The treasury of Mirrow said that 610 million crowns had been paid out for the pier. The audit office put the figure at 940 million in its report on contracts.',
        ],
      },
    ]);
    expect(group?.reason).toContain('What is measured differs too: paid, committed.');
  });

  it.each([
    [
      'a figure that "at least" leaves room for',
      'At least 40 boats were lost in the storm off the outer islands of Mirrow.',
      'The storm off the outer islands of Mirrow cost 43 boats that were lost at sea.',
    ],
    [
      'a rounded figure',
      'The repair of the southern pier of Mirrow will cost 4.2 million crowns.',
      'The repair of the southern pier of Mirrow will cost 4.22 million crowns.',
    ],
    [
      'figures of two years',
      'The southern pier of Mirrow carried 18 ships a day in 2019 and needed repair.',
      'The southern pier of Mirrow carried 23 ships a day in 2024 and needed repair.',
    ],
    [
      'a rise from one figure to another',
      'The islands of Mirrow had 900 guests a day, up from 700 guests a year earlier.',
      'The islands of Mirrow had 900 guests a day in the week before the storm.',
    ],
  ])('are not %s', (_, one, other) => {
    expect(
      contested([
        { outlet: 'Courier', paragraphs: [one] },
        { outlet: 'Ledger', paragraphs: [other] },
      ]),
    ).toEqual([]);
  });
});

describe('denials', () => {
  it('that name what they deny are set against the claim that says it', () => {
    const [group] = contested([
      {
        outlet: 'Courier',
        paragraphs: ['The governor fired the harbour master Tor Lind after the storm, according to three members of the council.'],
      },
      { outlet: 'Ledger', paragraphs: ['A spokeswoman for the governor denied reports that Mr. Lind had been dismissed.'] },
    ]);
    expect(group?.reason).toBe('Denied. Courier: reported; Ledger: denied by a spokeswoman for the governor.');
  });

  it('that only point back are set against what stands right before them, in one article', () => {
    const [group] = contested([
      {
        outlet: 'Courier',
        paragraphs: [
          'Mayors of nine villages said that the water came without a siren. Blue Line, the company that runs the lock, denied it.',
        ],
      },
    ]);
    expect(group?.quotes).toEqual([
      'Mayors of nine villages said that the water came without a siren.',
      'Blue Line, the company that runs the lock, denied it.',
    ]);
  });

  it('of something negative are set against the negative claim', () => {
    const groups = contested([
      {
        outlet: 'Courier',
        paragraphs: [
          'The gates of the northern lock were opened on Monday evening after days of rain.',
          'Mayors in the valley say that they were not warned.',
        ],
      },
      { outlet: 'Ledger', paragraphs: ['The operator, Blue Line, denies that it gave no warning.'] },
    ]);
    expect(groups.map((group) => group.quotes)).toEqual([
      ['Mayors in the valley say that they were not warned.', 'The operator, Blue Line, denies that it gave no warning.'],
    ]);
  });

  it.each([
    'Blue Line did not deny that it knew of the cracks in the southern pier of the terminal in January.',
    'Blue Line could neither confirm nor deny that it knew of the cracks in the southern pier of the terminal.',
    'The council rejected a bill on the cracks in the southern pier of the terminal that Blue Line knew of.',
  ])('are no denials where nothing is denied: %s', (sentence) => {
    expect(
      contested([
        { outlet: 'Courier', paragraphs: ['Blue Line knew of the cracks in the southern pier of the terminal in January.'] },
        { outlet: 'Ledger', paragraphs: [sentence] },
      ]),
    ).toEqual([]);
  });

  it.each([
    [
      'es',
      'La naviera Línea Azul sabía desde enero que el muelle sur tenía grietas.',
      'La naviera Línea Azul negó que supiera desde enero que el muelle sur tenía grietas.',
    ],
    [
      'de',
      'Die Reederei Blaue Linie kannte die Risse im südlichen Pfeiler seit Januar.',
      'Die Reederei Blaue Linie bestritt, dass sie die Risse im südlichen Pfeiler seit Januar kannte.',
    ],
    [
      'fr',
      'La compagnie Ligne Bleue connaissait depuis janvier les fissures de la jetée sud.',
      'La compagnie Ligne Bleue dément avoir connu depuis janvier les fissures de la jetée sud.',
    ],
    [
      'ru',
      'Компания «Синяя линия» с января знала о трещинах в южном причале порта.',
      'Компания «Синяя линия» опровергла, что с января знала о трещинах в южном причале порта.',
    ],
    [
      'ar',
      'شركة الخط الأزرق كانت تعلم منذ يناير بالشقوق في الرصيف الجنوبي لميناء ميرو.',
      'نفت شركة الخط الأزرق أن الشركة كانت تعلم منذ يناير بالشقوق في الرصيف الجنوبي لميناء ميرو.',
    ],
    ['zh', '蓝线公司一月就知道米罗港南侧码头出现裂缝。', '蓝线公司否认一月就知道米罗港南侧码头出现裂缝。'],
  ])('are found in %s', (language, claim, denial) => {
    expect(
      contested([
        { outlet: 'Uno', language, paragraphs: [claim] },
        { outlet: 'Due', language, paragraphs: [denial] },
      ]),
    ).toHaveLength(1);
  });
});

describe('who and how', () => {
  it('are contested where one outlet has a person resign and another has the same person dismissed', () => {
    const [group] = contested([
      { outlet: 'Courier', paragraphs: ['The governor dismissed harbour master Tor Lind in a telephone call on Monday morning.'] },
      { outlet: 'Ledger', paragraphs: ['Harbour master Tor Lind resigned on Monday after eleven years in the post.'] },
    ]);
    expect(group?.reason).toBe('Accounts differ. Ledger: resigned; Courier: dismissed.');
  });

  it('are not where two people are meant', () => {
    expect(
      contested([
        { outlet: 'Courier', paragraphs: ['The governor dismissed harbour master Tor Lind in a telephone call on Monday morning.'] },
        { outlet: 'Ledger', paragraphs: ['The treasurer Eva Holm resigned on Monday after eleven years in the post.'] },
      ]),
    ).toEqual([]);
  });

  it('are contested where a court is unanimous in one report and divided in another', () => {
    const [group] = contested([
      {
        outlet: 'Courier',
        paragraphs: ['The court in Harrow unanimously barred the ministry from spending the lighthouse fund on boats.'],
      },
      { outlet: 'Ledger', paragraphs: ['The court in Harrow ruled 2 to 1 on Friday against the ministry.'] },
    ]);
    expect(group?.reason).toBe('Votes are counted differently. Courier: unanimous; Ledger: divided, 2 to 1.');
  });

  it('are contested where one damage has two causes', () => {
    const [group] = contested([
      { outlet: 'Courier', paragraphs: ['The anchor of a freighter severed the power cable under the sound of Mirrow.'] },
      { outlet: 'Ledger', paragraphs: ['The foreign ministry said that dredgers of the county had caused the damage during an exercise.'] },
    ]);
    expect(group?.reason).toBe('Accounts differ. Courier: The anchor of a freighter; Ledger: dredgers of the county.');
  });
});
