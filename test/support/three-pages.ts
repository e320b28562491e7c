/** A PDF of three pages with some words on each. */
export function threePages(): Buffer {
  const words = (number: number) => `BT /F1 24 Tf 72 700 Td (Noi dung trang ${number}) Tj ET`;
  const pages = [1, 2, 3].map((number) => {
    const id = 2 * number + 2;
    return (
      `${id} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${id + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>endobj\n` +
      `${id + 1} 0 obj<</Length ${words(number).length}>>stream\n${words(number)}\nendstream endobj\n`
    );
  });
  return Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
      '2 0 obj<</Type/Pages/Kids[4 0 R 6 0 R 8 0 R]/Count 3>>endobj\n' +
      `3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n${pages.join('')}` +
      'trailer<</Size 10/Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
  );
}
