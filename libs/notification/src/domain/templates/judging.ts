import type { Template } from '../render';

export const judgingTemplates: Readonly<Record<string, Template>> = {
  panel_appointed: {
    vi: {
      subject: 'Mời tham gia Ban Giám khảo: {round}',
      text: `Ông/bà được cử vào Ban Giám khảo {round}, {contest}.

Xin đăng nhập để xem nhiệm vụ và khai báo xung đột lợi ích nếu có:
{link}`,
    },
    en: {
      subject: 'You are on the panel: {round}',
      text: `You have been appointed to the panel of {round}, {contest}.

Please sign in to see your task, and to declare conflicts of interest if there are any:
{link}`,
    },
  },
  judges_assigned: {
    vi: {
      subject: 'Hồ sơ được phân công chấm: {round}',
      text: `Ông/bà có hồ sơ mới được phân công chấm trong {round}. Hạn chấm: {dueAt}.

Xin kiểm tra xung đột lợi ích trước khi chấm:
{link}`,
    },
    en: {
      subject: 'Dossiers assigned to you: {round}',
      text: `New dossiers have been assigned to you in {round}. Due: {dueAt}.

Please check for conflicts of interest before you begin:
{link}`,
    },
  },
  judge_recused: {
    vi: {
      subject: 'Giám khảo xin rút: {round}',
      text: `Giám khảo {judge} xin rút, không chấm hồ sơ {dossier} trong {round}.

Lý do:
{reason}

Xin phân công giám khảo thay thế tại:
{link}`,
    },
    en: {
      subject: 'A judge has recused: {round}',
      text: `{judge} has recused from {dossier} in {round}.

Reason:
{reason}

Please assign another judge at:
{link}`,
    },
  },
  judge_replaced: {
    vi: {
      subject: 'Thay đổi phân công chấm: {round}',
      text: `Tổ thư ký đã phân công giám khảo khác thay ông/bà chấm một hồ sơ trong {round}. Các hồ sơ còn lại của ông/bà không thay đổi.

{link}`,
    },
    en: {
      subject: 'Your assignments have changed: {round}',
      text: `The secretariat has given one of your dossiers in {round} to another judge. Your other dossiers stay as they are.

{link}`,
    },
  },
  reopening_asked: {
    vi: {
      subject: 'Đề nghị mở lại chờ người thứ hai: {round}',
      text: `{asker} đề nghị mở lại trong {round}. Việc mở lại chỉ có hiệu lực khi một người thứ hai đồng ý.

Xin xem lý do và cho ý kiến tại:
{link}`,
    },
    en: {
      subject: 'A reopening awaits a second person: {round}',
      text: `{asker} has asked to reopen in {round}. It takes effect only when a second person agrees.

Please read the reason and decide at:
{link}`,
    },
  },
  reopening_decided: {
    vi: {
      subject: 'Về đề nghị mở lại: {round}',
      text: `Đề nghị mở lại của ông/bà trong {round}: {outcome}.

{link}`,
    },
    en: {
      subject: 'About the reopening you asked for: {round}',
      text: `The reopening you asked for in {round}: {outcome}.

{link}`,
    },
  },
  sheet_reopened: {
    vi: {
      subject: 'Phiếu chấm được mở lại: {round}',
      text: `Một phiếu chấm của ông/bà trong {round} được mở lại theo quyết định có ghi lý do. Phiếu cũ được lưu; xin chấm lại phiếu mới tại:

{link}`,
    },
    en: {
      subject: 'A score sheet of yours was reopened: {round}',
      text: `One of your score sheets in {round} has been reopened by a decision with its reason. The old sheet is kept; please fill in the new one at:

{link}`,
    },
  },
  review_due: {
    vi: {
      subject: 'Nhắc hạn chấm: {round}, {dueAt}',
      text: `Ông/bà còn phiếu chấm chưa nộp trong {round}. Hạn chấm: {dueAt}.

{link}`,
    },
    en: {
      subject: 'Score sheets are due: {round}, {dueAt}',
      text: `You have score sheets in {round} that are not submitted yet. Due: {dueAt}.

{link}`,
    },
  },
};
