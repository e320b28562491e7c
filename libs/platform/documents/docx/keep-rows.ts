/** So many rows of a table go with its last one: what a group's sum and the table's total sum up. */
const KEPT = 2;

/**
 * The sums that end a table never begin a page: Word keeps a row with the next one where its paragraphs are kept with
 * theirs, which the template cannot say, since all rows come from one.
 */
export function keepLastRows(xml: string): string {
  return xml.replace(/<w:tbl>(?:(?!<w:tbl>).)*?<\/w:tbl>/gs, (table) => {
    if (!table.includes('<w:tblHeader')) return table;
    const rows = table.split(/(?<=<\/w:tr>)/u);
    const last = rows.length - 2;
    return rows.map((row, index) => (index >= last - KEPT && index < last ? kept(row) : row)).join('');
  });
}

function kept(row: string): string {
  return row
    .replace(/<w:keepNext[^>]*\/>/g, '')
    .replace(/<w:pPr>(<w:pStyle [^>]*\/>)?/g, '<w:pPr>$1<w:keepNext/>')
    .replace(/(<w:p(?: [^>]*)?>)(?!<w:pPr>)/g, '$1<w:pPr><w:keepNext/></w:pPr>');
}
