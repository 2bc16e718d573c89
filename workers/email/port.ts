/** Mail out. What is sent is complete: both the plain and the HTML form. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface Mailer {
  /** Hands the mail over; throws when it could not (the caller's job retries, or the person asks again). */
  send(mail: Mail): Promise<void>;
}
