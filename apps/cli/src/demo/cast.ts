import type { Chance } from './chance';

export interface UnitPart {
  readonly code: string;
  readonly name: string;
  readonly block: 'department' | 'commune' | 'agency';
}

export interface PersonPart {
  /** Names the person within the demo, as `judge-3`. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly jobTitle: string;
  readonly qualification: string;
  readonly birthDate: string;
  readonly gender: 'male' | 'female';
  /** Place in `units`. */
  readonly unit: number;
}

export interface Cast {
  readonly units: readonly UnitPart[];
  readonly head: PersonPart;
  readonly secretaries: readonly PersonPart[];
  readonly organisers: readonly PersonPart[];
  readonly clerk: PersonPart;
  readonly chair: PersonPart;
  readonly deputy: PersonPart;
  readonly judges: readonly PersonPart[];
  /** One for each unit. */
  readonly coordinators: readonly PersonPart[];
  readonly applicants: readonly PersonPart[];
}

const DEPARTMENTS = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Tư pháp',
  'Sở Xây dựng',
  'Sở Nông nghiệp và Môi trường',
  'Sở Khoa học và Công nghệ',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
];
const COMMUNES = ['phường Tân Hòa', 'phường Đông Lạc', 'xã Bình Khê', 'xã Yên Trúc', 'xã Phú Lãng Sơn', 'xã Minh Cầu'];
const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đỗ',
  'Bùi',
  'Đặng',
  'Ngô',
  'Dương',
  'Đinh',
  'Lương',
  'Tạ',
  'Chu',
  'Nghiêm',
];
const MIDDLE = {
  male: ['Văn', 'Đức', 'Minh', 'Quang', 'Hữu', 'Xuân', 'Công', 'Đình', 'Trọng', 'Mạnh'],
  female: ['Thị', 'Thu', 'Thanh', 'Ngọc', 'Phương', 'Minh', 'Hồng', 'Thùy', 'Kim', 'Bích'],
};
const GIVEN = {
  male: [
    'An',
    'Bách',
    'Cường',
    'Dũng',
    'Giang',
    'Hải',
    'Khang',
    'Lâm',
    'Nghĩa',
    'Phúc',
    'Quân',
    'Sơn',
    'Thắng',
    'Tuấn',
    'Vinh',
  ],
  female: [
    'Anh',
    'Bình',
    'Chi',
    'Duyên',
    'Hà',
    'Hương',
    'Khuê',
    'Lan',
    'Mai',
    'Nga',
    'Oanh',
    'Quyên',
    'Thảo',
    'Trang',
    'Yến',
  ],
};
const POSTS = [
  'Chuyên viên',
  'Chuyên viên chính',
  'Phó Trưởng phòng',
  'Trưởng phòng',
  'Công chức Văn phòng – Thống kê',
  'Công chức Tư pháp – Hộ tịch',
  'Văn thư',
];
const LEARNT = [
  'Cử nhân Luật',
  'Cử nhân Kinh tế',
  'Kỹ sư Công nghệ thông tin',
  'Thạc sĩ Quản lý công',
  'Cử nhân Hành chính học',
  'Thạc sĩ Luật',
];

export interface CastSize {
  /** At most 8 and 6. */
  readonly departments: number;
  readonly communes: number;
  readonly applicants: number;
  readonly judges: number;
  /** Besides the head; at least one. */
  readonly secretaries: number;
  readonly organisers: number;
}

export const WHOLE_CAST: CastSize = {
  departments: 8,
  communes: 6,
  applicants: 40,
  judges: 9,
  secretaries: 3,
  organisers: 2,
};

/** The units and people of a contest; invented, and the same for the same seed. */
export function castOf(chance: Chance, size: CastSize): Cast {
  const prefix = contestCode(chance.seed);
  const departments = DEPARTMENTS.slice(0, size.departments);
  const communes = COMMUNES.slice(0, size.communes);
  const units: UnitPart[] = [
    ...departments.map((name, n) => ({
      code: `${prefix}-S${n + 1}`,
      name: `${name} (mẫu ${prefix})`,
      block: 'department' as const,
    })),
    ...communes.map((name, n) => ({
      code: `${prefix}-X${n + 1}`,
      name: `UBND ${name} (mẫu ${prefix})`,
      block: 'commune' as const,
    })),
    { code: `${prefix}-T1`, name: `Trường Chính trị tỉnh (mẫu ${prefix})`, block: 'agency' },
    { code: `${prefix}-T2`, name: `Văn phòng Ủy ban nhân dân tỉnh (mẫu ${prefix})`, block: 'agency' },
  ];
  const people = new People(chance, prefix);
  const entering = departments.length + communes.length;
  const [school, office] = [units.length - 2, units.length - 1];
  return {
    units,
    head: people.make('head', office, 'Trưởng phòng Kiểm soát thủ tục hành chính'),
    secretaries: some(size.secretaries, (n) => people.make(`secretary-${n}`, office, 'Chuyên viên Tổ thư ký')),
    organisers: some(size.organisers, (n) => people.make(`organiser-${n}`, office, 'Thành viên Ban Tổ chức')),
    clerk: people.make('clerk', office, 'Văn thư'),
    chair: people.make('chair', school, 'Phó Hiệu trưởng, Trưởng ban giám khảo'),
    deputy: people.make('deputy', school, 'Trưởng khoa, Phó Trưởng ban giám khảo'),
    judges: Array.from({ length: size.judges }, (_, n) =>
      people.make(
        `judge-${n + 1}`,
        n < Math.min(4, entering) && size.judges > 5 ? n : n % 2 === 0 ? school : office,
        'Giám khảo',
      ),
    ),
    coordinators: Array.from({ length: entering }, (_, n) => people.make(`coordinator-${n + 1}`, n, 'Chánh Văn phòng')),
    applicants: Array.from({ length: size.applicants }, (_, n) => people.make(`applicant-${n + 1}`, n % entering)),
  };
}

const some = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n + 1));

/** Prefix of the contest's public codes: letters and digits of the seed. */
export function contestCode(seed: string): string {
  return `TD${seed.toUpperCase().replace(/[^A-Z0-9]/g, '')}`.slice(0, 10);
}

class People {
  private readonly used = new Set<string>();

  constructor(
    private readonly chance: Chance,
    private readonly prefix: string,
  ) {}

  make(id: string, unit: number, post?: string): PersonPart {
    const { chance } = this;
    const gender = chance.pick(['male', 'female'] as const, id, 'gender');
    const pinch = (purpose: string) => chance.unit(id, purpose).toString(36).slice(2, 9);
    return {
      id,
      name: this.name(id, gender),
      email: `${id}@${this.prefix.toLowerCase()}.example`,
      password: `${pinch('p1')}-${pinch('p2')}-${pinch('p3')}`,
      jobTitle: post ?? chance.pick(POSTS, id, 'post'),
      qualification: chance.pick(LEARNT, id, 'learnt'),
      birthDate: `${chance.whole(1970, 1998, id, 'year')}-0${chance.whole(1, 9, id, 'month')}-${chance.whole(10, 28, id, 'day')}`,
      gender,
      unit,
    };
  }

  /** Names are not repeated. */
  name(id: string, gender: 'male' | 'female'): string {
    for (let turn = 0; ; turn += 1) {
      const parts = [FAMILY, MIDDLE[gender], GIVEN[gender]].map((list, n) =>
        this.chance.pick(list, id, 'name', n, turn),
      );
      const name = parts.join(' ');
      if (this.used.has(name)) continue;
      this.used.add(name);
      return name;
    }
  }
}

/** An author who takes part on paper, without an account. */
export function paperAuthor(chance: Chance, id: string): { readonly name: string; readonly jobTitle: string } {
  const gender = chance.pick(['male', 'female'] as const, id, 'gender');
  return { name: new People(chance, '').name(id, gender), jobTitle: chance.pick(POSTS, id, 'post') };
}
