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
  'identity.no_longer_admin': {
    vi: 'Một quản trị khác vừa khóa tài khoản hoặc thu hồi vai trò quản trị của bạn nên việc này không được ghi. Hãy liên hệ quản trị đó.',
    en: 'Another administrator has just disabled your account or taken your administrator role, so nothing was recorded. Get in touch with them.',
  },
  'identity.unknown_unit': {
    vi: 'Không có đơn vị này, hoặc đơn vị không còn hoạt động. Hãy chọn lại.',
    en: 'There is no such unit, or it is no longer active. Choose again.',
  },
  'identity.staff_code_taken': {
    vi: 'Mã cán bộ này đã thuộc về một người khác. Hãy kiểm tra lại.',
    en: 'This staff code belongs to somebody else. Check it.',
  },
  'identity.wrong_credentials': {
    vi: 'Địa chỉ hoặc mật khẩu không đúng, hoặc tài khoản chưa hoạt động. Hãy thử lại hoặc đặt lại mật khẩu.',
    en: 'Wrong address or password, or the account is not active. Try again or reset the password.',
  },
  'identity.wrong_password': {
    vi: 'Mật khẩu hiện tại không đúng. Hãy nhập lại.',
    en: 'The current password is wrong. Type it again.',
  },
  'identity.password_short': {
    vi: 'Mật khẩu cần ít nhất {least} ký tự. Hãy dùng một câu dễ nhớ với riêng bạn.',
    en: 'A password has at least {least} characters. Use a phrase that only you would think of.',
  },
  'identity.password_long': {
    vi: 'Mật khẩu dài quá {most} ký tự. Hãy rút ngắn.',
    en: 'A password has at most {most} characters. Shorten it.',
  },
  'identity.password_guessable': {
    vi: 'Mật khẩu dễ đoán: chỉ gồm tên, địa chỉ hoặc từ quen thuộc. Hãy thêm những từ khác.',
    en: 'The password is easy to guess: little more than a name, an address or a common word. Add other words.',
  },
  'identity.token_not_good': {
    vi: 'Liên kết hoặc mã đã dùng, đã hết hạn hoặc không đúng. Hãy yêu cầu gửi lại.',
    en: 'The link or code was used, has expired or is wrong. Ask for a new one.',
  },
  'identity.person_is_staff': {
    vi: 'Người này có vai trò trong cuộc thi nên chỉ chính họ hoặc quản trị được sửa thông tin.',
    en: 'This person holds a role in a contest, so only they themselves or an administrator may edit their data.',
  },
  'identity.own_unit_fixed': {
    vi: 'Bạn có vai trò trong cuộc thi nên họ tên và đơn vị chỉ do quản trị đổi. Hãy đề nghị quản trị.',
    en: 'You hold a role in a contest, so only an administrator changes your name or unit. Ask the administrator.',
  },
  'identity.code_for_staff': {
    vi: 'Mã giấy cho người có vai trò trong cuộc thi chỉ do quản trị cấp. Hãy đề nghị quản trị.',
    en: 'Only the administrator gives a paper code to somebody who holds a role. Ask the administrator.',
  },
  'identity.email_taken': {
    vi: 'Địa chỉ này hoặc người này đã có tài khoản. Hãy kiểm tra lại.',
    en: 'This address or person already has an account. Check it.',
  },
  'identity.own_account': {
    vi: 'Bạn không tự khóa được tài khoản của mình. Hãy đề nghị một quản trị khác.',
    en: 'You cannot disable your own account. Ask another administrator.',
  },
  'identity.bad_successor': {
    vi: 'Đơn vị tiếp nhận phải là một đơn vị khác đang hoạt động. Hãy chọn lại.',
    en: 'The successor must be another active unit. Choose again.',
  },
  'identity.unit_code_taken': {
    vi: 'Mã đơn vị này đã được dùng. Hãy chọn mã khác.',
    en: 'This unit code is in use. Choose another one.',
  },
  'identity.date_ahead': {
    vi: 'Ngày hiệu lực không được ở tương lai. Hãy ghi lại ngày.',
    en: 'The date lies ahead. Correct it.',
  },
  'identity.not_own_unit': {
    vi: 'Đầu mối chỉ nhập người của đơn vị mình. Hãy chọn đúng đơn vị.',
    en: 'A coordinator enters people of the own unit only. Choose that unit.',
  },
  'identity.one_of_two': {
    vi: 'Hãy nhập địa chỉ hoặc mã cán bộ, một trong hai.',
    en: 'Give either the address or the staff code.',
  },
  'identity.import_faults': {
    vi: 'Danh sách có {count} ô sai, chưa ghi gì. Hãy sửa các ô được nêu rồi tải lại.',
    en: '{count} cells are wrong and nothing was written. Correct them and upload again.',
  },
  'identity.column_missing': {
    vi: 'Thiếu cột “{column}”. Hãy thêm cột này ở dòng tiêu đề.',
    en: 'The column “{column}” is missing. Add it to the headings.',
  },
  'identity.cell_missing': {
    vi: 'Ô này chưa có giá trị. Hãy điền.',
    en: 'This cell is empty. Fill it in.',
  },
  'identity.cell_bad_text': {
    vi: 'Nội dung quá 300 ký tự hoặc có ký tự lạ. Hãy ghi gọn lại.',
    en: 'This is longer than 300 characters or has strange characters. Write it shorter.',
  },
  'identity.cell_bad_name': {
    vi: 'Họ tên quá dài hoặc có ký tự lạ. Hãy ghi lại.',
    en: 'The name is too long or has strange characters. Write it again.',
  },
  'identity.cell_unknown_unit': {
    vi: 'Không có đơn vị đang hoạt động mang mã “{code}”. Hãy kiểm tra, giữ cả số 0 ở đầu.',
    en: 'There is no active unit with the code “{code}”. Check it, leading zeros included.',
  },
  'identity.cell_bad_day': {
    vi: 'Ngày phải theo dạng ngày/tháng/năm, ví dụ 05/09/1980. Hãy ghi lại.',
    en: 'A day is written dd/MM/yyyy, such as 05/09/1980. Write it again.',
  },
  'identity.cell_bad_gender': {
    vi: 'Giới tính ghi “Nam” hoặc “Nữ”. Hãy ghi lại.',
    en: 'Gender is “Nam” or “Nữ”. Write it again.',
  },
  'identity.cell_bad_email': {
    vi: 'Địa chỉ email không đúng dạng. Hãy ghi lại.',
    en: 'The address is malformed. Write it again.',
  },
  'identity.cell_bad_phone': {
    vi: 'Số điện thoại không đúng dạng. Hãy ghi lại.',
    en: 'The telephone number is malformed. Write it again.',
  },
  'identity.cell_bad_code': {
    vi: 'Mã dài quá 60 ký tự. Hãy ghi lại.',
    en: 'The code is longer than 60 characters. Write it again.',
  },
  'identity.cell_bad_block': {
    vi: 'Khối ghi bằng chữ, bắt đầu bằng một chữ cái, ví dụ “Sở, ban, ngành”. Hãy ghi lại.',
    en: 'A block is a name that begins with a letter, such as “Sở, ban, ngành”. Write it again.',
  },
  'identity.cell_bad_count': {
    vi: 'Số cán bộ là một số nguyên, ví dụ 45. Hãy ghi lại.',
    en: 'The number of staff is a whole number, such as 45. Write it again.',
  },
  'identity.cell_circle': {
    vi: 'Đơn vị này thành cấp trên của chính nó. Hãy sửa mã đơn vị cấp trên.',
    en: 'The unit would stand above itself. Correct the code of the unit above.',
  },
  'identity.cell_unit_named': {
    vi: 'Mã này đã thuộc “{name}”. Hãy sửa mã; nếu đơn vị đổi tên, hãy đổi ở trang đơn vị để giữ lịch sử.',
    en: 'The code belongs to “{name}”. Correct it; a unit is renamed on its own page, which keeps the history.',
  },
  'identity.cell_unit_ended': {
    vi: 'Mã này thuộc “{name}”, đơn vị không còn hoạt động. Hãy dùng mã khác.',
    en: 'The code belongs to “{name}”, which is no longer active. Use another code.',
  },
  'identity.cell_twice': {
    vi: 'Giá trị này trùng với dòng {row}. Hãy bỏ một dòng.',
    en: 'The same as in row {row}. Remove one.',
  },
});
