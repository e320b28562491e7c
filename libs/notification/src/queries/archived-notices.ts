import { Injectable } from '@nestjs/common';
import { UpperTables } from '@rooms/overview';

/** Notices of a contest that were released, for its archive; those that nobody but their recipient reads stay out. */
@Injectable()
export class ArchivedNotices extends UpperTables {
  readonly tables = [
    {
      name: 'thu-bao',
      label: 'Thư, thông báo đã phát hành',
      sql: `SELECT n.kind AS loai, i.code AS ma_ho_so, n.recipient_name AS nguoi_nhan, n.address AS dia_chi, n.unit_name AS don_vi, n.language AS ngon_ngu,
          n.subject AS tieu_de, n.body AS noi_dung, n.state AS tinh_trang, n.released_at AS phat_hanh_luc, n.ended_at AS ket_thuc_luc,
          n.attempts AS so_lan_gui, n.last_reason AS ly_do, n.message_id AS ma_thu
        FROM notification.notice n LEFT JOIN initiative.initiative i ON i.id = n.initiative_id
        WHERE n.contest_id = $1 AND n.released_at IS NOT NULL AND notification.for_office(n.kind, n.initiative_id)
        ORDER BY n.released_at, n.id`,
    },
  ];
}
