// Numbers in words, as news writes them.
/** English ones. */
export const spelledNumbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

/** Two to twelve; "one" is an article or a pronoun as often as a figure. */
export const spelledElsewhere: Readonly<Record<string, string>> = {
  es: 'dos tres cuatro cinco seis siete ocho nueve diez once doce',
  fr: 'deux trois quatre cinq six sept huit neuf dix onze douze',
  de: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  it: 'due tre quattro cinque sei sette otto nove dieci undici dodici',
  pt: 'dois três quatro cinco seis sete oito nove dez onze doze',
  nl: 'twee drie vier vijf zes zeven acht negen tien elf twaalf',
  ru: 'два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать',
  uk: 'два три чотири пять шість сім вісім девять десять одинадцять дванадцять',
  pl: 'dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście',
  tr: 'iki üç dört beş altı yedi sekiz dokuz on',
};
