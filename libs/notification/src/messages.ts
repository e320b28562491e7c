import { registerMessages } from '@platform/kernel';

registerMessages({
  'notification.no_address': {
    vi: 'Người nhận không có địa chỉ thư. Hãy in thông báo hoặc bổ sung địa chỉ.',
    en: 'The recipient has no address. Print the notice, or give an address.',
  },
  'notification.has_address': {
    vi: 'Người nhận có địa chỉ thư nên thông báo này được gửi đi, không in.',
    en: 'The recipient has an address, so this notice is sent, not printed.',
  },
  'notification.bad_address': {
    vi: 'Địa chỉ thư không hợp lệ. Hãy ghi đúng một địa chỉ, không kèm tên.',
    en: 'The address is not valid. Give exactly one plain address.',
  },
  'notification.count_changed': {
    vi: 'Số bản nháp khớp bộ lọc nay là {count}, không phải {expected}. Hãy xem lại rồi phát hành.',
    en: 'The filter now matches {count} drafts, not {expected}. Look again, then release.',
  },
  'notification.nothing_to_release': {
    vi: 'Không có bản nháp nào khớp bộ lọc.',
    en: 'No draft matches the filter.',
  },
  'notification.unknown_kind': { vi: 'Không có loại thông báo này.', en: 'There is no such kind of notice.' },
  'notification.template_invalid': {
    vi: 'Mẫu thông báo chưa đúng. Hãy sửa các chỗ được nêu.',
    en: 'The template has faults. Correct the places named.',
  },
  'notification.unknown_placeholder': {
    vi: 'Mẫu dùng chỗ điền {name} không có ở loại này. Được dùng: {allowed}.',
    en: 'The template uses the placeholder {name}, which this kind does not offer. Allowed: {allowed}.',
  },
  'notification.stray_brace': {
    vi: 'Dấu ngoặc nhọn trong mẫu phải bao quanh đúng một chỗ điền.',
    en: 'Braces in a template must enclose exactly one placeholder.',
  },
  'notification.not_draft': {
    vi: 'Chỉ sửa được thông báo còn là bản nháp.',
    en: 'Only a draft can be edited.',
  },
});
