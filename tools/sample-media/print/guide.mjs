export const guides = [];
