import type { Template } from '../render';

export const unitListTemplates: Readonly<Record<string, Template>> = {
  unit_list_forwarded: {
    vi: {
      subject: 'Danh sách sáng kiến của {unit}',
      text: `{unit} đã gửi danh sách {count} sáng kiến dự thi {contest}, kèm {letter}.

Xin đối chiếu danh sách với công văn và tiếp nhận, hoặc trả lại đơn vị kèm lý do, tại:
{link}`,
    },
    en: {
      subject: 'The list of {unit} has come in',
      text: `{unit} has forwarded its list of {count} initiatives for {contest}, with {letter}.

Please compare it with the official letter and accept it, or return it with a reason, at:
{link}`,
    },
  },
  unit_list_accepted: {
    vi: {
      subject: 'Đã tiếp nhận danh sách sáng kiến của {unit}',
      text: `Tổ thư ký {contest} đã tiếp nhận danh sách {count} sáng kiến của {unit} ({letter}).

{link}`,
    },
    en: {
      subject: 'The list of {unit} has been accepted',
      text: `The secretariat of {contest} has accepted the list of {count} initiatives of {unit} ({letter}).

{link}`,
    },
  },
  unit_list_returned: {
    vi: {
      subject: 'Trả lại danh sách sáng kiến của {unit}',
      text: `Tổ thư ký {contest} trả lại danh sách {count} sáng kiến của {unit} ({letter}) để đơn vị rà soát.

Lý do:
{reason}

Các hồ sơ đã nộp vẫn được giữ nguyên thời điểm nhận. Xin chỉnh sửa và gửi lại danh sách tại:
{link}`,
    },
    en: {
      subject: 'The list of {unit} has been returned',
      text: `The secretariat of {contest} has returned the list of {count} initiatives of {unit} ({letter}).

Reason:
{reason}

The dossiers already handed in keep their time of receipt. Please put the list right and forward it again at:
{link}`,
    },
  },
};
