// Reads the test files that `run.mjs` names in TESTS, one after the other; each registers its tests.
for (const file of process.env.TESTS.split(" ")) await import(`../${file}`);
