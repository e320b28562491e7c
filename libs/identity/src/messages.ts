import { registerMessages } from '@platform/kernel';

registerMessages({
  'identity.coordinator_unit': {
    vi: 'Vai trò đầu mối đơn vị phải gắn với một đơn vị; các vai trò khác thì không. Hãy sửa mục đơn vị.',
    en: 'A coordinator needs a unit, and no other role has one. Correct the unit.',
  },
  'identity.admin_everywhere': {
    vi: 'Vai trò quản trị áp dụng cho toàn hệ thống, không gắn với một cuộc thi. Hãy bỏ mục cuộc thi.',
    en: 'The administrator role holds everywhere. Leave the contest out.',
  },
  'identity.grant_not_yours': {
    vi: 'Bạn không được giao vai trò này. Hãy đề nghị quản trị thực hiện.',
    en: 'You may not give this role. Ask the administrator to.',
  },
  'identity.grant_refused': {
    vi: 'Không giao được vai trò này. Hãy xem các lý do.',
    en: 'The role cannot be given. See the reasons.',
  },
  'identity.account_disabled': {
    vi: 'Tài khoản này đã bị khóa. Hãy mở lại tài khoản trước.',
    en: 'The account is disabled. Enable it first.',
  },
  'identity.own_grant': {
    vi: 'Không ai tự giao vai trò cho mình. Hãy đề nghị người khác có thẩm quyền.',
    en: 'Nobody gives a role to themself. Ask somebody else entitled to.',
  },
  'identity.already_granted': {
    vi: 'Người này đã có vai trò đó.',
    en: 'This person already holds that role.',
  },
  'identity.already_revoked': { vi: 'Vai trò này đã được thu hồi.', en: 'The role has been taken back already.' },
  'identity.own_admin': {
    vi: 'Bạn không tự thu hồi được vai trò quản trị của mình. Hãy đề nghị một quản trị khác.',
    en: 'You cannot take your own administrator role. Ask another administrator.',
  },
  'identity.unknown_unit': {
    vi: 'Không có đơn vị này, hoặc đơn vị không còn hoạt động. Hãy chọn lại.',
    en: 'There is no such unit, or it is no longer active. Choose again.',
  },
  'identity.staff_code_taken': {
    vi: 'Mã cán bộ này đã thuộc về một người khác. Hãy kiểm tra lại.',
    en: 'This staff code belongs to somebody else. Check it.',
  },
});
