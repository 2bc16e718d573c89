/** Invented people and words for the design page. It exists in development only, so they are no messages. */
export const people = [
  { id: "usr_1", name: "Ada Lovelace" },
  { id: "usr_2", name: "李小龙" },
  { id: "usr_3", name: "Grace Hopper" },
  { id: "usr_4", name: "김민준" },
  { id: "usr_5", name: "Plato" },
  { id: "usr_6", name: "🦊 Renard" },
  { id: "usr_7", name: "محمد الخوارزمي" },
  { id: "usr_8", name: "Ólafur Arnalds" },
  { id: "usr_9", name: "Zoë Kravitz" },
  { id: "usr_10", name: "Ngũgĩ wa Thiong'o" },
  { id: "usr_11", name: "Søren Kierkegaard" },
  { id: "usr_12", name: "María José García" },
] as const;

export const stages = ["Applied", "Screen", "Interview", "Offer"].map((label) => ({
  value: label.toLowerCase(),
  label,
}));

const long =
  "Senior staff engineer for optical instruments, measurement and everything else that the workshop in Lisbon needs";

export const longStages = ["one", "two", "three"].map((value) => ({ value, label: `${long}, ${value}` }));
export const densities = ["comfortable", "compact"] as const;
export const themesAtOnce = [
  { label: "Light", theme: "light", contrast: undefined },
  { label: "Dark", theme: "dark", contrast: undefined },
  { label: "Light, high contrast", theme: "light", contrast: "more" },
  { label: "Dark, high contrast", theme: "dark", contrast: "more" },
] as const;

export const words = {
  long,
  focused: "Focused",
  full: "Full",
  themes: "Themes",
  density: "Density",
  tokens: "Colour",
  type: "Type",
  typeSample: "Twelve people applied since Monday",
  buttons: "Buttons",
  save: "Save",
  moving: "Moving",
  reject: "Reject",
  cancel: "Cancel",
  more: "More",
  add: "Add candidate",
  learn: "Read more",
  forms: "Forms",
  name: "Name",
  email: "Email",
  emailHint: "Where the candidate hears from you.",
  emailError: "This is no email address.",
  notes: "Notes",
  stage: "Stage",
  choose: "Choose a stage",
  notify: "Tell the candidate",
  some: "Some of them",
  overlays: "Overlays",
  dialog: "Open dialog",
  alert: "Ask first",
  sheet: "Open sheet",
  menu: "Menu",
  popover: "Popover",
  moveTo: "Move to…",
  copyLink: "Copy link",
  dialogTitle: "Reject Ada Lovelace",
  dialogText: "She stays on the board under “Rejected” and hears nothing until somebody says so.",
  reason: "Reason",
  people: "People",
  labels: "Labels and numbers",
  feedback: "Feedback",
  toast: "Say it",
  toastUndo: "Say it, with undo",
  toastDanger: "Say that it failed",
  moved: "Ada Lovelace moved to Interview",
  refused: "The card went back: the requisition is on hold",
  undo: "Undo",
  uploading: "Reading 14 of 20 files",
  unknown: "Waiting for the server",
  states: "Empty, loading, error",
  empty: "No candidates in this stage",
  emptyText: "Drop résumés here, or add somebody by hand.",
  onHold: "This requisition is on hold: nobody moves forward until it is open again.",
  saved: "Everything is saved.",
  info: "New stages start hidden from candidates.",
  danger: "The file could not be read.",
  tabs: "Tabs",
  about: "About",
  timeline: "Timeline",
  files: "Files",
  announced: "Announced to assistive technology",
} as const;

export const colours = [
  ["bg-background", "bg-surface", "bg-sunken", "bg-raised", "bg-hover", "bg-selected"],
  ["bg-accent", "bg-danger", "bg-warning", "bg-success", "bg-info", "bg-control"],
  ["bg-accent-soft", "bg-danger-soft", "bg-warning-soft", "bg-success-soft", "bg-info-soft", "bg-border"],
] as const;

export const typeScale = [
  "text-3xl",
  "text-2xl",
  "text-xl",
  "text-lg",
  "text-base",
  "text-sm",
  "text-xs",
  "text-2xs",
] as const;
