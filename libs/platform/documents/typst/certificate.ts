/** The certificate: A4 landscape, a double frame, QR and check code at the lower left. */
export const certificateProgram = String.raw`
#let d = json(bytes(sys.inputs.data))
#let date-parts = d.madeOn.split("-").map(int)
#set document(title: d.title, author: d.author, date: datetime(year: date-parts.at(0), month: date-parts.at(1), day: date-parts.at(2)))
#let gold = rgb("#b8892b")
#let red = rgb("#a01c20")
#set page(paper: "a4", flipped: true, margin: (x: 28mm, y: 17mm), background: {
  place(center + horizon, rect(width: 100% - 16mm, height: 100% - 16mm, stroke: 1.6pt + gold))
  place(center + horizon, rect(width: 100% - 20mm, height: 100% - 20mm, stroke: 0.7pt + red))
})
#set text(font: "Tinos", fallback: false, size: 15pt, lang: "vi", region: "VN", hyphenate: false, top-edge: 0.891em, bottom-edge: -0.216em)
// A word longer than any of ours may break anywhere; a line of boxes is measured right, one of zero-width spaces is not.
#let broken(it) = it.text.clusters().map(c => box(c)).join()
#show regex("\S{40,}"): broken
#set par(leading: 0.08em, spacing: 0.08em)
#set align(center)

#let fitted(body, sizes, height) = layout(space => {
  let fits = sizes.filter(s => measure(box(width: space.width, text(size: s, body))).height <= height)
  text(size: if fits.len() > 0 { fits.first() } else { sizes.last() }, body)
})

#for (index, g) in d.giay.enumerate() {
  if index > 0 { pagebreak() }
  let motto = text(size: 14pt, strong[Độc lập - Tự do - Hạnh phúc])
  text(size: 13pt, strong[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM])
  linebreak()
  motto
  block(above: 2pt, below: 0pt, context line(length: measure(motto).width, stroke: 0.75pt))
  v(6mm)
  text(size: 15pt, strong(text(d.noi_cap)))
  v(7mm)
  text(size: 40pt, fill: red, tracking: 1pt, strong[GIẤY CHỨNG NHẬN])
  v(5mm)
  [Chứng nhận]
  v(1.5mm)
  block(width: 100%, fitted(text(fill: red, strong(text(g.ten))), (26pt, 22pt, 19pt, 16pt, 13pt), 24mm))
  if g.don_vi != "" { v(0.5mm); emph(text(g.don_vi)) }
  v(4mm)
  [Đạt #strong(text(g.giai)) #text(d.ten_cuoc_thi) với~sáng~kiến:]
  v(1mm)
  block(width: 100%, fitted(strong(text("“" + g.ten_sang_kien + "”")), (17pt, 15pt, 13pt, 11.5pt), 18mm))
  place(bottom + left, box(width: 120mm, align(left, grid(columns: (25mm, 1fr), column-gutter: 3mm, align: bottom,
    image(bytes(g.qr), format: "svg", width: 25mm, alt: g.ma_qr),
    text(size: 11pt)[
      Mã kiểm tra: #strong(text(g.ma_kiem_tra)) \
      #text(size: 10pt)[Quét mã để tra cứu, xác thực] \
      #text(d.quyet_dinh)
      #if g.so_vao_so != "" [\ Vào sổ khen thưởng số: #text(g.so_vao_so)]
    ],
  ))))
  place(bottom + right, box(width: 96mm, {
    set align(center)
    text(size: 14pt, emph(text(d.dia_danh_ngay)))
    linebreak()
    text(size: 14pt, strong(d.ky.map(l => text(l)).join(linebreak())))
    v(24mm)
    text(size: 14pt, strong(text(d.ky_ten)))
  }))
}
`;
