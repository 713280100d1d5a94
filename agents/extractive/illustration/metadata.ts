// What a generated picture says about itself, as RDF/XMP inside the SVG, so that the label travels with the file.
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as XML content or attribute value; characters that XML 1.0 forbids and halves of pairs are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** `http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia`: made purely by an algorithm, not from any training data. */
const algorithmicMedia = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';

export function metadata(input: { caption: string; language: string }): string {
  const language = escapeXml(input.language);
  return `<metadata>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
<rdf:Description rdf:about="">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(input.caption)}</rdf:li><rdf:li xml:lang="${language}">${escapeXml(input.caption)}</rdf:li></rdf:Alt></dc:description>
<dc:type>Computer-generated illustration</dc:type>
<xmp:CreatorTool>Newsroom extractive writer: drawn by a program, without a model and without any image as its source</xmp:CreatorTool>
<Iptc4xmpExt:DigitalSourceType rdf:resource="${algorithmicMedia}"/>
</rdf:Description>
</rdf:RDF>
</metadata>`;
}
