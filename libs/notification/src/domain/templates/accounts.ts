import type { Template } from '../render';

export const accountTemplates: Readonly<Record<string, Template>> = {
  role_granted: {
    vi: {
      subject: 'Ông/bà được giao vai trò: {role}',
      text: `Ông/bà được giao vai trò {role}, {scope}. Quyền có hiệu lực ngay từ lần truy cập tiếp theo.

Nếu thấy chưa đúng, xin báo quản trị hoặc tổ trưởng tổ thư ký.

{link}`,
    },
    en: {
      subject: 'You have been given a role: {role}',
      text: `You have been given the role of {role}, {scope}. It holds from your next visit on.

If this is a mistake, please tell the administrator or the head of the secretariat.

{link}`,
    },
  },
  role_revoked: {
    vi: {
      subject: 'Ông/bà thôi vai trò: {role}',
      text: `Ông/bà thôi vai trò {role}, {scope}. Tài khoản vẫn dùng được cho các việc khác.

Nếu thấy chưa đúng, xin báo quản trị hoặc tổ trưởng tổ thư ký.

{link}`,
    },
    en: {
      subject: 'A role of yours has ended: {role}',
      text: `Your role of {role}, {scope}, has ended. Your account stays as it is.

If this is a mistake, please tell the administrator or the head of the secretariat.

{link}`,
    },
  },
  account_invited: {
    vi: {
      subject: 'Mời sử dụng hệ thống Sáng Kiến',
      text: `Ông/bà được mời sử dụng hệ thống Sáng Kiến. Xin mở đường dẫn dưới đây để đặt mật khẩu. Đường dẫn dùng một lần, có hiệu lực đến {expiresAt}.

{link}`,
    },
    en: {
      subject: 'Your invitation to Sáng Kiến',
      text: `You have been invited to Sáng Kiến. Please open this link to choose a password. It works once, until {expiresAt}.

{link}`,
    },
  },
  password_reset: {
    vi: {
      subject: 'Đặt lại mật khẩu',
      text: `Có yêu cầu đặt lại mật khẩu cho tài khoản của ông/bà. Đường dẫn dùng một lần, có hiệu lực đến {expiresAt}:

{link}

Nếu ông/bà không yêu cầu, xin bỏ qua thư này; mật khẩu không thay đổi.`,
    },
    en: {
      subject: 'Reset your password',
      text: `Somebody asked to reset the password of your account. This link works once, until {expiresAt}:

{link}

If it was not you, ignore this message; your password stays as it is.`,
    },
  },
  address_confirmation: {
    vi: {
      subject: 'Xác nhận địa chỉ thư điện tử',
      text: `Xin mở đường dẫn dưới đây để xác nhận địa chỉ thư điện tử của ông/bà. Đường dẫn có hiệu lực đến {expiresAt}.

{link}`,
    },
    en: {
      subject: 'Confirm your address',
      text: `Please open this link to confirm your address. It works until {expiresAt}.

{link}`,
    },
  },
  known_address: {
    vi: {
      subject: 'Địa chỉ này đã có tài khoản',
      text: `Có người vừa đăng ký tài khoản bằng địa chỉ thư của ông/bà, nhưng địa chỉ này đã có tài khoản. Nếu là ông/bà, xin đăng nhập hoặc đặt lại mật khẩu tại:

{link}

Nếu không phải, ông/bà không cần làm gì.`,
    },
    en: {
      subject: 'This address already has an account',
      text: `Somebody tried to register with your address, which already has an account. If it was you, sign in or reset your password at:

{link}

If it was not, there is nothing to do.`,
    },
  },
  password_changed: {
    vi: {
      subject: 'Mật khẩu đã thay đổi',
      text: `Mật khẩu tài khoản của ông/bà vừa được thay đổi và các phiên đăng nhập khác đã kết thúc. Nếu không phải ông/bà làm, xin đặt lại mật khẩu ngay và báo cho quản trị:

{link}`,
    },
    en: {
      subject: 'Your password has been changed',
      text: `The password of your account has just been changed and all other sessions have ended. If it was not you, reset it now and tell the administrator:

{link}`,
    },
  },
};
