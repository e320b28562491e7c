import { catalogue } from '../i18n';

/** Beside the fields, so that pages without them need not load it. */
const vi = {
  date: {
    calendar: 'Mở lịch',
    day: 'ngày/tháng/năm',
    moment: 'ngày/tháng/năm giờ:phút',
    faults: {
      shape: 'Hãy ghi ngày/tháng/năm, ví dụ 05/09/2026.',
      momentShape: 'Hãy ghi ngày/tháng/năm rồi giờ:phút, ví dụ 05/09/2026 17:00.',
      shortYear: 'Hãy ghi đủ bốn chữ số của năm, ví dụ 05/09/2026.',
      farYear: 'Hãy xem lại năm: chỉ nhận từ 1900 đến 2199.',
      noDay: 'Không có ngày này. Hãy xem lại ngày và tháng: ghi ngày trước, tháng sau.',
      noTime: 'Hãy ghi thêm giờ và phút, ví dụ 05/09/2026 17:00.',
      badTime: 'Hãy xem lại giờ: từ 00:00 đến 23:59.',
    },
  },
  number: {
    shape: () => 'Hãy ghi một số, ví dụ 1234,5.',
    decimals: (most: number) =>
      most === 0 ? 'Hãy ghi số nguyên, ví dụ 1234.' : `Hãy ghi tối đa ${most} chữ số thập phân, ví dụ 1234,5.`,
    grouped: (most: number) =>
      `Hãy ghi số liền, không ngăn hàng nghìn, ví dụ ${most === 0 ? '1234' : '1234 hoặc 1,23'}.`,
  },
  file: {
    choose: 'Chọn tệp…',
    another: 'Chọn tệp khác…',
    orDrop: 'hoặc kéo thả vào đây',
    clear: (name: string) => `Bỏ tệp ${name}`,
    strange: (kinds: string) => `Tệp này không thuộc loại nhận được. Hãy chọn tệp ${kinds}.`,
    accepted: (kinds: string, most: string) => `${kinds}, tối đa ${most}.`,
  },
  form: {
    missing: 'Hãy điền mục này.',
    address: 'Hãy ghi đúng một địa chỉ thư, ví dụ ten@donvi.gov.vn.',
  },
};

const en: typeof vi = {
  date: {
    calendar: 'Open the calendar',
    day: 'dd/mm/yyyy',
    moment: 'dd/mm/yyyy hh:mm',
    faults: {
      shape: 'Write day/month/year, such as 05/09/2026.',
      momentShape: 'Write day/month/year, then hour:minute, such as 05/09/2026 17:00.',
      shortYear: 'Write the year with four digits, such as 05/09/2026.',
      farYear: 'Check the year: it must lie between 1900 and 2199.',
      noDay: 'There is no such day. Check day and month: the day comes first.',
      noTime: 'Add hour and minute, such as 05/09/2026 17:00.',
      badTime: 'Check the time: from 00:00 to 23:59.',
    },
  },
  number: {
    shape: () => 'Write a number, such as 1234.5.',
    decimals: (most: number) =>
      most === 0 ? 'Write a whole number, such as 1234.' : `Write at most ${most} decimals, such as 1234.5.`,
    grouped: (most: number) =>
      `Write it without setting thousands apart, such as ${most === 0 ? '1234' : '1234 or 1.23'}.`,
  },
  file: {
    choose: 'Choose file…',
    another: 'Choose another file…',
    orDrop: 'or drop it here',
    clear: (name: string) => `Remove the file ${name}`,
    strange: (kinds: string) => `Files of this kind are not accepted. Choose ${kinds}.`,
    accepted: (kinds: string, most: string) => `${kinds}, ${most} at most.`,
  },
  form: {
    missing: 'Fill this in.',
    address: 'Write one address, such as name@unit.gov.vn.',
  },
};

export const useFieldText = catalogue(vi, en);
