/** The colours that a label can have: one for each tint of the design system. */
export const hues = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330] as const;
