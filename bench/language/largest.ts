// The 25 largest languages of those that the data has, by two measures.

/** By speakers, first and second language together: the order of Ethnologue's table of the 200 largest languages (2025). */
export const largestBySpeakers = 'en zh hi es ar fr bn pt ru id ur de ja mr vi te tr sw tl ta fa ko th it gu'.split(' ');

/** By share of the web's sites: the order of W3Techs’ table of content languages (2025). */
export const largestOnTheWeb = 'en es de ja fr pt ru it nl pl tr zh fa vi id cs ko uk ar el hu sv ro he da'.split(' ');
