import type { Template } from '../render';

export const dossierTemplates: Readonly<Record<string, Template>> = {
  receipt: {
    vi: {
      subject: '[{code}] Giấy biên nhận hồ sơ sáng kiến',
      text: `Ban Tổ chức đã nhận hồ sơ sáng kiến của ông/bà.

Mã hồ sơ: {code}
Tên sáng kiến: {title}
Đơn vị: {unit}
Số biên nhận: {receiptCode} (lần nộp {revision})
Thời điểm nhận: {receivedAt}
Mã kiểm tra nội dung (SHA-256): {contentHash}

Theo dõi hồ sơ tại:
{link}`,
    },
    en: {
      subject: '[{code}] Receipt of your initiative',
      text: `Your initiative has been received.

Code: {code}
Title: {title}
Unit: {unit}
Receipt: {receiptCode} (submission {revision})
Received at: {receivedAt}
Content hash (SHA-256): {contentHash}

Follow it at:
{link}`,
    },
  },
  consent_asked: {
    vi: {
      subject: '[{code}] Đề nghị xác nhận đồng tác giả',
      text: `{leadAuthor} ghi tên ông/bà là đồng tác giả của sáng kiến “{title}” ({code}).

Nếu đúng, xin mở đường dẫn dưới đây để xem tỷ lệ đóng góp và bấm đồng ý; nếu không đúng, xin bấm từ chối. Hồ sơ chỉ nộp được khi mọi tác giả đã trả lời.

{link}`,
    },
    en: {
      subject: '[{code}] Please confirm that you are a co-author',
      text: `{leadAuthor} named you as a co-author of the initiative “{title}” ({code}).

Please open the link to see your share and agree, or decline if this is wrong. The dossier can be submitted only when every author has answered.

{link}`,
    },
  },
  names_asked: {
    vi: {
      subject: '[{code}] Đề nghị xác nhận họ tên, chức vụ in trên giấy chứng nhận',
      text: `Trước khi in quyết định và giấy chứng nhận, xin ông/bà kiểm tra từng chữ họ tên và chức vụ của các tác giả sáng kiến “{title}” ({code}):

{names}

Xin mở đường dẫn dưới đây để bấm xác nhận hoặc đề nghị sửa. Người không có tài khoản báo cho người nộp hồ sơ, hoặc ghi chỗ cần sửa lên giấy này, ký tên và gửi lại Tổ thư ký.

{link}`,
    },
    en: {
      subject: '[{code}] Please confirm names and positions for the certificate',
      text: `Before decisions and certificates are printed, please check every letter of the names and positions of the authors of “{title}” ({code}):

{names}

Please open the link to confirm, or to ask for a correction. Without an account, tell whoever handed the dossier in, or mark the correction on this paper, sign it and return it to the secretariat.

{link}`,
    },
  },
  consent_given: {
    vi: {
      subject: '[{code}] Đồng tác giả đã trả lời',
      text: `Tình hình đồng ý tham gia của sáng kiến “{title}” ({code}):

{consents}

{link}`,
    },
    en: {
      subject: '[{code}] A co-author has answered',
      text: `Consent of the authors of “{title}” ({code}):

{consents}

{link}`,
    },
  },
  unit_asked: {
    vi: {
      subject: '[{code}] Hồ sơ chờ đơn vị xác nhận',
      text: `{leadAuthor} đã gửi sáng kiến “{title}” ({code}) để {unit} xác nhận.

Xin xem, xếp thứ tự và chuyển hồ sơ tại:
{link}`,
    },
    en: {
      subject: '[{code}] An initiative awaits your unit',
      text: `{leadAuthor} sent the initiative “{title}” ({code}) to {unit} for confirmation.

Please review, rank and forward it at:
{link}`,
    },
  },
  returned: {
    vi: {
      subject: '[{code}] Đơn vị chưa chuyển hồ sơ',
      text: `Đơn vị đã trả lời về sáng kiến “{title}” ({code}). Trạng thái hồ sơ: {state}.

Lý do:
{reason}

Xem hồ sơ tại:
{link}`,
    },
    en: {
      subject: '[{code}] Your unit has not forwarded the initiative',
      text: `The unit has answered about “{title}” ({code}). State of the dossier: {state}.

Reason:
{reason}

See it at:
{link}`,
    },
  },
  completion_asked: {
    vi: {
      subject: '[{code}] Yêu cầu bổ sung hồ sơ trước {dueAt}',
      text: `Hồ sơ sáng kiến “{title}” ({code}) cần bổ sung:

{items}

{message}

Hạn bổ sung: trước {dueAt}. Thời điểm đã nhận hồ sơ được giữ nguyên.

Bổ sung tại:
{link}`,
    },
    en: {
      subject: '[{code}] Please complete your dossier before {dueAt}',
      text: `The dossier “{title}” ({code}) needs to be completed:

{items}

{message}

Due: before {dueAt}. The time of receipt stays as it is.

Complete it at:
{link}`,
    },
  },
  completion_extended: {
    vi: {
      subject: '[{code}] Gia hạn bổ sung hồ sơ đến {dueAt}',
      text: `Hạn bổ sung hồ sơ sáng kiến “{title}” ({code}) được gia hạn đến trước {dueAt}.

Nội dung cần bổ sung:
{items}

{link}`,
    },
    en: {
      subject: '[{code}] More time to complete your dossier: {dueAt}',
      text: `The dossier “{title}” ({code}) may now be completed until {dueAt}.

What is missing:
{items}

{link}`,
    },
  },
  completion_due: {
    vi: {
      subject: '[{code}] Nhắc hạn bổ sung hồ sơ: {dueAt}',
      text: `Hồ sơ sáng kiến “{title}” ({code}) sắp hết hạn bổ sung (trước {dueAt}).

Nội dung cần bổ sung:
{items}

{link}`,
    },
    en: {
      subject: '[{code}] Reminder: complete your dossier before {dueAt}',
      text: `The time to complete the dossier “{title}” ({code}) ends soon (before {dueAt}).

What is missing:
{items}

{link}`,
    },
  },
  completion_taken_back: {
    vi: {
      subject: '[{code}] Không cần bổ sung hồ sơ nữa',
      text: `Tổ thư ký thu hồi yêu cầu bổ sung hồ sơ sáng kiến “{title}” ({code}). Ông/bà không cần bổ sung; hồ sơ đã nộp được giữ nguyên.

{link}`,
    },
    en: {
      subject: '[{code}] Nothing needs to be completed any more',
      text: `The secretariat has taken back its request to complete the dossier “{title}” ({code}). There is nothing to do; what was handed in stays as it is.

{link}`,
    },
  },
  withdrawn: {
    vi: {
      subject: '[{code}] Hồ sơ đã được rút',
      text: `Sáng kiến “{title}” ({code}) đã được rút khỏi cuộc thi theo yêu cầu của tác giả. Nếu đây là nhầm lẫn, xin liên hệ tổ thư ký.

{link}`,
    },
    en: {
      subject: '[{code}] Your initiative has been withdrawn',
      text: `The initiative “{title}” ({code}) has been withdrawn at the authors’ request. If this is a mistake, please contact the secretariat.

{link}`,
    },
  },
  intake_rejected: {
    vi: {
      subject: '[{code}] Hồ sơ giấy chưa được xác nhận',
      text: `Hồ sơ giấy “{title}” ({code}) do ông/bà nhập chưa được thành viên thứ hai của tổ thư ký xác nhận.

Lý do:
{reason}

Xin đối chiếu lại với bản giấy và nhập lại. Dấu đến trên bản giấy vẫn quyết định thời điểm nhận.

{link}`,
    },
    en: {
      subject: '[{code}] The paper dossier was not confirmed',
      text: `The paper dossier “{title}” ({code}) that you entered was not confirmed by the second member of the secretariat.

Reason:
{reason}

Please compare it with the paper and enter it again. The stamp on the paper still decides the time of receipt.

{link}`,
    },
  },
  contest_halted: {
    vi: {
      subject: 'Thông báo về {contest}: {outcome}',
      text: `Ban Tổ chức thông báo: {contest} {outcome}.

{reason}

{link}`,
    },
    en: {
      subject: 'About {contest}: {outcome}',
      text: `The organisers announce that {contest} {outcome}.

{reason}

{link}`,
    },
  },
  deadline_extended: {
    vi: {
      subject: 'Gia hạn nộp hồ sơ đến {closesAt}',
      text: `Thời hạn nộp hồ sơ {contest} áp dụng cho hồ sơ của ông/bà được gia hạn đến trước {closesAt} theo {document}.

{link}`,
    },
    en: {
      subject: 'More time to submit: {closesAt}',
      text: `The closing time of {contest} that holds for your dossier is now {closesAt}, by {document}.

{link}`,
    },
  },
};
