export const presentations = [];
