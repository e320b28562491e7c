/**
 * The one Typst program: draws resolved blocks (see layout/resolve.ts). All text comes from the data as strings, which
 * Typst prints without reading them. Lines are as high as Times New Roman's own (ascent 0.891, descent 0.216, gap 0.042).
 */
export const paperProgram = String.raw`
#let d = json(bytes(sys.inputs.data))
#let pg = d.page
#let sz = d.size
#let sp = d.spacing
#let date-parts = d.madeOn.split("-").map(int)
#set document(title: d.title, author: d.author, date: datetime(year: date-parts.at(0), month: date-parts.at(1), day: date-parts.at(2)))
#set text(font: "Tinos", fallback: false, size: sz.body * 1pt, lang: "vi", region: "VN", hyphenate: false,
  top-edge: 0.891em, bottom-edge: -0.216em, overhang: false)
// A word longer than any of ours may break anywhere; a line of boxes is measured right, one of zero-width spaces is not.
#let broken(it) = it.text.clusters().map(c => box(c)).join()
#show regex("\S{65,}"): broken
#show table.cell: it => { show regex("\S{16,}"): broken; it }
#let gap-of(line) = (1.149 * line - 1.107) * 1em
#let text-width = ((if d.landscape { pg.height } else { pg.width }) - pg.left - pg.right) * 1mm
#set page(
  paper: "a4", flipped: d.landscape,
  margin: (top: pg.top * 1mm, bottom: pg.bottom * 1mm, left: pg.left * 1mm, right: pg.right * 1mm),
  header-ascent: 0pt,
  header: context {
    let number = counter(page).get().first()
    if number > 1 and d.numbered {
      place(top + center, dy: pg.numberFromTop * 1mm, text(size: sz.pageNumber * 1pt, str(number)))
    }
  },
)
#set par(leading: gap-of(sp.line), spacing: gap-of(sp.line), justify: false)
#show table: set par(leading: gap-of(1), spacing: gap-of(1))

#let spans(list) = list.map(s => {
  let body = text(s.t)
  if s.at("b", default: false) { body = strong(body) }
  if s.at("i", default: false) { body = emph(body) }
  body
}).join()
#let sized(size, body) = text(size: size * 1pt, body)
#let rule(length) = line(length: length, stroke: d.ruleThickness * 1pt)
#let longest(lines, style) = calc.max(..lines.map(l => measure(style(l)).width))
#let stack-lines(lines, style) = lines.map(l => style(l)).join(linebreak())

#let letterhead(b) = context {
  set par(leading: gap-of(1), spacing: gap-of(1))
  set align(center)
  let nation = [
    #sized(sz.nation, strong[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]) \
    #sized(sz.motto, strong[Độc lập - Tự do - Hạnh phúc])
    #v(2pt, weak: true)
    #rule(measure(sized(sz.motto, strong[Độc lập - Tự do - Hạnh phúc])).width)
  ]
  if b.variant == "plain" { nation; v(10pt) } else {
    let parent-style = l => sized(sz.parentAgency, text(l))
    let agency-style = l => sized(sz.agency, strong(text(l)))
    let column = d.headingColumns.agency / (d.headingColumns.agency + d.headingColumns.nation) * text-width
    let length = calc.min(longest(b.agency, agency-style), column - 3mm) * d.shortRule
    grid(columns: (column, 1fr), align: center + top, row-gutter: 8pt,
      [
        #if b.parent.len() > 0 [#stack-lines(b.parent, parent-style) \ ]
        #stack-lines(b.agency, agency-style)
        #v(2pt, weak: true)
        #rule(length)
      ],
      nation,
      {
        if b.number != "" { sized(sz.number, text(b.number)) }
        if b.about != "" { linebreak(); sized(12, text(b.about)) }
      },
      sized(sz.placeDate, emph(text(b.place))),
    )
    v(14pt, weak: true)
  }
}

/// Breaks centred lines so that they are about equally long: the narrowest width that needs no further line.
#let balanced(body, most) = {
  let width = most
  let high = measure(body, width: most).height
  while width > 40mm and measure(body, width: width - 2mm).height <= high { width -= 2mm }
  width
}

#let title(b) = context {
  set align(center)
  set par(leading: gap-of(1.05), spacing: gap-of(1.05))
  block(breakable: false, sticky: true, above: 12pt, below: 12pt, {
    sized(sz.title, strong(text(b.name)))
    if b.subject != "" {
      parbreak()
      let body = sized(sz.subject, strong(text(b.subject)))
      let width = balanced(body, text-width - 24mm)
      block(spacing: gap-of(1.05), width: width, body)
      if b.rule {
        v(3pt)
        rule(calc.min(measure(body).width, width) * d.shortRule)
      }
    }
  })
}

#let paragraph(b) = {
  let justified = b.at("align", default: "justify") == "justify"
  let body = spans(b.spans)
  if b.at("bold", default: false) { body = strong(body) }
  if b.at("italic", default: false) { body = emph(body) }
  if "size" in b { body = sized(b.size, body) }
  let where = if justified { left } else { (left: left, center: center, right: right).at(b.align) }
  let extra = gap-of(sp.line)
  block(width: 100%, above: extra + b.at("before", default: 0) * 1pt,
    below: extra + b.at("after", default: sp.paragraph) * 1pt, sticky: b.at("keep", default: false), align(where, par(
      justify: justified,
      first-line-indent: (amount: if b.at("indent", default: justified) { sp.indent * 1mm } else { 0mm }, all: true),
      body,
    )))
}

#let aligned(name) = (left: left, center: center, right: right, justify: left).at(name)
#let draw-table(b) = {
  let n = b.columns.len()
  let size = if b.size == none { sz.table } else { b.size }
  set text(size: size * 1pt)
  let drawn(row) = if row.k == "row" {
    row.cells.enumerate().map(((i, c)) => table.cell(align: aligned(b.columns.at(i).align) + horizon, inset: (x: 1.5mm, y: b.room * 1pt), spans(c)))
  } else {
    let tail = row.cells.slice(1)
    let sums = tail.enumerate().map(((i, c)) => table.cell(align: aligned(b.columns.at(n - tail.len() + i).align) + horizon, strong(spans(c))))
    (table.cell(colspan: n - tail.len(), align: center + horizon, strong(spans(row.cells.first()))), ..sums)
  }
  // A row that sums follow stays with them, as only a header does.
  let is-sum(index) = index < b.rows.len() and b.rows.at(index).k in ("closing", "total")
  let cells = ()
  let kept = ()
  for (index, row) in b.rows.enumerate() {
    if row.k == "group" {
      cells.push(table.header(level: 2, repeat: true, table.cell(colspan: n, align: left + horizon, strong(spans(row.cells.first())))))
    } else if is-sum(index + 1) { kept += drawn(row) } else {
      if kept.len() > 0 { cells.push(table.header(level: 3, repeat: false, ..kept)) }
      kept = ()
      cells += drawn(row)
    }
  }
  set table.cell(breakable: false)
  block(above: 8pt, below: 12pt, table(
    columns: b.columns.map(c => c.width * 1mm), stroke: 0.5pt, inset: (x: 1.5mm, y: 3pt),
    table.header(repeat: true, ..b.columns.map(c => table.cell(align: center + horizon, strong(text(c.head))))),
    ..cells,
  ))
}

#let code-box(b, width: 20mm) = {
  set par(leading: gap-of(1))
  box(width: 40mm, align(left, {
    image(bytes(b.svg), format: "svg", width: width, alt: b.label)
    v(2pt, weak: true)
    sized(10, text(b.label))
  }))
}

#let part(b) = {
  if b.k == "recipients" {
    set align(left)
    set par(leading: gap-of(1), spacing: gap-of(1))
    sized(sz.recipientsHead, strong(emph[Nơi nhận:]))
    for item in b.items { parbreak(); sized(sz.recipients, text("- " + item)) }
  } else if b.k == "signer" {
    set align(center)
    set par(leading: gap-of(1), spacing: gap-of(1))
    sized(sz.signer, strong(stack-lines(b.lines, l => text(l))))
    if b.note != "" { linebreak(); sized(12, emph(text(b.note))) }
    v(sp.signature * 1pt)
    sized(sz.signer, strong(text(b.name)))
    if b.recipients != none { v(14pt); part(b.recipients) }
  } else if b.k == "code" { align(left, code-box(b)) }
}

#let signatures(b) = block(breakable: false, above: 16pt, below: 6pt,
  grid(columns: (1fr, 1fr), align: top, column-gutter: 4mm, part(b.left), part(b.right)))

#let appendix(b) = context {
  counter(page).update(0)
  pagebreak()
  set align(center)
  block(below: 12pt, {
    set par(leading: gap-of(1.05), spacing: gap-of(1.05))
    sized(sz.appendix, strong(text(b.number)))
    parbreak()
    for line in (sized(sz.appendix, strong(text(b.name))), sized(sz.placeDate, emph(text(b.note)))) {
      block(spacing: gap-of(1.05), width: balanced(line, text-width), line)
    }
  })
}

#let write-lines(b) = block(width: 100%, breakable: false, sticky: true, {
  for _ in range(b.count) { block(above: 0pt, below: 0pt, height: 22pt, width: 100%, align(bottom, line(length: 100%, stroke: (thickness: 0.6pt, dash: "dotted")))) }
  v(6pt)
})

#for b in d.blocks {
  if b.k == "letterhead" {
    if b.code != none { place(top + left, code-box(b.code, width: 18mm)) }
    letterhead(b)
  }
  else if b.k == "title" { title(b) }
  else if b.k == "paragraph" { paragraph(b) }
  else if b.k == "table" { draw-table(b) }
  else if b.k == "signatures" { signatures(b) }
  else if b.k == "appendix" { appendix(b) }
  else if b.k == "lines" { write-lines(b) }
  else if b.k == "pageBreak" { counter(page).update(0); pagebreak(weak: true) }
}
`;
