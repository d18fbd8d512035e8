/** CPR number of a test person that public examples of Danish health services use; no one has it. */
export const TEST_PERSON = '2512489996';
