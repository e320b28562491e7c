import type { Template } from '../render';

export const decisionTemplates: Readonly<Record<string, Template>> = {
  eligible: {
    vi: {
      subject: '[{code}] Hồ sơ hợp lệ',
      text: `Hồ sơ sáng kiến “{title}” ({code}) đã được kiểm tra và hợp lệ, đủ điều kiện đưa vào chấm.

{link}`,
    },
    en: {
      subject: '[{code}] Your dossier is eligible',
      text: `The dossier “{title}” ({code}) has been screened and found eligible; it goes on to the judges.

{link}`,
    },
  },
  ineligible: {
    vi: {
      subject: '[{code}] Hồ sơ không hợp lệ',
      text: `Hồ sơ sáng kiến “{title}” ({code}) đã được kiểm tra và không đủ điều kiện đưa vào chấm.

Lý do:
{reason}

Nếu không đồng ý, ông/bà có thể gửi ý kiến kèm tài liệu tới tổ thư ký.

{link}`,
    },
    en: {
      subject: '[{code}] Your dossier is not eligible',
      text: `The dossier “{title}” ({code}) has been screened and cannot go on to the judges.

Reason:
{reason}

If you disagree, you may write to the secretariat with your documents.

{link}`,
    },
  },
  duplicate: {
    vi: {
      subject: '[{code}] Hồ sơ trùng lặp',
      text: `Hồ sơ sáng kiến “{title}” ({code}) trùng với hồ sơ {keptCode} đã nhận; hồ sơ {keptCode} được giữ lại để chấm.

Lý do:
{reason}

{link}`,
    },
    en: {
      subject: '[{code}] Your dossier is a duplicate',
      text: `The dossier “{title}” ({code}) repeats {keptCode}; {keptCode} is kept and goes on.

Reason:
{reason}

{link}`,
    },
  },
  reinstated: {
    vi: {
      subject: '[{code}] Hồ sơ được phục hồi',
      text: `Hồ sơ sáng kiến “{title}” ({code}) đã được xem xét lại và công nhận hợp lệ.

Căn cứ:
{reason}

{link}`,
    },
    en: {
      subject: '[{code}] Your dossier has been reinstated',
      text: `The dossier “{title}” ({code}) has been reconsidered and is eligible.

Grounds:
{reason}

{link}`,
    },
  },
  disqualified: {
    vi: {
      subject: '[{code}] Hồ sơ bị loại khỏi cuộc thi',
      text: `Sáng kiến “{title}” ({code}) bị loại khỏi cuộc thi.

Lý do:
{reason}

{link}`,
    },
    en: {
      subject: '[{code}] Your initiative has been disqualified',
      text: `The initiative “{title}” ({code}) has been disqualified.

Reason:
{reason}

{link}`,
    },
  },
  result_published: {
    vi: {
      subject: '[{code}] Kết quả {contest}',
      text: `Kết quả {contest} đã được công bố.

Sáng kiến “{title}” ({code}): {outcome}.

{decision}

Xem chi tiết tại:
{link}

Ban Tổ chức trân trọng cảm ơn sự tham gia của ông/bà.`,
    },
    en: {
      subject: '[{code}] The result of {contest}',
      text: `The result of {contest} has been published.

Your initiative “{title}” ({code}): {outcome}.

{decision}

See it at:
{link}

Thank you for taking part.`,
    },
  },
  certificate_issued: {
    vi: {
      subject: '[{code}] Giấy chứng nhận',
      text: `Giấy chứng nhận của sáng kiến “{title}” ({code}) đã được cấp: {outcome}.

Mã kiểm tra: {certificateCode}

Xem và tải về tại:
{link}`,
    },
    en: {
      subject: '[{code}] Your certificate',
      text: `The certificate of your initiative “{title}” ({code}) has been issued: {outcome}.

Check code: {certificateCode}

See and download it at:
{link}`,
    },
  },
  complaint_received: {
    vi: {
      subject: 'Đã nhận đơn số {number} của ông/bà',
      text: `Đơn của ông/bà về {contest} đã được ghi vào sổ tiếp nhận với số {number}. Ông/bà sẽ được trả lời theo quy định.

{link}`,
    },
    en: {
      subject: 'Your complaint no. {number} has been received',
      text: `Your complaint about {contest} has been entered in the register as no. {number}. You will receive an answer as the rules provide.

{link}`,
    },
  },
  complaint_closed: {
    vi: {
      subject: 'Về đơn số {number} của ông/bà',
      text: `Đơn số {number} của ông/bà về {contest} được chuyển đến nơi có thẩm quyền hoặc không được thụ lý.

Lý do:
{reason}

{link}`,
    },
    en: {
      subject: 'About your complaint no. {number}',
      text: `Your complaint no. {number} about {contest} has been passed on, or is not handled.

Reason:
{reason}

{link}`,
    },
  },
  complaint_due: {
    vi: {
      subject: 'Hạn trả lời đơn số {number}: {dueOn}',
      text: `Đơn số {number} về {contest} chưa được trả lời. Hạn trả lời: hết ngày {dueOn}.

Mở sổ khiếu nại:
{link}`,
    },
    en: {
      subject: 'Complaint no. {number} is to be answered by {dueOn}',
      text: `Complaint no. {number} about {contest} has not been answered. The last day is {dueOn}.

Open the register of complaints:
{link}`,
    },
  },
  complaint_answered: {
    vi: {
      subject: 'Trả lời đơn số {number} của ông/bà',
      text: `Đơn số {number} của ông/bà về {contest} đã được trả lời bằng văn bản {answer}. Xem tại:

{link}`,
    },
    en: {
      subject: 'The answer to your complaint no. {number}',
      text: `Your complaint no. {number} about {contest} has been answered in writing ({answer}). Read the answer at:

{link}`,
    },
  },
};
