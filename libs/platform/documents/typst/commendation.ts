/** Words on an official blank: each text at its place, nothing else. */
export const commendationProgram = String.raw`
#let d = json(bytes(sys.inputs.data))
#let date-parts = d.madeOn.split("-").map(int)
#set document(title: d.title, author: d.author, date: datetime(year: date-parts.at(0), month: date-parts.at(1), day: date-parts.at(2)))
#let grid-lines = {
  set text(size: 7pt, fill: luma(90))
  for n in range(1, calc.ceil(d.blank.width / 10)) {
    place(top + left, line(start: (n * 10mm, 0mm), end: (n * 10mm, 100%), stroke: (if calc.rem(n, 5) == 0 { 0.5pt } else { 0.2pt }) + luma(150)))
    place(top + left, dx: n * 10mm + 0.6mm, dy: 1mm, str(n * 10))
  }
  for n in range(1, calc.ceil(d.blank.height / 10)) {
    place(top + left, line(start: (0mm, n * 10mm), end: (100%, n * 10mm), stroke: (if calc.rem(n, 5) == 0 { 0.5pt } else { 0.2pt }) + luma(150)))
    place(top + left, dx: 1mm, dy: n * 10mm + 0.6mm, str(n * 10))
  }
}
#set page(width: d.blank.width * 1mm, height: d.blank.height * 1mm, margin: 0mm, background: if d.grid { grid-lines })
#set text(font: "Tinos", fallback: false, lang: "vi", region: "VN", hyphenate: false, top-edge: 0.891em, bottom-edge: -0.216em)
// A word longer than any of ours may break anywhere; a line of boxes is measured right, one of zero-width spaces is not.
#let broken(it) = it.text.clusters().map(c => box(c)).join()
#show regex("\S{40,}"): broken
#set par(leading: 0.1em)
#for (index, row) in d.rows.enumerate() {
  if index > 0 { pagebreak() }
  for s in row {
    let body = text(s.text)
    if s.bold { body = strong(body) }
    if s.italic { body = emph(body) }
    place(top + left, dx: s.left * 1mm, dy: s.top * 1mm,
      box(width: s.width * 1mm, stroke: if d.grid { 0.3pt + rgb("#a01c20") }, align((left: left, center: center, right: right).at(s.align), text(size: s.size * 1pt, body))))
  }
}
`;
