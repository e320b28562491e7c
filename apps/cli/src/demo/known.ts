/** An account that anybody who starts the demo may sign in with. */
export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

const account = (word: string, role: string): DemoAccount => ({
  role,
  email: `${word}@sangkien.example`,
  password: `dung-thu-2026-${word}`,
});

export const DEMO_ADMIN: DemoAccount = account('quantri', 'Quản trị / Administrator');
/** One for each part that people play. */
export const DEMO_ROLES = {
  head: account('totruong', 'Tổ trưởng thư ký / Head secretary'),
  secretary: account('thuky', 'Thư ký / Secretary'),
  organiser: account('bantochuc', 'Ban tổ chức / Organiser'),
  clerk: account('vanthu', 'Văn thư / Clerk'),
  chair: account('truongban', 'Trưởng ban giám khảo / Chair'),
  deputy: account('phoban', 'Phó ban giám khảo / Deputy chair'),
  judge: account('giamkhao', 'Giám khảo / Judge'),
  coordinator: account('daumoi', 'Đầu mối đơn vị / Coordinator'),
  applicant: account('tacgia', 'Tác giả / Applicant'),
};
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [DEMO_ADMIN, ...Object.values(DEMO_ROLES)];

/**
 * From the one that is over to the one that takes dossiers, so that lists begin with the latter. `seed` gives code and
 * content, `stands` tells how it stands; `complete` is true in SQL of the contest `c` when nothing is missing.
 */
export const DEMO_CONTESTS = {
  published: { seed: 'XONG', stands: 'đã công bố / is over', complete: `c.state = 'concluded'` },
  judged: {
    seed: 'CHAM',
    stands: 'đang chấm / is being judged',
    complete: `(SELECT count(*) FROM judging.sheet s JOIN judging.round r ON r.id = s.round_id
       WHERE r.contest_id = c.id AND s.state <> 'draft') >= 23`,
  },
  open: {
    seed: 'MAU',
    stands: 'đang nhận hồ sơ / takes dossiers',
    complete: '(SELECT count(*) FROM initiative.initiative i WHERE i.contest_id = c.id) >= 30',
  },
};

export type DemoContest = keyof typeof DEMO_CONTESTS;
