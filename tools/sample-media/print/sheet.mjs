export const sheets = [];
