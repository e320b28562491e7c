import type { Template } from '../render';

export const accountTemplates: Readonly<Record<string, Template>> = {
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
