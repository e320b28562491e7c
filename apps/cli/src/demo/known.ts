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

/** Of the demo contest: its seed, and how many initiatives it has when it is complete. */
export const DEMO_CONTEST = { seed: 'MAU', initiatives: 30 };
