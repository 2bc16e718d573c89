/** When the test file that runs now has begun, ms; the Worker that files share has no other way to know. */
export const startOfFile = { at: 0 };
