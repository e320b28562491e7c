import type { ArchiveTable } from '../domain/upper-tables';

const table = (name: string, label: string, columns: string, from: string, order: string): ArchiveTable => ({
  ...{ name, label, sql: `SELECT ${columns} FROM ${from} ORDER BY ${order}` },
});

/** What the secretariat has got; drafts that nobody handed in are their authors' own. */
const DOSSIER = `JOIN initiative.initiative i ON i.contest_id = $1 AND (i.received_at IS NOT NULL OR i.channel <> 'online')`;
/** Marks belong to the archive once their round is locked. */
const LOCKED = `JOIN judging.round r ON r.contest_id = $1 AND r.state IN ('locked', 'confirmed', 'announced')`;
const who = (column: string): string =>
  `(SELECT named.name FROM identity.account who JOIN identity.person named ON named.id = who.person_id WHERE who.id = ${column})`;

const dossiers: readonly ArchiveTable[] = [
  table(
    'sang-kien',
    'Sáng kiến',
    `i.code AS ma_ho_so, i.title AS ten_sang_kien, i.theme AS linh_vuc, i.author_kind AS doi_tuong, i.unit_name AS don_vi,
     i.channel AS hinh_thuc_nop, i.state AS tinh_trang, i.revision AS lan_nop, i.received_at AS thoi_diem_nhan, i.entered_at AS thoi_diem_nhap,
     i.submitted_at AS thoi_diem_nop, i.sealed_at AS dua_vao_cham, i.decided_at AS co_quyet_dinh,
     (SELECT d.code FROM initiative.initiative d WHERE d.id = i.duplicate_of) AS trung_voi`,
    `contest.contest c ${DOSSIER} WHERE c.id = $1`,
    'i.code',
  ),
  table(
    'tac-gia',
    'Tác giả',
    `i.code AS ma_ho_so, a.position AS thu_tu, a.is_lead AS tac_gia_chinh, a.name AS ho_ten, a.birth_date::text AS ngay_sinh, a.gender AS gioi_tinh,
     a.job_title AS chuc_vu, a.unit_name AS don_vi, a.qualification AS trinh_do, a.phone AS dien_thoai, a.email AS thu_dien_tu,
     a.share AS phan_van_dong_gop, a.consent AS dong_y`,
    `initiative.author a ${DOSSIER} AND i.id = a.initiative_id`,
    'i.code, a.position',
  ),
  table(
    'ban-nop',
    'Các lần nộp',
    `i.code AS ma_ho_so, v.number AS lan_nop, v.rulebook_version AS phien_ban_the_le, v.title AS ten_sang_kien, v.theme AS linh_vuc,
     v.answers AS noi_dung, v.blind_title AS ten_an_danh, v.blind_answers AS noi_dung_an_danh, v.content_hash AS ma_bam, v.submitted_at AS thoi_diem`,
    `initiative.revision v ${DOSSIER} AND i.id = v.initiative_id`,
    'i.code, v.number',
  ),
  table(
    'tep',
    'Tệp trong hồ sơ',
    `i.code AS ma_ho_so, f.part_code AS thanh_phan, f.file_name AS ten_tep, f.mime AS loai, f.size::float8 AS byte, f.sha256 AS sha256,
     f.uploaded_at AS tai_len, f.removed_at AS go_bo, f.cleared_at AS cho_xem_an_danh`,
    `initiative.attachment f ${DOSSIER} AND i.id = f.initiative_id`,
    'i.code, f.uploaded_at, f.id',
  ),
  table(
    'giay-bien-nhan',
    'Giấy biên nhận',
    't.code AS ma_bien_nhan, i.code AS ma_ho_so, t.revision AS lan_nop, t.received_at AS thoi_diem_nhan, t.content_hash AS ma_bam',
    `initiative.receipt t ${DOSSIER} AND i.id = t.initiative_id`,
    't.code',
  ),
  table(
    'ho-so-giay',
    'Hồ sơ nhận bằng giấy',
    `i.code AS ma_ho_so, p.state AS tinh_trang, p.channel AS hinh_thuc_nop, p.stamped_at AS dau_den, p.entered_at AS thoi_diem_nhap,
     ${who('p.entered_by')} AS nguoi_nhap, p.confirmed_at AS thoi_diem_xac_nhan, ${who('p.confirmed_by')} AS nguoi_xac_nhan, p.reason AS ly_do`,
    `initiative.paper_intake p ${DOSSIER} AND i.id = p.initiative_id`,
    'i.code',
  ),
  table(
    'danh-sach-don-vi',
    'Danh sách của đơn vị',
    `u.name AS don_vi, l.state AS tinh_trang, l.dispatch_number AS so_cong_van, l.dispatch_date::text AS ngay_cong_van, l.declared_count AS so_luong_ghi,
     l.forwarded_at AS thoi_diem_gui, x.position AS thu_tu, i.code AS ma_ho_so`,
    `initiative.unit_list l JOIN identity.unit u ON u.id = l.unit_id LEFT JOIN initiative.unit_list_item x ON x.unit_list_id = l.id
     LEFT JOIN initiative.initiative i ON i.id = x.initiative_id WHERE l.contest_id = $1`,
    'l.created_at, l.id, x.position',
  ),
  table(
    'kiem-tra-ho-so',
    'Kiểm tra hồ sơ',
    `i.code AS ma_ho_so, k.revision AS lan_nop, k.item_code AS muc, k.result AS ket_qua, k.note AS ghi_chu, ${who('k.recorded_by')} AS nguoi_ghi, k.recorded_at AS thoi_diem`,
    `screening.checklist_result k ${DOSSIER} AND i.id = k.initiative_id`,
    'i.code, k.revision, k.item_code',
  ),
  table(
    'ket-luan',
    'Kết luận hợp lệ',
    `i.code AS ma_ho_so, k.verdict AS ket_luan, k.state AS tinh_trang, k.revision AS lan_nop, k.reason AS ly_do, ${who('k.decided_by')} AS nguoi_ket_luan,
     k.decided_at AS thoi_diem, k.announced_at AS thoi_diem_bao`,
    `screening.verdict k ${DOSSIER} AND i.id = k.initiative_id`,
    'i.code, k.decided_at, k.id',
  ),
  table(
    'yeu-cau-bo-sung',
    'Yêu cầu bổ sung',
    `i.code AS ma_ho_so, k.state AS tinh_trang, k.items AS noi_dung, k.message AS loi_nhan, ${who('k.asked_by')} AS nguoi_yeu_cau, k.asked_at AS thoi_diem,
     k.due_at AS han, k.ended_at AS ket_thuc`,
    `screening.completion k ${DOSSIER} AND i.id = k.initiative_id`,
    'i.code, k.asked_at, k.id',
  ),
  table(
    'phuc-hoi',
    'Phục hồi hồ sơ',
    `i.code AS ma_ho_so, k.state AS tinh_trang, k.document AS van_ban, k.reason AS ly_do, ${who('k.proposed_by')} AS nguoi_de_nghi, k.proposed_at AS thoi_diem,
     ${who('k.decided_by')} AS nguoi_quyet_dinh, k.decided_at AS thoi_diem_quyet_dinh`,
    `screening.reinstatement k ${DOSSIER} AND i.id = k.initiative_id`,
    'i.code, k.proposed_at, k.id',
  ),
  table(
    'gia-han',
    'Gia hạn',
    `e.state AS tinh_trang, e.scope AS pham_vi, (SELECT name FROM identity.unit WHERE id = e.unit_id) AS don_vi, e.closes_at AS han_moi, e.document AS van_ban,
     e.reason AS ly_do, ${who('e.proposed_by')} AS nguoi_de_nghi, e.proposed_at AS thoi_diem, ${who('e.confirmed_by')} AS nguoi_xac_nhan, e.confirmed_at AS thoi_diem_xac_nhan`,
    'contest.extension e WHERE e.contest_id = $1',
    'e.proposed_at, e.id',
  ),
];

const judging: readonly ArchiveTable[] = [
  table(
    'vong-cham',
    'Vòng chấm',
    'r.code AS vong, r.name AS ten, r.visibility AS hinh_thuc, r.state AS tinh_trang, r.rulebook_version AS phien_ban_the_le, r.due_at AS han_cham',
    'judging.round r WHERE r.contest_id = $1',
    'r.position',
  ),
  table(
    'ban-giam-khao',
    'Ban giám khảo',
    `r.code AS vong, m.name AS ho_ten, m.seat AS vai_tro, (SELECT name FROM identity.unit WHERE id = m.unit_id) AS don_vi, m.absent_reason AS vang,
     m.added_at AS tham_gia, m.removed_at AS thoi_tham_gia`,
    'judging.panel_member m JOIN judging.round r ON r.contest_id = $1 AND r.id = m.round_id',
    'r.position, m.added_at, m.id',
  ),
  table(
    'sang-kien-trong-vong',
    'Sáng kiến trong vòng chấm',
    `r.code AS vong, e.blind_code AS ma_phach, i.code AS ma_ho_so, e.revision AS lan_nop, e.lot_order AS thu_tu_trinh_bay, e.presence AS co_mat,
     e.presence_reason AS ly_do, e.votes AS phieu_binh_chon`,
    `judging.round_initiative e ${LOCKED} AND r.id = e.round_id JOIN initiative.initiative i ON i.id = e.initiative_id`,
    'r.position, e.blind_code',
  ),
  table(
    'xung-dot-loi-ich',
    'Xung đột lợi ích',
    `i.code AS ma_ho_so, ${who('k.account_id')} AS giam_khao, k.kind AS loai, k.note AS ghi_chu, k.declared_at AS thoi_diem`,
    'judging.conflict k JOIN initiative.initiative i ON i.id = k.initiative_id WHERE k.contest_id = $1',
    'i.code, k.declared_at, k.id',
  ),
  table(
    'phieu-cham',
    'Phiếu chấm điểm',
    `r.code AS vong, e.blind_code AS ma_phach, m.name AS giam_khao, s.state AS tinh_trang, s.source AS nguon, s.marks AS diem_phan_tram, s.notes AS ghi_chu,
     s.comment AS nhan_xet, s.submitted_at AS thoi_diem_nop, s.id AS ma_phieu, s.supersedes AS thay_phieu`,
    `judging.sheet s ${LOCKED} AND r.id = s.round_id JOIN judging.round_initiative e ON e.id = s.round_initiative_id
     JOIN judging.assignment a ON a.id = s.assignment_id JOIN judging.panel_member m ON m.id = a.panel_member_id`,
    'r.position, e.blind_code, m.name, s.created_at, s.id',
  ),
  table(
    'mo-lai',
    'Mở lại phiếu, vòng chấm',
    `r.code AS vong, k.sheet_id AS ma_phieu, k.state AS tinh_trang, k.reason AS ly_do, ${who('k.asked_by')} AS nguoi_de_nghi, k.asked_at AS thoi_diem,
     ${who('k.decided_by')} AS nguoi_quyet_dinh, k.decided_at AS thoi_diem_quyet_dinh`,
    'judging.reopening k JOIN judging.round r ON r.contest_id = $1 AND r.id = k.round_id',
    'r.position, k.asked_at, k.id',
  ),
  table(
    'xu-ly-chenh-lech',
    'Xử lý chênh lệch, đồng hạng',
    `r.code AS vong, k.kind AS loai, k.method AS cach, (SELECT e.blind_code FROM judging.round_initiative e WHERE e.id = k.round_initiative_id) AS ma_phach,
     k.reason AS ly_do, ${who('k.decided_by')} AS nguoi_quyet_dinh, k.decided_at AS thoi_diem`,
    `judging.settlement k ${LOCKED} AND r.id = k.round_id`,
    'r.position, k.number',
  ),
];

const code = (column: string): string =>
  `(SELECT coded.code FROM initiative.initiative coded WHERE coded.id = ${column})`;
const awards: readonly ArchiveTable[] = [
  table(
    'quyet-dinh',
    'Quyết định',
    `d.id AS ma_quyet_dinh, d.kind AS loai, d.act AS hinh_thuc, d.amends_id AS sua_doi, d.state AS tinh_trang, d.number AS so, d.series AS ky_hieu, d.issuer AS noi_ban_hanh,
     d.signed_on::text AS ngay_ky, d.signer_name AS nguoi_ky, d.proposal_number AS so_to_trinh, d.proposal_date::text AS ngay_to_trinh, d.wording AS loi_van,
     d.list_hash AS ma_bam_thong_qua, d.signed_hash AS ma_bam_da_ky, ${who('d.proposed_by')} AS nguoi_du_thao, ${who('d.agreed_by')} AS nguoi_thong_qua,
     d.agreed_at AS thong_qua, d.published_at AS cong_bo`,
    'award.decision d WHERE d.contest_id = $1',
    'd.proposed_at, d.id',
  ),
  table(
    'danh-sach-trinh',
    'Danh sách trình',
    `w.decision_id AS ma_quyet_dinh, w.position AS tt, w.effect AS tac_dong, w.code AS ma_ho_so, w.title AS ten_sang_kien, w.prize_name AS giai, w.amount::float8 AS tien_thuong,
     w.rank AS hang, w.recipients AS nguoi_nhan, w.unit_name AS don_vi`,
    'award.decision_row w JOIN award.decision d ON d.contest_id = $1 AND d.id = w.decision_id',
    'd.proposed_at, d.id, w.position',
  ),
  table(
    'danh-sach-giai',
    'Danh sách đã ký',
    `a.decision_id AS ma_quyet_dinh, a.position AS tt, a.effect AS tac_dong, a.code AS ma_ho_so, a.title AS ten_sang_kien, a.prize_name AS giai, a.amount::float8 AS tien_thuong,
     a.rank AS hang, a.recipients AS nguoi_nhan, a.unit_name AS don_vi, k.code AS ma_giay_chung_nhan, k.revoked_at AS thu_hoi, a.ended_by AS bi_thay_boi`,
    'award.award a JOIN award.decision d ON d.id = a.decision_id LEFT JOIN award.certificate k ON k.award_id = a.id WHERE a.contest_id = $1',
    'd.proposed_at, d.id, a.position',
  ),
  table(
    'khac-biet-khi-ky',
    'Khác biệt khi ký',
    `x.decision_id AS ma_quyet_dinh, ${code('x.initiative_id')} AS ma_ho_so, x.state AS tinh_trang, x.change AS thay_doi, x.prize_name AS giai, x.amount::float8 AS tien_thuong,
     x.reason AS ly_do, x.document_number AS so_van_ban, x.document_date::text AS ngay_van_ban, ${who('x.entered_by')} AS nguoi_nhap, ${who('x.confirmed_by')} AS nguoi_xac_nhan`,
    'award.signing_difference x JOIN award.decision d ON d.contest_id = $1 AND d.id = x.decision_id',
    'x.entered_at, x.id',
  ),
  table(
    'quyet-dinh-cho-giai',
    'Quyết định về chỗ giải',
    `k.number::float8 AS tt, k.kind AS loai, k.table_code AS bang_giai, k.prize_code AS giai, k.manner AS cach, k.count AS so_luong, k.reason AS ly_do,
     ${who('k.decided_by')} AS nguoi_quyet_dinh, k.decided_at AS thoi_diem`,
    'award.allotment_decision k WHERE k.contest_id = $1',
    'k.number',
  ),
  table(
    'bieu-quyet',
    'Biểu quyết của Ban Tổ chức',
    `${code('k.initiative_id')} AS ma_ho_so, k.members AS thanh_vien, k.present AS co_mat, k.cast_ballots AS phieu_bau, k.in_favour AS phieu_thuan, k.entered_at AS thoi_diem`,
    'award.committee_vote k WHERE k.contest_id = $1',
    'k.entered_at, k.initiative_id',
  ),
  table(
    'khieu-nai',
    'Khiếu nại',
    `k.number AS so, k.state AS tinh_trang, ${code('k.initiative_id')} AS ma_ho_so, k.complainant_name AS nguoi_khieu_nai, k.complainant_contact AS lien_he, k.content AS noi_dung,
     k.received_on::text AS ngay_nhan, k.late AS qua_han, k.outcome AS ket_qua, k.answer_number AS so_tra_loi, k.answer_date::text AS ngay_tra_loi`,
    'award.complaint k WHERE k.contest_id = $1',
    'k.number',
  ),
  table(
    'so-van-ban',
    'Sổ văn bản',
    `g.kind AS loai, g.format AS dinh_dang, g.title AS ten, g.origin AS nguon, g.number AS so, g.dated::text AS ngay, g.signer AS nguoi_ky, g.sha256 AS sha256, g.size::float8 AS byte,
     g.data AS du_lieu, g.data_hash AS ma_bam_du_lieu, g.template_version AS phien_ban_mau, g.made_at AS lap_luc, ${who('g.made_by')} AS nguoi_lap`,
    'award.document_register g WHERE g.contest_id = $1',
    'g.made_at, g.id',
  ),
];

const record: readonly ArchiveTable[] = [
  table(
    'nhat-ky',
    'Nhật ký',
    `a.id::float8 AS so, a.at AS thoi_diem, a.actor_id AS ma_nguoi, a.action AS viec, a.outcome AS ket_qua, a.subject_kind AS loai_doi_tuong, a.subject_id AS ma_doi_tuong,
     a.from_state AS tu, a.to_state AS den, a.reason AS ly_do, a.detail AS chi_tiet, a.request_id AS ma_yeu_cau, s.position::float8 AS thu_tu_niem_phong,
     s.previous_hash AS ma_bam_truoc, s.hash AS ma_bam`,
    'platform.audit a LEFT JOIN platform.audit_seal s ON s.audit_id = a.id WHERE a.contest_id = $1',
    'a.id',
  ),
  table(
    'nguoi',
    // As on the audit page: applicants stay account ids.
    'Người làm việc cho cuộc thi',
    `n.id AS ma_nguoi, p.name AS ho_ten, (SELECT u.name FROM identity.unit u WHERE u.id = p.unit_id) AS don_vi`,
    `identity.account n JOIN identity.person p ON p.id = n.person_id
     WHERE n.id IN (SELECT actor_id FROM platform.audit WHERE contest_id = $1) AND EXISTS (SELECT FROM identity.role_grant g
       WHERE g.account_id = n.id AND g.role <> 'coordinator' AND (g.contest_id IS NULL OR g.contest_id = $1))`,
    'p.name, n.id',
  ),
];

export const archiveTables: readonly ArchiveTable[] = [...dossiers, ...judging, ...awards, ...record];
