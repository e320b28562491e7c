/** `nguyen.van.an@vidu.vn` → `n***@vidu.vn`: enough to tell two apart, not enough to write to. */
export function maskEmail(email: string | null): string | null {
  if (email === null) return null;
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** `0912345678` → `***678` */
export function maskPhone(phone: string | null): string | null {
  return phone === null ? null : `***${phone.slice(-3)}`;
}
