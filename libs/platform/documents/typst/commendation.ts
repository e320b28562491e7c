/** Words on an official blank: each text at its place, nothing else. */
export const commendationProgram = String.raw`
#let d = json(bytes(sys.inputs.data))
#let date-parts = d.madeOn.split("-").map(int)
#set document(title: d.title, author: d.author, date: datetime(year: date-parts.at(0), month: date-parts.at(1), day: date-parts.at(2)))
#set page(width: d.blank.width * 1mm, height: d.blank.height * 1mm, margin: 0mm)
#set text(font: "Tinos", fallback: false, lang: "vi", region: "VN", hyphenate: false, top-edge: 0.891em, bottom-edge: -0.216em)
// A word longer than any of ours may break. Not shorter ones: whoever copies a word out of the PDF gets the breaks too.
#let broken(it) = it.text.clusters().join(sym.zws)
#show regex("\S{40,}"): broken
#set par(leading: 0.1em)
#for (index, row) in d.rows.enumerate() {
  if index > 0 { pagebreak() }
  for s in row {
    let body = text(s.text)
    if s.bold { body = strong(body) }
    if s.italic { body = emph(body) }
    place(top + left, dx: s.left * 1mm, dy: s.top * 1mm,
      box(width: s.width * 1mm, align((left: left, center: center, right: right).at(s.align), text(size: s.size * 1pt, body))))
  }
}
`;
